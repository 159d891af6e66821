//! The start: look something up, or see how England was divided.

use axum::extract::State;
use maud::{Markup, html};
use remit_dictionary::Date;
use remit_register::{Kind, View};

use crate::asking;
use crate::components::{Column, Heading, Table, details, table};
use crate::page::{Page, START};
use crate::pages::footprint::counted;
use crate::pages::{map, rehearse, search};
use crate::routes::Shared;
use crate::words;

/// Days on which the law or a wave of mergers divided England anew, and the kind of body by which.
const TURNS: [(Kind, (i16, i8, i8)); 5] = [
    (Kind::Ccg, (2013, 4, 1)),
    (Kind::Ccg, (2020, 4, 1)),
    (Kind::Ccg, (2021, 4, 1)),
    (Kind::Icb, (2022, 7, 1)),
    (Kind::Icb, (2026, 4, 1)),
];

/// Shows the start page.
pub async fn show(State(site): State<Shared>) -> Page {
    site.answer(|_, snapshot| {
        let view = snapshot.view();
        let rows: Vec<_> = TURNS
            .into_iter()
            .map(|(kind, (year, month, day))| {
                let date = Date::from_ymd(year, month, day).expect("BUG: a day of the calendar");
                let count = view.bodies(kind, date).len();
                let (one, many) = words::kind(kind);
                let link = html! {
                    a href={ "/footprint/" (kind.word()) "/" (date) } { (words::day(date)) }
                };
                vec![link.into(), words::count(count, one, many).into()]
            })
            .collect();
        let body = html! {
            h1 { (START) }
            p.nhsuk-lede-text {
                "Remit keeps one record of who commissions health care in England, for whom, since \
                 when, and by what authority."
            }
            (today(&view))
            (search::form(Heading::Plain(search::ON_START), None, None))
            (rehearse::on_start(&view))
            (table(&Table {
                caption: Some(("England, divided among commissioners", Some("m"))),
                columns: &[Column::of("On"), Column::of("Commissioners on record")],
                rows: &rows,
                first_is_header: true,
                responsive: false,
            }))
            p { a href="/lineage" {
                "England's commissioners since 2013: which merged into which"
            } }
        };
        Page::new(START, body)
    })
    .await
}

/// Returns the commissioners of today, on a map; their table opens beneath it.
fn today(view: &View<'_>) -> Markup {
    let (kind, date) = (Kind::Icb, asking::today());
    let bodies = view.bodies(kind, date);
    if bodies.is_empty() {
        return html! {};
    }
    let table = map::bodies(view, (kind, date), &bodies, &counted(view, kind, date));
    let (one, many) = words::kind(kind);
    let count = words::count(bodies.len(), one, many);
    let summary = format!("The {count} of {}, as a table", words::day(date));
    map::footprint(view, (kind, date), &details(false, &summary, &table))
}
