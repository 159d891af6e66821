//! The terms of a case: conditions, promises and whether they were kept, and the work that follows.

use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::acts::{CaseKind, ConditionKind, Settlement};
use remit_governance::change::{self, Promise, conditions, promises};
use remit_governance::follow_up::follow_up;
use remit_governance::{Case, authorisation};

use super::remains::mover;
use crate::components::{Cell, Column, Table, table};
use crate::pages::{cases, parts};
use crate::site::Snapshot;
use crate::words;

/// Returns the conditions, the promises and the work that follows.
pub fn section(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    html! {
        (match case.kind() {
            CaseKind::Authorisation | CaseKind::Assessment => of_criteria(snapshot, case),
            CaseKind::Arrangement | CaseKind::Change => of_a_change(snapshot, case),
        })
        (promised(case))
        (work(snapshot, case))
    }
}

fn of_a_change(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let all = conditions(case);
    let rows: Vec<Vec<Cell>> = all.iter().map(|own| condition(snapshot, case, own)).collect();
    conditions_table(&rows)
}

fn condition(snapshot: &Snapshot, case: &Case<'_>, own: &change::Condition<'_>) -> Vec<Cell> {
    let became = match own.settled {
        None => "Open",
        Some(Settlement::Met) => "Met",
        Some(Settlement::Waived) => "Let go",
        Some(Settlement::Varied) => "Asked otherwise",
    };
    let when = match own.kind {
        ConditionKind::Precedent => "Before the change",
        ConditionKind::Subsequent => "After the change",
    };
    let acts = html! {
        (parts::act(own.act)) @if own.latest != own.act { ", " (parts::act(own.latest)) }
    };
    vec![
        html! { (own.asks) " (" (own.label) ")" }.into(),
        when.into(),
        own.by.map(words::day).unwrap_or_default().into(),
        became.into(),
        parts::body_link(&snapshot.view(), own.set_by, case.log.on).into(),
        acts.into(),
    ]
}

/// Conditions of an authorisation are for criteria that are not met.
fn of_criteria(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let all = authorisation::conditions(&snapshot.world(), case);
    let proposed = |criterion: &remit_governance::Label| {
        let mut acts = case.log.signed::<remit_governance::acts::ConditionProposed>();
        acts.rfind(|(_, own)| own.criterion == *criterion).map(|(recorded, _)| recorded)
    };
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|own| {
            let recorded = proposed(own.criterion);
            let became = if own.is_discharged { "Discharged" } else { "Open" };
            vec![
                html! { "To meet criterion " (own.criterion) }.into(),
                html! { "Support at level " (own.level) }.into(),
                own.plan_by.map(words::day).unwrap_or_default().into(),
                became.into(),
                recorded
                    .map(|own| parts::body_link(&snapshot.view(), own.signer.body, case.log.on))
                    .unwrap_or_default()
                    .into(),
                recorded.map(|own| parts::act(own.number)).unwrap_or_default().into(),
            ]
        })
        .collect();
    conditions_table(&rows)
}

fn conditions_table(rows: &[Vec<Cell>]) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("Conditions", Some("m"))),
        columns: &[
            Column::of("Condition"),
            Column::of("Kind"),
            Column::of("By when"),
            Column::of("What became of it"),
            Column::of("Set by"),
            Column::of("Source"),
        ],
        rows,
        first_is_header: true,
        responsive: true,
    })
}

fn promised(case: &Case<'_>) -> Markup {
    let all = promises(case);
    if all.is_empty() {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = all.iter().map(|own| promise(own, case.log.on)).collect();
    promises_table(&rows)
}

/// Returns a table of promises, each a row made by [`promise`].
pub fn promises_table(rows: &[Vec<Cell>]) -> Markup {
    table(&Table {
        caption: Some(("Promises, and whether they were kept", Some("m"))),
        columns: &[
            Column::of("What is measured"),
            Column::of("Was"),
            Column::of("Shall be"),
            Column::of("Judged on"),
            Column::of("Kept"),
            Column::of("Source"),
        ],
        rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns a promise as a row.
pub fn promise(own: &Promise<'_>, on: Date) -> Vec<Cell> {
    let promised = own.promised;
    vec![
        promised.measure.as_str().into(),
        promised.baseline.as_str().into(),
        promised.target.as_str().into(),
        words::day(promised.judged_on).into(),
        kept(own, on).into(),
        parts::act(own.act).into(),
    ]
}

fn kept(own: &Promise<'_>, on: Date) -> String {
    use remit_governance::acts::Finding;
    let Some(judged) = own.judged else {
        let due = own.promised.judged_on;
        return if due < on { "Not judged, and overdue" } else { "Not judged yet" }.to_owned();
    };
    if let Some(why) = &judged.cannot {
        return format!("Cannot be judged: {why}");
    }
    let word = match judged.finding {
        Some(Finding::Met) => "Kept",
        Some(Finding::Unmet) => "Not kept",
        None => "Judged",
    };
    judged.figure.as_ref().map_or_else(|| word.to_owned(), |figure| format!("{word}: {figure}"))
}

/// Returns the work that a change makes.
fn work(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    const WORK_MAX: usize = 50;
    let world = snapshot.world();
    let all = follow_up(&world, case);
    if all.is_empty() {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .take(WORK_MAX)
        .map(|own| {
            vec![
                words::capital(&own.work.to_string()).into(),
                mover(&world.view, &own.move_of, case.log.on).into(),
                own.by.map(words::day).unwrap_or_default().into(),
                parts::act(own.act).into(),
            ]
        })
        .collect();
    html! {
        (table(&Table {
            caption: Some(("The work that follows", Some("m"))),
            columns: &[
                Column::of("What"),
                Column::of("Whose move"),
                Column::of("By when"),
                Column::of("Source"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        @if WORK_MAX < all.len() {
            p { "The first " (WORK_MAX) " of " (words::total(all.len())) " are shown." }
        }
        @if case.kind() == CaseKind::Change {
            p { a href={ (cases::href(case.id)) "/rehearsal?on=" (case.log.on) } {
                "Where each thing goes"
            } }
        }
    }
}
