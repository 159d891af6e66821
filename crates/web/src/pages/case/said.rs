//! How pages say what a case is, how far it has come, and what was done in it.

use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::acts::{CaseKind, Outcome, Route};
use remit_governance::arrangement::{Stage, stage, terms};
use remit_governance::authorisation::{Status, status};
use remit_governance::change::{has_taken_effect, successors};
use remit_governance::decisions::decisions_of;
use remit_governance::waves::wave_of;
use remit_governance::{Case, World, is_over};

use crate::pages::{cases, parts};
use crate::site::Snapshot;
use crate::{remaining, words};

/// Returns what a case is about: its kind, and the form of it.
pub fn kind(case: &Case<'_>) -> String {
    let form =
        terms(case).map(|terms| terms.form.word()).or(case.opened.manner.map(|own| own.word()));
    let kind = words::capital(case.kind().word());
    form.map_or_else(|| kind.clone(), |form| format!("{kind}: {}", form.replace('-', " ")))
}

/// Returns how far a case has come.
pub fn state(world: &World<'_>, case: &Case<'_>) -> String {
    let decided = decisions_of(case).last().map(|made| outcome(made.outcome));
    if is_over(case) {
        return decided
            .filter(|own| *own == outcome(Outcome::Refused))
            .unwrap_or("Over")
            .to_owned();
    }
    match case.kind() {
        CaseKind::Authorisation | CaseKind::Assessment => match status(world, case) {
            Status::Undecided => "Open".to_owned(),
            Status::Refused => "Refused".to_owned(),
            Status::Full => "Approved in full".to_owned(),
            Status::WithConditions { conditions, directions } => format!(
                "Approved, with {} and {} still in force",
                words::count(conditions, "condition", "conditions"),
                words::count(directions, "direction", "directions")
            ),
        },
        CaseKind::Arrangement => match stage(case) {
            Stage::NotProposed | Stage::Proposed => "Open".to_owned(),
            Stage::Stalled(party) => format!("Stalled: {party} refused"),
            Stage::InForce(_) => "In force".to_owned(),
            Stage::Over => "Over".to_owned(),
        },
        CaseKind::Change if has_taken_effect(case) => "Took effect".to_owned(),
        CaseKind::Change => decided.unwrap_or("Open").to_owned(),
    }
}

/// Returns what came of a decision.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Approved => "Approved",
        Outcome::ApprovedWithConditions => "Approved with conditions",
        Outcome::Refused => "Refused",
    }
}

/// Returns by which law bodies change.
pub fn route(route: Route) -> &'static str {
    match route {
        Route::CcgMerger => "Clinical commissioning groups apply to merge",
        Route::IcbOrder => "NHS England makes an order for integrated care boards",
        Route::Statute => "An Act of Parliament replaces one kind of body by another",
    }
}

/// Says what a case is about, how far it has come, and how much remains.
pub fn in_a_sentence(snapshot: &Snapshot, case: &Case<'_>, date: Date) -> Markup {
    let world = snapshot.world();
    let all = remaining::of(world, *case, date);
    let late = remaining::late(&all);
    let state = state(&world, case);
    html! {
        p.nhsuk-lede-text {
            (what(snapshot, case)) ". Its state on " (words::day(date)) ": " (state) ". "
            @match (all.len(), late) {
                (0, _) => "Nothing remains to be done.",
                (some, 0) => { (words::count(some, "thing remains", "things remain")) ", and nothing is late." }
                (some, late) => {
                    (words::count(some, "thing remains", "things remain")) ", of which "
                    strong { (words::total(late)) (if late == 1 { " is late" } else { " are late" }) }
                    "."
                }
            }
        }
    }
}

fn what(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let (view, on) = (snapshot.view(), case.log.on);
    let (parties, many) = (case.parties(), 1 < case.parties().len());
    // A body may be named before its first day, or after its last.
    let named = |codes: &[remit_dictionary::Code]| {
        let links = codes.iter().map(|code| parts::body_link(&view, *code, on));
        listed(&links.collect::<Vec<_>>())
    };
    match case.kind() {
        CaseKind::Authorisation => html! {
            (named(parties)) " applies to be authorised"
            @if let Some(wave) = wave_of(case) {
                ", in " a href={ "/wave/" (wave) "?on=" (on) } { "wave " (wave) }
            }
        },
        CaseKind::Assessment => html! {
            (named(parties)) (if many { " are" } else { " is" }) " assessed"
            @if let Some(serves) = &case.opened.serves {
                " for the case " (cases::link(serves, serves.as_str(), on))
            }
        },
        CaseKind::Arrangement => html! {
            (named(parties)) " arrange to work together"
            @if let Some(terms) = terms(case) {
                ": " (words::with_article(&terms.form.word().replace('-', " ")))
                ", from " (words::day(terms.from))
            }
        },
        CaseKind::Change => {
            let new = successors(case);
            let new: Vec<Markup> =
                new.iter().map(|own| html! { (own.name) " (" (own.code) ")" }).collect();
            html! {
                (named(parties))
                (match (has_taken_effect(case), many) {
                    (true, _) => " became ",
                    (false, true) => " become ",
                    (false, false) => " becomes ",
                })
                @if new.is_empty() { "a body that is not named yet" } @else { (listed(&new)) }
                @if let Some(day) = case.opened.effect_on { " on " (words::day(day)) }
            }
        }
    }
}

/// Returns things in a row: `A`, `A and B`, `A, B and C`.
fn listed(all: &[Markup]) -> Markup {
    html! {
        @for (at, own) in all.iter().enumerate() {
            @if 0 < at { (if at + 1 == all.len() { " and " } else { ", " }) }
            (own)
        }
    }
}
