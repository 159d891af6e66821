//! The results of the waves of authorisation: how many applications had which outcome.

use std::collections::BTreeMap;

use axum::extract::State;
use maud::{Markup, html};
use remit_governance::authorisation::{Status, status};
use remit_governance::waves::wave_of;

use crate::asking::today;
use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::parts;
use crate::picture::outcomes;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// The outcomes in their order, as they are shown.
const OUTCOMES: [&str; 4] = ["In full", "With conditions", "Refused", "Not decided"];

/// Shows the results of every wave on record.
pub async fn show(State(site): State<Shared>) -> Page {
    site.answer(|_, snapshot| {
        let waves = waves(snapshot);
        let markup = html! {
            h1 { "Waves of applications" }
            p.nhsuk-lede-text {
                "Applications that come by the same day are decided on the same day: a wave. This \
                 is how each stands today."
            }
            @if waves.is_empty() {
                p { "No application on record is part of a wave." }
            }
            @for (at, (name, rows)) in waves.iter().enumerate() { (wave(at, name, rows)) }
        };
        Page::new("Waves of applications", markup).within(Section::Record)
    })
    .await
}

/// The rows of a wave: where each application stands among the outcomes, and what is shown of it.
type Rows = Vec<(usize, Vec<Cell>)>;

fn waves(snapshot: &Snapshot) -> BTreeMap<String, Rows> {
    let world = snapshot.world();
    let mut waves: BTreeMap<String, Rows> = BTreeMap::new();
    for case in world.books.cases(today()) {
        let Some(name) = wave_of(&case) else {
            continue;
        };
        let at = match status(&world, &case) {
            Status::Full => 0,
            Status::WithConditions { .. } => 1,
            Status::Refused => 2,
            Status::Undecided => 3,
        };
        let last = case.log.acts().next_back().map(|own| parts::act(own.number));
        let row = vec![
            case.opened.title.as_str().into(),
            OUTCOMES[at].into(),
            last.unwrap_or_default().into(),
        ];
        waves.entry(name.as_str().to_owned()).or_default().push((at, row));
    }
    waves
}

fn wave(at: usize, name: &str, applications: &[(usize, Vec<Cell>)]) -> Markup {
    let count = |own| applications.iter().filter(|(outcome, _)| *outcome == own).count();
    let counts: Vec<(&str, u64)> = OUTCOMES
        .iter()
        .enumerate()
        .map(|(own, word)| (*word, u64::try_from(count(own)).unwrap_or(u64::MAX)))
        .collect();
    let rows: Vec<Vec<Cell>> = applications.iter().map(|(_, row)| row.clone()).collect();
    html! {
        h2 { "Wave " (name) ": " (words::count(rows.len(), "application", "applications")) }
        (outcomes(&format!("wave-{at}"), &format!("Outcomes of wave {name}"), &counts))
        (table(&Table {
            caption: Some((&format!("Applications of wave {name}"), Some("m"))),
            columns: &[Column::of("Application"), Column::of("Outcome"), Column::of("Last act")],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
    }
}
