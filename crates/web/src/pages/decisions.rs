//! Decisions with their reasons, the last first, and the waves in which some were made.

use axum::extract::{Query, State};
use maud::html;
use remit_dictionary::Date;
use remit_governance::decisions::{Made, decisions};
use remit_governance::waves::every;

use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::cases::Asked;
use crate::pages::{case, cases, dated, parts};
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// So many decisions are on a page.
const DECISIONS_A_PAGE: usize = 50;

/// Shows the decisions by a date.
pub async fn show(
    State(site): State<Shared>,
    dated::On(date): dated::On,
    Query(asked): Query<Asked>,
) -> Page {
    site.answer(move |_, snapshot| page(snapshot, date, asked.first())).await
}

fn page(snapshot: &Snapshot, date: Date, first: usize) -> Page {
    let world = snapshot.world();
    let all = decisions(world.books, date);
    let shown = parts::Slice::of(all.len(), first, DECISIONS_A_PAGE);
    let rows: Vec<Vec<Cell>> =
        all[shown.range()].iter().map(|made| row(snapshot, made, date)).collect();
    let body = html! {
        h1 { "Decisions" }
        p.nhsuk-lede-text {
            "By " (words::day(date)) " "
            (words::count(all.len(), "decision on a case is", "decisions on cases are"))
            " on record, each with its reasons and the act behind it."
        }
        (dated::control("/decisions", date))
        @if rows.is_empty() {
            p { "Nothing was decided by then. " a href="/cases" { "See the cases that are open" } }
        } @else {
            (table(&Table {
                caption: Some(("Decisions, the last first", Some("m"))),
                columns: &[
                    Column::of("On"),
                    Column::of("Case"),
                    Column::of("Whose"),
                    Column::of("Decision"),
                    Column::of("Reasons"),
                    Column::of("Source"),
                ],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
            (shown.neighbours("Decisions", &|from| format!("/decisions?on={date}&from={from}")))
        }
        h2 { "Waves of authorisation" }
        p { "Applications that came by the same day were decided on the same day." }
        ul {
            @for (name, _) in every(world.tables) {
                li { a href={ "/wave/" (name) "?on=" (date) } { "Wave " (name) } }
            }
        }
    };
    Page::new(&format!("Decisions by {}", words::day(date)), body)
        .within(Section::Cases)
        .after("/cases", "Cases")
}

fn row(snapshot: &Snapshot, made: &Made<'_>, date: Date) -> Vec<Cell> {
    let own = &made.case;
    vec![
        words::day(made.recorded.on).into(),
        cases::link(own.id, own.opened.title.as_str(), date).into(),
        cases::bodies(&snapshot.view(), own.parties(), made.recorded.on).into(),
        case::outcome(made.outcome).into(),
        made.reasons.as_str().into(),
        parts::act(made.recorded.number).into(),
    ]
}
