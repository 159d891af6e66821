//! A footprint: England divided among the bodies of one kind on a date.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use maud::html;
use remit_dictionary::{Code, Date};
use remit_register::{Kind, View};

use crate::asking;
use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::{dated, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::words;

/// The footprints that the page leads to.
const KINDS: [Kind; 5] = [Kind::Icb, Kind::SubIcbLocation, Kind::Ccg, Kind::Pct, Kind::Region];

/// Shows a footprint on a date.
pub async fn show(
    State(site): State<Shared>,
    Path((kind, date)): Path<(String, String)>,
    Query(asked): Query<dated::AsKnown>,
) -> Result<Page, Refusal> {
    let (kind, date) = (asking::kind(&kind)?, asking::date(&date)?);
    dated::answer(&site, asked.as_known.as_deref(), move |snapshot| {
        let view = snapshot.view();
        let (one, many) = words::kind(kind);
        let practices = practices_of(&view, kind, date);
        let bodies = view.bodies(kind, date);
        let rows: Vec<Vec<Cell>> = bodies
            .iter()
            .map(|body| {
                let count = practices.get(&body.code).copied().unwrap_or_default();
                vec![
                    parts::body_link(&view, body.code, date).into(),
                    words::period(body.life).into(),
                    words::total(count).into(),
                ]
            })
            .collect();
        let day = words::day(date);
        let title = format!("{} on {day}", words::capital(many));
        let path = format!("/footprint/{}", kind.word());
        let markup = html! {
            h1 { (title) }
            p.nhsuk-lede-text {
                "On " (day) " the record has " (words::count(bodies.len(), one, many)) "."
            }
            @if bodies.is_empty() { p { (why_none(&view, kind, date)) } }
            (dated::as_known(snapshot, &format!("{path}/{date}")))
            (parts::carried_forward(snapshot, date))
            (dated::control_as_known(&path, date, snapshot.known()))
            @if !rows.is_empty() {
                (table(&Table {
                    caption: Some(("Each of them", Some("m"))),
                    columns: &[
                        Column::of("Body"),
                        Column::of("There"),
                        Column::numeric("Practices on record"),
                    ],
                    rows: &rows,
                    first_is_header: true,
                    responsive: true,
                }))
            }
            h2 { "Other footprints on this date" }
            ul {
                @for other in KINDS.into_iter().filter(|own| *own != kind) {
                    li { a href={ "/footprint/" (other.word()) "/" (date) } {
                        (words::capital(words::kind(other).1))
                    } }
                }
            }
        };
        Ok(Page::new(&title, markup).within(Section::Footprints))
    })
    .await
}

/// Counts the practices of each body: those recorded under it, and under its parts.
pub fn practices_of(view: &View<'_>, kind: Kind, date: Date) -> BTreeMap<Code, usize> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut above: BTreeMap<Code, Code> = BTreeMap::new();
    for (practice, commissioner) in view.commissioners(date) {
        // Where a location was divided, a fact about the practice itself says where it went.
        let own = view.part_of(practice, kind, date).code();
        let body = own.unwrap_or_else(|| {
            *above.entry(commissioner).or_insert_with(|| {
                view.part_of(commissioner, kind, date).code().unwrap_or(commissioner)
            })
        });
        *counts.entry(body).or_default() += 1;
    }
    counts
}

/// None alive, none known yet, and none described at all are three things.
fn why_none(view: &View<'_>, kind: Kind, date: Date) -> String {
    let of_kind = view.every_body().filter(|body| body.kind == kind);
    let first = of_kind.map(|body| body.life.from()).min();
    let many = words::kind(kind).1;
    match first {
        None => format!("No source on record describes any {many}."),
        Some(first) if date < first && kind.in_law().contains(date) => {
            format!("No source speaks of any {many} before {}.", words::day(first))
        }
        Some(_) => format!("There were no {many} on that day."),
    }
}
