//! The rule book: every rule in words, the provision behind it, and the acts that it guards.

use maud::{Markup, html};
use remit_governance::{Regime, Rule, book, guarded_by};

use crate::page::{Page, Section};
use crate::pages::parts;

/// Shows the rule book.
pub async fn show() -> Page {
    let areas = book().map(|(title, _)| title);
    let body = html! {
        h1 { "The rule book" }
        p.nhsuk-lede-text {
            "A rule guards acts: it refuses those that may not be. The rules that would still "
            "refuse are what remains of a case."
        }
        (parts::contents(&areas))
        @for (title, rules) in book() {
            h2 id=(parts::anchor(title)) { (title) }
            dl.nhsuk-summary-list {
                @for rule in rules { (one(rule)) }
            }
        }
    };
    Page::new("The rule book", body).within(Section::Cases).after("/cases", "Cases")
}

fn one(rule: &Rule) -> Markup {
    let guards = guarded_by(rule);
    let law = match rule.regime {
        Regime::Ccg => "While there were CCGs. ",
        Regime::Icb => "Since there are ICBs. ",
        Regime::Always => "",
    };
    html! {
        div.nhsuk-summary-list__row id=(rule.word()) {
            dt.nhsuk-summary-list__key { (rule.word()) }
            dd.nhsuk-summary-list__value {
                p { (rule.says()) }
                p { "By: " (rule.provision()) " " (law) "(" (rule.tag.words()) ")" }
                p {
                    "It guards: "
                    @if guards.is_empty() { "every act" } @else { (guards.join(", ")) }
                }
            }
        }
    }
}
