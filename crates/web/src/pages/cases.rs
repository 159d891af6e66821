//! Every case on a date: what it is about, whose it is, how far it has come, what remains.

use axum::extract::{Query, State};
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::{Case, CaseId};

use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::{case, dated, parts};
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::{remaining, words};

/// So many cases are on a page.
const CASES_A_PAGE: usize = 50;

/// From which entry of a long list on.
#[derive(Debug, serde::Deserialize)]
pub struct Asked {
    from: Option<usize>,
}

impl Asked {
    /// Returns the first entry, from 0.
    pub fn first(&self) -> usize {
        self.from.unwrap_or(1).max(1) - 1
    }
}

/// Shows every case that was open by a date.
pub async fn show(
    State(site): State<Shared>,
    dated::On(date): dated::On,
    Query(asked): Query<Asked>,
) -> Page {
    site.answer(move |_, snapshot| page(snapshot, date, asked.first())).await
}

fn page(snapshot: &Snapshot, date: Date, first: usize) -> Page {
    let cases: Vec<Case<'_>> = snapshot.world().books.cases(date).collect();
    let shown = parts::Slice::of(cases.len(), first, CASES_A_PAGE);
    let day = words::day(date);
    let rows: Vec<Vec<Cell>> =
        cases[shown.range()].iter().map(|case| row(snapshot, case, date)).collect();
    let body = html! {
        h1 { "Cases" }
        p.nhsuk-lede-text {
            "By " (day) " there " (if cases.len() == 1 { "is " } else { "are " })
            (words::count(cases.len(), "case", "cases")) " on record: bodies that apply, are \
             assessed, arrange to work together, or change."
        }
        (dated::control("/cases", date))
        @if rows.is_empty() {
            p { "Nobody had opened a case by then. Choose a later date." }
        } @else {
            (table(&Table {
                caption: Some((&format!("Each case on {day}"), Some("m"))),
                columns: &[
                    Column::of("Case"),
                    Column::of("Kind"),
                    Column::of("Whose"),
                    Column::of("State"),
                    Column::of("Takes effect"),
                    Column::numeric("Remains"),
                    Column::numeric("Late"),
                ],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
            (shown.neighbours("Cases", &|from| format!("/cases?on={date}&from={from}")))
        }
        p { a href="/decisions" { "Decisions, with their reasons" } }
        p { a href="/rules" { "The rule book" } }
    };
    Page::new(&format!("Cases on {day}"), body).within(Section::Cases)
}

fn row(snapshot: &Snapshot, own: &Case<'_>, date: Date) -> Vec<Cell> {
    let (world, view) = (snapshot.world(), snapshot.view());
    let remaining = remaining::of(world, *own, date);
    let late = remaining::late(&remaining);
    vec![
        link(own.id, own.opened.title.as_str(), date).into(),
        case::kind(own).into(),
        bodies(&view, own.parties(), date).into(),
        case::state(&world, own).into(),
        own.opened.effect_on.map(words::day).unwrap_or_default().into(),
        words::total(remaining.len()).into(),
        words::total(late).into(),
    ]
}

/// Returns links to bodies, one a line.
pub fn bodies(view: &remit_register::View<'_>, codes: &[Code], date: Date) -> Markup {
    html! {
        @for (at, code) in codes.iter().enumerate() {
            @if 0 < at { br; }
            (parts::body_link(view, *code, date))
        }
    }
}

/// Returns the address of a case; a stroke in its name would end a part of the address.
pub fn href(id: &CaseId) -> String {
    format!("/case/{}", id.as_str().replace('/', "%2F"))
}

/// Returns a link to a case on a date.
pub fn link(id: &CaseId, title: &str, date: Date) -> Markup {
    // A title may be one long word, and a table would be as wide.
    html! {
        span.nhsuk-u-text-break-word { a href={ (href(id)) "?on=" (date) } { (title) } }
    }
}
