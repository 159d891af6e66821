//! The record: where it stands, and the files and decisions that it rests on.

use axum::extract::State;
use maud::html;

use crate::components::{Cell, Column, Table, summary_list, table};
use crate::page::{Page, Section};
use crate::pages::parts;
use crate::routes::Shared;
use crate::words;

/// So many of the last acts are listed.
const LISTED_MAX: usize = 200;

/// Shows where the record stands.
pub async fn show(State(site): State<Shared>) -> Page {
    site.answer(|_, snapshot| {
        let (head, register) = (snapshot.head(), snapshot.register());
        let entries = register.entries();
        let rows: Vec<Vec<Cell>> = entries
            .iter()
            .rev()
            .take(LISTED_MAX)
            .map(|entry| {
                let published = match entry.published.is_real() {
                    true => words::day(entry.published),
                    false => String::new(),
                };
                vec![
                    parts::act(entry.number.into()).into(),
                    parts::breakable(&entry.title).into(),
                    entry.format.as_str().into(),
                    published.into(),
                    words::moment(entry.recorded_at).into(),
                ]
            })
            .collect();
        let body = html! {
            h1 { "The record" }
            p.nhsuk-lede-text {
                "Everything is an act: somebody, with some authority, puts something on record. \
                 Acts are only ever added, and each is tied to the one before."
            }
            (summary_list(&[
                ("Acts", html! { (words::number(head.number)) }),
                ("Facts in the register", html! { (words::total(register.facts())) }),
                ("Last act", parts::act(head.number)),
                ("Head", html! { code { (head.number) ":" (head.hash.to_string()) } }),
            ]))
            p {
                "Keep the head: with it anybody can check later that nothing was cut off or \
                 rewritten (" code { "remit verify --head" } ")."
            }
            (table(&Table {
                caption: Some(("Files and decisions with facts, the last first", Some("m"))),
                columns: &[
                    Column::of("Act"),
                    Column::of("What"),
                    Column::of("Format"),
                    Column::of("Published, or in effect"),
                    Column::of("Recorded"),
                ],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
            @if LISTED_MAX < entries.len() {
                p { "The last " (LISTED_MAX) " of " (entries.len()) " are listed." }
            }
        };
        Page::new("The record", body).within(Section::Record)
    })
    .await
}
