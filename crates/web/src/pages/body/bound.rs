//! What binds a body: arrangements with others, conditions and directions, what was promised, and
//! the cases that it is a party of.

use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::acts::{CaseKind, ConditionProposed, DirectionGiven};
use remit_governance::arrangement::{Stage, named_parties, stage, terms};
use remit_governance::authorisation::open_conditions;
use remit_governance::change::{carried_by, changes_behind, conditions, promises, successors};
use remit_governance::standing_duty::directions_in_force;
use remit_governance::{Case, World};

use crate::components::{Cell, Column, Table, table};
use crate::pages::case::{kind, state, terms as shown};
use crate::pages::{cases, parts};
use crate::site::Snapshot;
use crate::words;

/// Returns the arrangements in force, or proposed, that a body takes part in.
pub fn arrangements(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let world = snapshot.world();
    let own = |case: &Case<'_>| {
        terms(case).is_some_and(|own| named_parties(case, own).contains(&code))
            && !matches!(stage(case), Stage::Over | Stage::NotProposed)
    };
    let rows: Vec<Vec<Cell>> = world
        .books
        .cases(date)
        .filter(own)
        .filter_map(|case| terms(&case).map(|terms| (case, terms)))
        .map(|(case, terms)| {
            let parties = named_parties(&case, terms).iter().copied();
            let others: Vec<Code> = parties.filter(|party| *party != code).collect();
            let act = match stage(&case) {
                Stage::InForce(act) => Some(act),
                Stage::NotProposed | Stage::Proposed | Stage::Stalled(_) | Stage::Over => {
                    case.log.acts().next_back().map(|last| last.number)
                }
            };
            let committee = terms.committee.as_ref();
            vec![
                cases::link(case.id, case.opened.title.as_str(), date).into(),
                html! {
                    (words::capital(&terms.form.word().replace('-', " ")))
                    @if let Some(name) = committee { ": its own committee is " (name) }
                }
                .into(),
                cases::bodies(&world.view, &others, date).into(),
                state(&world, &case).into(),
                act.map(parts::act).unwrap_or_default().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("Arrangements with others", Some("m"))),
        columns: &[
            Column::of("Arrangement"),
            Column::of("Form"),
            Column::of("With"),
            Column::of("State"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns the conditions that are open and the directions in force, those that came to the body
/// from its predecessors too.
pub fn obligations(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let world = snapshot.world();
    let mut rows = directions(&world, code, date);
    let party = |case: &Case<'_>| case.parties().contains(&code);
    for case in world.books.cases(date).filter(party) {
        rows.extend(of_case(&world, &case, date));
    }
    let carried = carried_by(&world, code, date);
    rows.extend(carried.directions.iter().map(|own| {
        let from = html! { "Given to " (parts::body_link(&world.view, own.listed_by, date)) };
        row("Direction", html! { (own.title) }, from, None, Some(own.act))
    }));
    rows.extend(carried.conditions.iter().map(|(case, own)| {
        let link = cases::link(case, case.as_str(), date);
        row("Condition", html! { (own.asks) }, link, own.by, Some(own.latest))
    }));
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("Conditions and directions", Some("m"))),
        columns: &[
            Column::of("Kind"),
            Column::of("What it asks"),
            Column::of("From"),
            Column::of("By when"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn row(kind: &str, asks: Markup, from: Markup, by: Option<Date>, act: Option<u64>) -> Vec<Cell> {
    vec![
        kind.into(),
        asks.into(),
        from.into(),
        by.map(words::day).unwrap_or_default().into(),
        act.map(parts::act).unwrap_or_default().into(),
    ]
}

fn directions(world: &World<'_>, code: Code, date: Date) -> Vec<Vec<Cell>> {
    let house = world.books.house(code, date);
    let directions = directions_in_force(world, code, date).into_iter();
    directions
        .map(|given| {
            let mut acts = house.signed::<DirectionGiven>();
            let recorded = acts.find(|(_, own)| own.direction == given.direction);
            let from = match &given.with {
                Some(case) => cases::link(case, case.as_str(), date),
                None => html! { (words::capital(&given.kind.word().replace('-', " "))) },
            };
            let act = recorded.map(|(recorded, _)| recorded.number);
            row("Direction", html! { (given.words) }, from, None, act)
        })
        .collect()
}

/// Returns the open conditions of a case that a body is a party of.
fn of_case(world: &World<'_>, case: &Case<'_>, date: Date) -> Vec<Vec<Cell>> {
    let link = || cases::link(case.id, case.opened.title.as_str(), date);
    match case.kind() {
        CaseKind::Authorisation | CaseKind::Assessment => open_conditions(world, case)
            .into_iter()
            .map(|own| {
                let mut acts = case.log.signed::<ConditionProposed>();
                let set = acts.rfind(|(_, act)| act.criterion == *own.criterion);
                let asks = html! {
                    "To meet criterion " (own.criterion) ", with support at level " (own.level)
                };
                row("Condition", asks, link(), own.plan_by, set.map(|(set, _)| set.number))
            })
            .collect(),
        CaseKind::Arrangement | CaseKind::Change => conditions(case)
            .into_iter()
            .filter(remit_governance::change::Condition::is_open)
            .map(|own| row("Condition", html! { (own.asks) }, link(), own.by, Some(own.latest)))
            .collect(),
    }
}

/// Returns what was promised in the cases of a body and in the changes that made it.
pub fn promised(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let world = snapshot.world();
    let mut all: Vec<Case<'_>> =
        world.books.cases(date).filter(|case| case.parties().contains(&code)).collect();
    all.extend(changes_behind(&world, code, date));
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .flat_map(|case| promises(case).into_iter().map(|own| shown::promise(&own, date)))
        .collect();
    if rows.is_empty() {
        html! {}
    } else {
        shown::promises_table(&rows)
    }
}

/// Returns the cases that a body is a party of, and those that are to make it.
pub fn its_cases(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let world = snapshot.world();
    let makes = |case: &Case<'_>| successors(case).iter().any(|own| own.code == code);
    let rows: Vec<Vec<Cell>> = world
        .books
        .cases(date)
        .filter(|case| case.parties().contains(&code) || makes(case))
        .map(|case| {
            let first = case.log.acts().next();
            let last = case.log.acts().next_back();
            let link = |act: Option<u64>| act.map(parts::act).unwrap_or_default();
            vec![
                cases::link(case.id, case.opened.title.as_str(), date).into(),
                html! { (kind(&case)) @if makes(&case) { ": this body is its successor" } }.into(),
                state(&world, &case).into(),
                first.map(|own| words::day(own.on)).unwrap_or_default().into(),
                link(first.map(|own| own.number)).into(),
                link(last.map(|own| own.number)).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("Cases", Some("m"))),
        columns: &[
            Column::of("Case"),
            Column::of("Kind"),
            Column::of("State"),
            Column::of("Opened"),
            Column::of("First act"),
            Column::of("Last act by this date"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}
