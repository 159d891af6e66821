//! What remains of a case: each rule that would still refuse, by deadline.

use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::{About, Case, Mover, NextStep, Rule, Standing};
use remit_register::View;

use crate::components::{Cell, Column, Table, table};
use crate::pages::{cases, parts};
use crate::remaining::{self, Refused, Remaining, What};
use crate::site::Snapshot;
use crate::words;

/// So many things that one rule is about are named; the case for programs names every one.
const ABOUT_MAX: usize = 15;

/// Returns what remains. Where one rule asks the same of several, they are in one row.
pub fn section(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let (view, on) = (snapshot.view(), case.log.on);
    let all = remaining::of(snapshot.world(), *case, on);
    if all.is_empty() {
        return html! {};
    }
    let groups = all.chunk_by(Remaining::is_alike);
    let rows: Vec<Vec<Cell>> = groups.map(|group| row(&view, group, on)).collect();
    table(&Table {
        caption: Some(("What remains, by deadline", Some("m"))),
        columns: &[
            Column::of("By when"),
            Column::of("What stands in the way"),
            Column::of("Whose move"),
            Column::of("Next step"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn row(view: &View<'_>, group: &[Remaining], on: Date) -> Vec<Cell> {
    let one = &group[0];
    let refused = one.refused();
    let next = match &one.what {
        What::Refused(own) => next(own.next),
        What::First(rule) => html! { "First: " (rule_link(rule)) },
    };
    vec![
        when(one, refused).into(),
        html! {
            (rule_link(one.rule)) br;
            @if refused.is_some() { (abouts(view, group, on)) br; }
            "Stands before: " (words::act(one.step)) br;
            "By: " (one.rule.provision())
        }
        .into(),
        refused.map(|own| mover(view, &own.move_of, on)).unwrap_or_default().into(),
        next.into(),
    ]
}

/// Returns what a rule is about, each by itself where it asks the same of several.
fn abouts(view: &View<'_>, group: &[Remaining], on: Date) -> Markup {
    html! {
        "About: "
        @for (at, own) in group.iter().filter_map(Remaining::refused).take(ABOUT_MAX).enumerate() {
            @if 0 < at { "; " }
            (about(view, &own.about, on))
        }
        @if ABOUT_MAX < group.len() { "; and " (words::total(group.len() - ABOUT_MAX)) " more" }
        @if 1 < group.len() { " (" (words::count(group.len(), "thing", "things")) ")" }
    }
}

/// Returns a rule in words, leading to the rule book.
fn rule_link(rule: &Rule) -> Markup {
    html! { a href={ "/rules#" (rule.word()) } { (rule.says()) } }
}

fn when(one: &Remaining, refused: Option<&Refused>) -> Markup {
    let by = refused.and_then(|own| own.by_when).map(words::day);
    let days = |days: i32| words::count(usize::try_from(days).unwrap_or(0), "day", "days");
    html! {
        @match one.standing {
            Standing::Late(late) => {
                (by.unwrap_or_default()) br; strong { (days(late)) " late" }
            }
            Standing::Open => (by.unwrap_or_else(|| "No day is set".to_owned())),
            Standing::Waiting => {
                @match refused.map(|own| own.next) {
                    Some(NextStep::WaitUntil(day)) => { "Waits for " (words::day(day)) },
                    Some(_) | None => "Waits for its day",
                }
            }
            Standing::NotYet => "Not yet",
        }
    }
}

fn about(view: &View<'_>, about: &About, on: Date) -> Markup {
    match about {
        About::Case(_) => html! { "the case" },
        About::Body(code) => parts::body_link(view, *code, on),
        About::ThingOf(code, label) => {
            html! { (words::capital(&label.as_str().replace('-', " "))) " of " (parts::body_link(view, *code, on)) }
        }
        About::Thing(label) => html! { (words::capital(&label.as_str().replace('-', " "))) },
        About::Day(found, bound) => {
            html! { (words::day(*found)) ", against " (words::day(*bound)) }
        }
        own @ (About::Person(_)
        | About::Account(..)
        | About::Field(_)
        | About::Count { .. }
        | About::Amount(..)) => html! { (words::capital(&remaining::about(own))) },
    }
}

/// Returns whose move it is.
pub fn mover(view: &View<'_>, move_of: &Mover, on: Date) -> Markup {
    match move_of {
        Mover::Body(_) | Mover::Parties(_) => cases::bodies(view, &remaining::movers(move_of), on),
        Mover::Signer | Mover::NhsEngland | Mover::Ministers | Mover::Calendar => {
            html! { (words::capital(&move_of.to_string())) }
        }
    }
}

fn next(next: NextStep) -> Markup {
    html! {
        @match next {
            NextStep::Record(act) => { "Put on record: " (words::act_within(act)) },
            NextStep::WaitUntil(day) => { "Wait until " (words::day(day)) },
            own => (words::capital(&own.to_string())),
        }
    }
}
