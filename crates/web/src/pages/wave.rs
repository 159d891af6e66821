//! A wave of applications: its days, and what came of each application.

use axum::extract::{Path, State};
use maud::html;
use remit_dictionary::Date;
use remit_governance::authorisation::{Findings, decided_on};
use remit_governance::decisions::decisions_of;
use remit_governance::waves::{Wave, applications, every, published};
use remit_governance::{Case, Label};

use crate::components::{Cell, Column, Table, inset_text, table};
use crate::page::{Page, Section};
use crate::pages::{case, cases, dated, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// Shows a wave, as at a date.
pub async fn show(
    State(site): State<Shared>,
    Path(name): Path<String>,
    dated::On(date): dated::On,
) -> Result<Page, Refusal> {
    site.answer(move |_, snapshot| {
        let tables = snapshot.world().tables;
        let mut waves = every(tables);
        let days = waves.find(|(own, _)| *own == name).map(|(_, days)| days);
        let (Ok(label), Some(days)) = (Label::parse(&name), days) else {
            let names: Vec<&str> = every(tables).map(|(own, _)| own).collect();
            let hint = format!("The waves are {}.", names.join(", "));
            return Err(Refusal::not_found("There was no such wave", hint));
        };
        Ok(page(snapshot, &label, days, date))
    })
    .await
}

fn page(snapshot: &Snapshot, name: &Label, days: Wave, date: Date) -> Page {
    let world = snapshot.world();
    let all: Vec<Case<'_>> = applications(&world, name, date).collect();
    let rows: Vec<Vec<Cell>> = all.iter().map(|own| row(snapshot, own, date)).collect();
    let decided = all.iter().filter(|own| decided_on(own).is_some()).count();
    let body = html! {
        h1 { span.nhsuk-caption-l { "Authorisation" } "Wave " (name) }
        p.nhsuk-lede-text {
            "Bodies applied by " (words::day(days.submit_by)) " and were to be decided on "
            (words::day(days.decided_on)) ". On " (words::day(date)) " the record has "
            (words::count(all.len(), "application", "applications")) ", of which "
            (words::total(decided)) (if decided == 1 { " is" } else { " are" }) " decided."
        }
        @match published(&world, name, date) {
            Some(act) => p {
                "The decisions were published on " (words::day(act.on)) ": "
                (parts::act(act.number)) "."
            },
            None => (inset_text(&html! { p { "The decisions of this wave are not published yet." } })),
        }
        (dated::control(&format!("/wave/{name}"), date))
        @if !rows.is_empty() {
            (table(&Table {
                caption: Some(("What came of each application", Some("m"))),
                columns: &[
                    Column::of("Body"),
                    Column::of("Case"),
                    Column::of("State"),
                    Column::numeric("Criteria not met"),
                    Column::of("Decided on"),
                    Column::of("Source"),
                ],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
        }
    };
    Page::new(&format!("Wave {name} of authorisation"), body)
        .within(Section::Cases)
        .after("/decisions", "Decisions")
}

fn row(snapshot: &Snapshot, own: &Case<'_>, date: Date) -> Vec<Cell> {
    let world = snapshot.world();
    let made = decisions_of(own).pop();
    let submitted = own.log.signed::<remit_governance::acts::Submitted>().next_back();
    let act = made.map(|made| made.recorded).or(submitted.map(|(recorded, _)| recorded));
    vec![
        cases::bodies(&world.view, own.parties(), date).into(),
        cases::link(own.id, own.opened.title.as_str(), date).into(),
        case::state(&world, own).into(),
        words::total(Findings::of(&world, own).unmet().count()).into(),
        made.map(|made| words::day(made.recorded.on)).unwrap_or_default().into(),
        act.map(|own| parts::act(own.number)).unwrap_or_default().into(),
    ]
}
