//! A body on a date: who it is, what it is responsible for, whom it has, where its work came from
//! and went.

mod bound;
mod held;
mod house;

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_dictionary::Date;
use remit_register::{Body, Capacity, FunctionRule, Functions, Kind, Member, Undetermined, View};
use serde::Deserialize;

use crate::asking;
use crate::components::{Cell, Column, Table, details, table, warning_callout};
use crate::page::{Page, Section};
use crate::pages::footprint::practices_of;
use crate::pages::{dated, lineage, locally, map, parts, practice};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// So many members of one kind are on a page.
const MEMBERS_A_PAGE: usize = 60;

/// From which member on.
#[derive(Debug, Deserialize)]
pub struct Asked {
    from: Option<usize>,
    #[serde(rename = "as-known")]
    as_known: Option<String>,
}

/// Shows a body on a date.
pub async fn show(
    State(site): State<Shared>,
    Path((code, date)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Refusal> {
    let first = asked.from.unwrap_or(1).max(1) - 1;
    let (code, date) = (asking::code(&code)?, asking::date(&date)?);
    dated::answer(&site, asked.as_known.as_deref(), move |snapshot| {
        let view = snapshot.view();
        let code = view.canonical(code);
        match view.nearest_body(code, date) {
            Some(body) if body.kind.is_member() => {
                Ok(Redirect::to(&parts::href(&view, code, date)).into_response())
            }
            Some(body) => Ok(page(snapshot, &body, date, first).into_response()),
            None if code.is_small_area() && view.knows(code) => {
                Ok(Redirect::to(&parts::href(&view, code, date)).into_response())
            }
            None => Err(practice::unknown_to(snapshot, code)),
        }
    })
    .await
}

fn page(snapshot: &Snapshot, body: &Body, date: Date, first: usize) -> Page {
    let view = snapshot.view();
    let code = body.code;
    let day = if body.life.until() <= date { body.life.until().day_before() } else { date };
    let name = view.name_of(body, day).map_or_else(|| code.to_string(), str::to_owned);
    let (kind, many) = words::kind(body.kind);
    let alive = body.life.contains(date);
    let shown = sections(snapshot, body, date, first);
    let titles: Vec<&str> = shown.iter().map(|(title, _)| *title).collect();
    let path = format!("/body/{code}");
    let markup = html! {
        h1.nhsuk-u-text-break-word { span.nhsuk-caption-l { (words::capital(kind)) " " (code) } (name) }
        @if alive {
            (in_a_sentence(snapshot, body, &name, date))
        } @else {
            (when_not_alive(&view, body, &name, date))
        }
        (dated::as_known(snapshot, &format!("{path}/{date}")))
        (parts::carried_forward(snapshot, date))
        (dated::control_as_known(&path, date, snapshot.known()))
        @if 3 < shown.len() { (parts::contents(&titles)) }
        @for (title, section) in &shown {
            div id=(parts::anchor(title)) { (section) }
        }
    };
    let title = format!("{name} ({code}) on {}", words::day(date));
    let footprint = format!("/footprint/{}/{day}", body.kind.word());
    Page::new(&title, markup).within(Section::Search).after(footprint, words::capital(many))
}

/// Returns what there is to say of a body on a date, each part with its title. One that is not
/// alive has only its past.
fn sections(
    snapshot: &Snapshot,
    body: &Body,
    date: Date,
    first: usize,
) -> Vec<(&'static str, Markup)> {
    let (view, code) = (snapshot.view(), body.code);
    let day = if body.life.until() <= date { body.life.until().day_before() } else { date };
    let mut all = Vec::new();
    if body.life.contains(date) {
        all = vec![
            ("Who commissions here", locally::of_body(snapshot, body, date)),
            ("What it is responsible for", functions(snapshot, body, date)),
            ("Members", members(&view, body, date, first)),
            ("Who runs it", house::section(snapshot, body, date)),
            ("Arrangements with others", bound::arrangements(snapshot, code, date)),
            ("Conditions and directions", bound::obligations(snapshot, code, date)),
            ("Promises", bound::promised(snapshot, code, date)),
            ("What it holds", held::by(snapshot, code, date)),
            ("What others hold with it", held::with(snapshot, code, date)),
        ];
    }
    let sources = html! {
        h2 { "Where this comes from" }
        p { (parts::sources(&view, &view.sources_of(body))) }
    };
    all.extend([
        ("Where its work came from, and where it went", lineage::of_body(&view, code)),
        ("Where it is", map::of_body(&view, body, day)),
        ("Cases", bound::its_cases(snapshot, code, date)),
        ("Where this comes from", sources),
    ]);
    all.retain(|(_, section)| !section.0.is_empty());
    all
}

/// Returns the rules by which a kind of body has functions on a date.
fn rules_of(snapshot: &Snapshot, kind: Kind, date: Date) -> Vec<&FunctionRule> {
    let rules = snapshot.world().functions.rules().iter();
    rules.filter(|rule| rule.kind == kind && rule.period.contains(date)).collect()
}

/// Says who this is and what it is responsible for.
fn in_a_sentence(snapshot: &Snapshot, body: &Body, name: &str, date: Date) -> Markup {
    let view = snapshot.view();
    let rules = rules_of(snapshot, body.kind, date);
    let held: Vec<&str> = rules
        .iter()
        .filter(|rule| rule.capacity == Capacity::Holds)
        .map(|rule| rule.function.as_str())
        .collect();
    let count = practices_of(&view, body.kind, date).get(&body.code).copied().unwrap_or(0);
    let kind = words::with_article(words::kind(body.kind).0);
    let whole = view.part_of(body.code, Kind::Icb, date).code();
    let was = words::was(date);
    html! {
        p.nhsuk-lede-text {
            "On " (words::day(date)) " " (name) " " (was) " " (kind)
            @if let Some(whole) = whole.filter(|own| *own != body.code) {
                ", a part of " (parts::body_link(&view, whole, date))
            }
            "."
            @if held.contains(&Functions::USUAL) {
                " It " (was) " responsible for hospital, community and mental health care"
                @if 0 < count {
                    ", for the patients of " (words::count(count, "practice", "practices"))
                    " on record"
                }
                "."
            } @else if 0 < count {
                " " (words::count(count, "practice is", "practices are")) " recorded under it."
            }
        }
    }
}

/// Says when a body that is not alive began or ended, and who has its work.
fn when_not_alive(view: &View<'_>, body: &Body, name: &str, date: Date) -> Markup {
    let day = words::day(date);
    let holders = view.lineage(body.code, date);
    let rows: Vec<Vec<Cell>> = holders
        .iter()
        .map(|holder| {
            vec![
                parts::body_link(view, holder.code, date).into(),
                words::share(holder.share).into(),
                words::basis(holder.basis).into(),
                holder.date.map(words::day).unwrap_or_default().into(),
            ]
        })
        .collect();
    let ended = body.life.until() <= date;
    let sentence = if ended {
        format!("{name} ended. Its last day was {}.", words::last_day(body.life))
    } else {
        format!("{name} had not begun on {day}. It began on {}.", words::since(body.life))
    };
    let heading = if ended { "This body has ended" } else { "This body had not begun" };
    html! {
        (warning_callout(2, heading, &sentence))
        @if rows.is_empty() {
            p { "No source says who had its work on " (day) "." }
        } @else {
            (table(&Table {
                caption: Some((&format!("Who had its work on {day}"), Some("m"))),
                columns: &[
                    Column::of("Body"),
                    Column::of("How much"),
                    Column::of("By"),
                    Column::of("On"),
                ],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
        }
    }
}

fn functions(snapshot: &Snapshot, body: &Body, date: Date) -> Markup {
    let view = snapshot.view();
    let rows: Vec<Vec<Cell>> = rules_of(snapshot, body.kind, date)
        .into_iter()
        .map(|rule| {
            let how = match rule.capacity {
                Capacity::Holds => "Holds the duty",
                Capacity::ExercisesByDelegation => "Exercises it by delegation",
            };
            let facts = view.sources_of_holding(body, &rule.function, date);
            let from = rule.period.from().max(body.life.from());
            vec![
                rule.name.as_str().into(),
                how.into(),
                words::day(from).into(),
                html! { (rule.provision) @if !facts.is_empty() {
                    br; (parts::sources(&view, &facts))
                } }
                .into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some(("What it is responsible for", Some("m"))),
        columns: &[
            Column::of("Care"),
            Column::of("How"),
            Column::of("Since"),
            Column::of("By what law"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns the members of a body, kind by kind, and those that may be its.
fn members(view: &View<'_>, body: &Body, date: Date, first: usize) -> Markup {
    let (found, open) = view.members(Some(body.code), date);
    let mut by_kind: BTreeMap<Kind, Vec<&Member>> = BTreeMap::new();
    for member in &found {
        by_kind.entry(member.kind.unwrap_or(Kind::Other)).or_default().push(member);
    }
    html! {
        @for (kind, members) in &by_kind {
            (members_of_kind(view, *kind, members, (date, first)))
        }
        @if !open.is_empty() { (undetermined(view, &open, date)) }
    }
}

fn members_of_kind(
    view: &View<'_>,
    kind: Kind,
    members: &[&Member],
    (date, first): (Date, usize),
) -> Markup {
    let shown = parts::Slice::of(members.len(), first, MEMBERS_A_PAGE);
    let (one, many) = words::kind(kind);
    let rows: Vec<Vec<Cell>> = members[shown.range()]
        .iter()
        .map(|member| {
            vec![
                parts::body_link(view, member.code, date).into(),
                words::period(member.period).into(),
                parts::source(view, member.source).into(),
            ]
        })
        .collect();
    html! {
        (table(&Table {
            caption: Some((&words::count(members.len(), one, many), Some("m"))),
            columns: &[
                Column::of("Member"),
                Column::of("Belongs to it"),
                Column::of("Source"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        (shown.neighbours("Members", &|from| {
            format!("/body/{}/{date}?from={from}", members[0].body)
        }))
    }
}

fn undetermined(view: &View<'_>, open: &[Undetermined], date: Date) -> Markup {
    let summary = format!("{} may be members", words::count(open.len(), "practice", "practices"));
    details(
        false,
        &summary,
        &html! {
            p { "Each belongs to one of several bodies, and no source says to which." }
            ul {
                @for left in open.iter().take(MEMBERS_A_PAGE) {
                    li { (parts::body_link(view, left.code, date)) }
                }
            }
        },
    )
}
