//! A footprint: England divided among the bodies of one kind on a date.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use maud::html;
use remit_dictionary::{Code, Date};
use remit_register::{Kind, View};

use crate::asking;
use crate::page::{Page, Section};
use crate::pages::{dated, map, parts};
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
        let bodies = view.bodies(kind, date);
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
            @if !bodies.is_empty() {
                @let table = map::bodies(&view, (kind, date), &bodies, &counted(&view, kind, date));
                (map::footprint(&view, (kind, date), &table))
            }
            p { a href={ "/compare?from=" (kind.word()) "@" (date) } {
                "Compare this with another footprint"
            } }
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

/// What a body has on a date.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// The practices recorded under it, and under its parts.
    pub practices: usize,
    /// The people registered with them, as last counted.
    pub people: u64,
}

/// Counts the practices and people of each body.
pub fn counted(view: &View<'_>, kind: Kind, date: Date) -> BTreeMap<Code, Counted> {
    let mut counts: BTreeMap<Code, Counted> = BTreeMap::new();
    for (practice, body) in homes(view, kind, date) {
        let own = counts.entry(body).or_default();
        own.practices += 1;
        own.people += view.list_size(practice, date).map_or(0, |(people, _)| u64::from(people));
    }
    counts
}

/// Counts the practices of each body: those recorded under it, and under its parts.
pub fn practices_of(view: &View<'_>, kind: Kind, date: Date) -> BTreeMap<Code, usize> {
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    for (_, body) in homes(view, kind, date) {
        *counts.entry(body).or_default() += 1;
    }
    counts
}

/// Returns every practice with the body of a kind that it belongs to. Hospitals, hubs and others
/// whose prescriptions are charged to a body are on record beside them, and are not counted.
pub fn homes(view: &View<'_>, kind: Kind, date: Date) -> Vec<(Code, Code)> {
    let mut above: BTreeMap<Code, Code> = BTreeMap::new();
    let mut body_of = |(practice, commissioner): (Code, Code)| {
        // Where a location was divided, a fact about the practice itself says where it went.
        let own = view.part_of(practice, kind, date).code();
        let body = own.unwrap_or_else(|| {
            *above.entry(commissioner).or_insert_with(|| {
                view.part_of(commissioner, kind, date).code().unwrap_or(commissioner)
            })
        });
        (practice, body)
    };
    let is_practice =
        |code: Code| view.body_at(code, date).is_none_or(|body| body.kind == Kind::Practice);
    let all = view.commissioners(date).into_iter();
    all.filter(|(practice, _)| is_practice(*practice)).map(&mut body_of).collect()
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
