//! A case on a date: in a sentence first, then what remains, what was done, and whose words count.

pub mod change_pack;
pub mod criteria;
mod heard;
pub mod rehearsal;
mod remains;
mod said;
pub mod terms;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use remit_dictionary::Date;
use remit_governance::acts::{BallotOpened, CaseKind};
use remit_governance::decisions::decisions_of;
use remit_governance::{Case, CaseId, ballot};

pub use said::{in_a_sentence, kind, outcome, state};

use crate::asking;
use crate::components::{Cell, Column, Table, summary_list, table};
use crate::page::{Page, Section};
use crate::pages::cases::Asked;
use crate::pages::{cases, dated, parts, views};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::{papers, words};

/// So many acts are on a page.
const ACTS_A_PAGE: usize = 50;

/// Shows a case on a date; on today where the address names none.
pub async fn show(
    State(site): State<Shared>,
    Path(id): Path<String>,
    dated::On(date): dated::On,
    Query(asked): Query<Asked>,
) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |_, snapshot| {
        let case = find(snapshot, &id, date)?;
        Ok(page(snapshot, &case, date, &asked))
    })
    .await
}

/// Returns a case as at a day.
pub fn find<'a>(snapshot: &'a Snapshot, id: &CaseId, date: Date) -> Result<Case<'a>, Refusal> {
    let books = snapshot.world().books;
    books.case(id, date).ok_or_else(|| match books.case(id, Date::END) {
        Some(later) => {
            let opened = later.log.acts().next().map_or(Date::END, |first| first.on);
            Refusal::not_found(
                format!("The case {id} was not open on {}", words::day(date)),
                format!(
                    "It was opened on {}. Ask about that day or a later one.",
                    words::day(opened)
                ),
            )
        }
        None => Refusal::not_found(
            format!("There is no case {id} on record"),
            "The page of cases lists them all.",
        ),
    })
}

fn page(snapshot: &Snapshot, case: &Case<'_>, date: Date, asked: &Asked) -> Page {
    let href = cases::href(case.id);
    let markup = html! {
        h1.nhsuk-u-text-break-word { span.nhsuk-caption-l { "Case " (case.id) } (case.opened.title) }
        (in_a_sentence(snapshot, case, date))
        (dated::control(&href, date))
        (actions(case, &href, date))
        h2 { "Papers to take away" }
        (papers::links(case))
        (remains::section(snapshot, case))
        (decided(case))
        (terms::section(snapshot, case))
        (heard::section(snapshot, case))
        (acts(snapshot, case, asked.first(), &|from| format!("{href}?on={date}&from={from}")))
        (about(snapshot, case))
    };
    let title = format!("{} on {}", case.opened.title, words::day(date));
    Page::new(&title, markup).within(Section::Cases).after("/cases", "Cases")
}

/// Where else a case leads, and what can be done in it: links to forms belong here.
fn actions(case: &Case<'_>, href: &str, date: Date) -> Markup {
    let change = case.kind() == CaseKind::Change && case.opened.effect_on.is_some();
    html! {
        ul {
            @if change {
                li { a href={ (href) "/rehearsal?on=" (date) } {
                    "What would change, and the proof that nothing is lost"
                } }
                li { a href={ (href) "/change-pack.csv?on=" (date) } {
                    "The codes that change, as a change pack (CSV)"
                } }
            }
            @if case.opened.criteria.is_some() {
                li { a href={ (href) "/criteria?on=" (date) } {
                    "Its criteria, and what was found of them here and elsewhere"
                } }
            }
            @if views::takes_views(case) {
                li { a href={ (href) "/view" } { "Give your view: anybody can" } }
            }
            li { a href={ "/acts?case=" (case.id) } { "Put something on record in this case" } }
            li { a href={ (href) "/views" } { "Views that wait, for whoever runs this case" } }
            @if has_open_ballot(case) {
                li { a href={ (href) "/ballot-links" } {
                    "Links to vote by, for whoever runs the ballot"
                } }
            }
            li { a href={ "/api/v1/cases/" (&href["/case/".len()..]) "?on=" (date) } {
                "This case for programs (JSON)"
            } }
        }
    }
}

fn has_open_ballot(case: &Case<'_>) -> bool {
    case.all::<BallotOpened>().any(|own| !ballot::is_closed(case, own.body, &own.ballot))
}

/// Returns what was decided, with the reasons.
fn decided(case: &Case<'_>) -> Markup {
    let rows: Vec<Vec<Cell>> = decisions_of(case)
        .into_iter()
        .map(|made| {
            vec![
                words::day(made.recorded.on).into(),
                outcome(made.outcome).into(),
                made.reasons.as_str().into(),
                parts::act(made.recorded.number).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("What was decided", Some("m"))),
        columns: &[
            Column::of("On"),
            Column::of("Decision"),
            Column::of("Reasons"),
            Column::of("Source"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns what was done, the last first. Votes of a ballot that is open have no words of theirs.
fn acts(
    snapshot: &Snapshot,
    case: &Case<'_>,
    first: usize,
    href: &dyn Fn(usize) -> String,
) -> Markup {
    let view = snapshot.view();
    let all: Vec<_> = case.log.acts().rev().collect();
    let shown = parts::Slice::of(all.len(), first, ACTS_A_PAGE);
    let rows: Vec<Vec<Cell>> = all[shown.range()]
        .iter()
        .map(|own| {
            let hidden = ballot::is_hidden(case, &own.act);
            vec![
                words::day(own.on).into(),
                html! {
                    (words::act(own.act.word()))
                    @if hidden { ": hidden while the ballot is open" }
                }
                .into(),
                html! {
                    (words::capital(&own.signer.role.word().replace('-', " "))) " of "
                    (parts::body_link(&view, own.signer.body, own.on))
                }
                .into(),
                parts::act(own.number).into(),
            ]
        })
        .collect();
    html! {
        (table(&Table {
            caption: Some(("What was done, the last first", Some("m"))),
            columns: &[
                Column::of("On"),
                Column::of("What"),
                Column::of("By"),
                Column::of("Source"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        (shown.neighbours("What was done", href))
    }
}

fn about(snapshot: &Snapshot, case: &Case<'_>) -> Markup {
    let (view, opened) = (snapshot.view(), case.opened);
    let first = case.log.acts().next();
    let day = |date: Option<Date>| html! { (date.map(words::day).unwrap_or_default()) };
    let mut rows = vec![
        ("Name of the case", html! { (case.id) }),
        ("Kind", html! { (kind(case)) }),
        ("Whose", cases::bodies(&view, case.parties(), case.log.on)),
        ("Opened", day(first.map(|own| own.on))),
    ];
    if let Some(route) = opened.route {
        rows.push(("By which law", html! { (said::route(route)) }));
    }
    if opened.effect_on.is_some() {
        rows.push(("Takes effect", day(opened.effect_on)));
    }
    if let Some(set) = &opened.criteria {
        rows.push(("Criteria", html! { (set) }));
    }
    if let Some(serves) = &opened.serves {
        let link = html! { a href={ (cases::href(serves)) "?on=" (case.log.on) } { (serves) } };
        rows.push(("Serves the case", link));
    }
    html! { h2 { "About this case" } (summary_list(&rows)) }
}
