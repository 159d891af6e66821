//! A practice: who is responsible for its patients, and every body that ever held it.

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_dictionary::{Code, Date, Period};
use remit_register::{Body, Chain, Functions, Link, Role, View};

use crate::asking;
use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::{dated, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// No source speaks of an earlier day.
const EARLIEST: (i16, i8, i8) = (1974, 4, 1);
/// A practice has passed from hand to hand so often at most.
const HANDS_MAX: usize = 64;

/// Shows a practice on a date.
pub async fn show(
    State(site): State<Shared>,
    Path((code, date)): Path<(String, String)>,
    Query(asked): Query<dated::AsKnown>,
) -> Result<Response, Refusal> {
    let (code, date) = (asking::code(&code)?, asking::date(&date)?);
    dated::answer(&site, asked.as_known.as_deref(), move |snapshot| {
        let view = snapshot.view();
        match view.nearest_body(code, date) {
            Some(body) if body.kind.is_member() => Ok(page(snapshot, &body, date).into_response()),
            None if !view.knows(code) => Err(unknown_to(snapshot, code)),
            _ => Ok(Redirect::to(&parts::href(&view, code, date)).into_response()),
        }
    })
    .await
}

/// Returns that nothing on record is about a code.
pub fn unknown(code: Code) -> Refusal {
    Refusal::not_found(
        format!("Nothing on record is about {code}"),
        "Check the code, or search for the name, the postcode or the town.",
    )
}

/// Returns that nothing on record is about a code, or was by the moment that is asked about.
pub fn unknown_to(snapshot: &Snapshot, code: Code) -> Refusal {
    snapshot.known().map_or_else(
        || unknown(code),
        |moment| {
            Refusal::not_found(
                format!("Nothing on record was about {code} by {}", words::moment(moment)),
                "Ask what was known on a later day, or leave that day empty.",
            )
        },
    )
}

fn page(snapshot: &Snapshot, body: &Body, date: Date) -> Page {
    let view = snapshot.view();
    let (code, functions) = (body.code, snapshot.world().functions);
    let name = view.name_of(body, date).unwrap_or("A practice");
    let chain_of = |word| view.who_for_practice(code, word, functions, date);
    let sources = view.sources_of(body);
    let path = format!("/practice/{code}");
    let markup = html! {
        h1 {
            span.nhsuk-caption-l { (words::capital(words::kind(body.kind).0)) " " (code) }
            (name)
        }
        p.nhsuk-lede-text { (in_a_sentence(&view, name, &chain_of(Functions::USUAL), date)) }
        (address(&view, code, date))
        (dated::as_known(snapshot, &format!("{path}/{date}")))
        (parts::carried_forward(snapshot, date))
        (dated::control_as_known(&path, date, snapshot.known()))
        (parts::responsibilities(snapshot, date, chain_of))
        (history(snapshot, body))
        h2 { "Where this comes from" }
        p { (parts::sources(&view, &sources)) }
    };
    let title = format!("{name} ({code}) on {}", words::day(date));
    Page::new(&title, markup).within(Section::Search).after("/search", "Search")
}

/// Returns in a sentence who is responsible for the patients of a practice.
fn in_a_sentence(view: &View<'_>, name: &str, chain: &Chain<'_>, date: Date) -> Markup {
    let holder = chain.links.iter().rfind(|link| link.role == Role::Holds);
    let day = words::day(date);
    match (holder.and_then(|link| link.code), &chain.broken) {
        (Some(code), None) => html! {
            "On " (day) " " (parts::body_link(view, code, date)) " " (words::was(date))
            " responsible for hospital, community and mental health care for the patients of "
            (name) "."
        },
        (_, Some(broken)) => html! {
            "On " (day) " the body responsible for the patients of " (name) " "
            (words::was(date)) ": " (broken.to_string()) "."
        },
        (None, None) => html! { "Who was responsible on " (day) " is not known." },
    }
}

fn address(view: &View<'_>, code: Code, date: Date) -> Markup {
    let place: Vec<&str> =
        [view.town_of(code, date), view.postcode_of(code, date)].into_iter().flatten().collect();
    html! {
        @if !place.is_empty() { p { "Its surgery is at " (place.join(", ")) "." } }
        @if let Some((people, counted)) = view.list_size(code, date) {
            p { (words::number(people)) " people were registered on " (words::day(counted)) "." }
        }
    }
}

/// One stretch of days in one hand.
struct Hand<'a> {
    period: Period,
    recorded: Link<'a>,
    holder: Link<'a>,
}

/// Returns every body that ever held a practice, the last first.
fn history(snapshot: &Snapshot, body: &Body) -> Markup {
    let view = snapshot.view();
    let rows: Vec<Vec<Cell>> = hands(snapshot, body)
        .into_iter()
        .rev()
        .map(|hand| {
            let seen = hand.period.from();
            let link = |link: &Link<'_>| match link.code {
                Some(code) => parts::body_link(&view, code, seen),
                None => html! { (link.name.unwrap_or_default()) },
            };
            let under = match hand.recorded.code == hand.holder.code {
                true => html! {},
                false => html! { br; "through " (link(&hand.recorded)) },
            };
            vec![
                words::day(hand.period.from()).into(),
                words::last_day(hand.period).into(),
                html! { (link(&hand.holder)) (under) }.into(),
                hand.recorded.basis.as_ref().into(),
                parts::sources(&view, &hand.recorded.sources).into(),
            ]
        })
        .collect();
    table(&Table {
        caption: Some(("Every body that held it", Some("m"))),
        columns: &[
            Column::of("From"),
            Column::of("Last day"),
            Column::of("Body"),
            Column::of("How it is known"),
            Column::of("Sources"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns the stretches of days in which one body held a practice, in order.
fn hands<'a>(snapshot: &'a Snapshot, body: &Body) -> Vec<Hand<'a>> {
    let view = snapshot.view();
    let functions = snapshot.world().functions;
    let (year, month, day) = EARLIEST;
    let earliest = Date::from_ymd(year, month, day).expect("BUG: a day of the calendar");
    let from = body.life.from().max(earliest);
    let Ok(within) = Period::new(from, body.life.until()) else {
        return Vec::new();
    };
    let mut hands: Vec<Hand<'a>> = Vec::new();
    for (stretch, parent) in view.commissioners_through(body.code, within) {
        let mut day = stretch.from();
        while parent.code().is_some() && day < stretch.until() && hands.len() < HANDS_MAX {
            let chain = view.who_for_practice(body.code, Functions::USUAL, functions, day);
            let of = |role| chain.links.iter().rfind(|link| link.role == role).cloned();
            let Some(recorded) = of(Role::RecordedUnder) else {
                break;
            };
            // Before the first rule of the catalogue, whoever it is recorded under is named.
            let holder = of(Role::Holds).unwrap_or_else(|| recorded.clone());
            let until = holder.period.until().min(stretch.until()).max(day.next_day());
            let period = Period::new(day, until).expect("BUG: a stretch has a day");
            match hands.last_mut() {
                Some(last)
                    if last.holder.code == holder.code
                        && last.recorded.code == recorded.code
                        && last.period.until() == day =>
                {
                    last.period = Period::new(last.period.from(), until)
                        .expect("BUG: stretches are in order");
                }
                _ => hands.push(Hand { period, recorded, holder }),
            }
            day = until;
        }
    }
    hands
}
