//! What is said of a council and of a provider: who commissions here, and what changes next.

use std::collections::{BTreeMap, BTreeSet};

use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::change::{effect_on, has_taken_effect};
use remit_governance::is_over;
use remit_register::{AreaOf, Body, Kind, View};

use crate::components::{Cell, Column, Table, table};
use crate::pages::parts;
use crate::site::Snapshot;
use crate::words;

/// Returns what only councils and providers have on their page.
pub fn of_body(snapshot: &Snapshot, body: &Body, date: Date) -> Markup {
    if body.kind.is_council() {
        return council(snapshot, body, date);
    }
    if body.kind == Kind::Trust {
        provider(snapshot, body, date)
    } else {
        html! {}
    }
}

/// The small areas of a council by the body that commissions there.
fn council(snapshot: &Snapshot, council: &Body, date: Date) -> Markup {
    let view = snapshot.view();
    let districts = view.lying_in(council.code, date);
    let mut councils = view.areas(AreaOf::Council);
    let mut commissioners = view.areas(AreaOf::Commissioner);
    let mut above: BTreeMap<Code, Code> = BTreeMap::new();
    let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
    let mut all = 0;
    for area in view.small_areas() {
        let own = councils.place(area, date).parent.code();
        if !own.is_some_and(|own| own == council.code || districts.contains(&own)) {
            continue;
        }
        all += 1;
        let Some(recorded) = commissioners.place(area, date).parent.code() else {
            continue;
        };
        let board = |code| view.part_of(code, Kind::Icb, date).code();
        let body = board(area).unwrap_or_else(|| {
            *above.entry(recorded).or_insert_with(|| board(recorded).unwrap_or(recorded))
        });
        *counts.entry(body).or_default() += 1;
    }
    if all == 0 {
        return html! {
            h2 { "Who commissions health care here" }
            p {
                "No source on record says which small areas lie in this council, so the record \
                 cannot say who commissions health care here. Search for a practice or a place \
                 in it instead."
            }
        };
    }
    let mut found: Vec<(Code, usize)> = counts.into_iter().collect();
    found.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let row = |(code, count): &(Code, usize)| -> Vec<Cell> {
        vec![
            parts::body_link(&view, *code, date).into(),
            words::total(*count).into(),
            format!("{}%", share(*count, all)).into(),
        ]
    };
    let rows: Vec<Vec<Cell>> = found.iter().map(row).collect();
    let codes: Vec<Code> = found.iter().map(|(code, _)| *code).collect();
    html! {
        (table(&Table {
            caption: Some(("Who commissions health care here", Some("m"))),
            columns: &[
                Column::of("Body"),
                Column::numeric("Small areas of this council"),
                Column::numeric("Share"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        p {
            "The council has " (words::count(all, "small area", "small areas")) " on record. A \
             share counts small areas, not people."
        }
        (next(snapshot, &codes, date))
    }
}

/// Returns a share in whole per cent, rounded half up.
fn share(part: usize, all: usize) -> usize {
    (part * 200 + all) / (2 * all)
}

/// The boards and regions that a provider lies in, as its directory entry has them.
fn provider(snapshot: &Snapshot, provider: &Body, date: Date) -> Markup {
    let view = snapshot.view();
    let places = view.lies_in(provider.code, date);
    let bodies: BTreeMap<Code, _> = places
        .into_iter()
        .flat_map(|(place, source)| {
            // Since the directory was published the board may have passed its work on.
            let holders = view.lineage(place, date).into_iter();
            holders.map(move |holder| (holder.code, source))
        })
        .filter(|(code, _)| view.nearest_body(*code, date).is_some())
        .collect();
    let row = |(code, source): (&Code, &_)| -> Vec<Cell> {
        let kind = view.nearest_body(*code, date).map_or("", |body| words::kind(body.kind).0);
        vec![
            parts::body_link(&view, *code, date).into(),
            kind.into(),
            parts::source(&view, *source).into(),
        ]
    };
    let rows: Vec<Vec<Cell>> = bodies.iter().map(row).collect();
    let codes: Vec<Code> = bodies.keys().copied().collect();
    html! {
        @if rows.is_empty() {
            h2 { "Who commissions here" }
            p { "No source on record says in whose area this provider lies." }
        } @else {
            (table(&Table {
                caption: Some(("Where it lies: who commissions here", Some("m"))),
                columns: &[Column::of("Body"), Column::of("Kind"), Column::of("Source")],
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
        }
        p {
            "Which bodies have contracts with this provider, and for how many people, is not on \
             record for providers in general: what is known is in the tables on this page."
        }
        (next(snapshot, &codes, date))
    }
}

/// A change ahead that touches a body: when, which, what, and the act behind it where there is one.
type Ahead = (Date, Code, Markup, Markup);

/// Returns what changes next for the bodies that commission here.
fn next(snapshot: &Snapshot, bodies: &[Code], date: Date) -> Markup {
    let world = snapshot.world();
    let view = snapshot.view();
    let mut ahead = on_record(&view, bodies, date);
    for case in world.books.cases(Date::END.min(date)) {
        let Some(effect) = effect_on(&case).filter(|effect| date < *effect) else {
            continue;
        };
        if is_over(&case) || has_taken_effect(&case) {
            continue;
        }
        let touched: BTreeSet<Code> =
            case.parties().iter().copied().filter(|code| bodies.contains(code)).collect();
        let act = case.log.acts().next().map(|own| parts::act(own.number)).unwrap_or_default();
        for code in touched {
            let title = html! { "Proposed: " (case.opened.title.as_str()) };
            ahead.push((effect, code, title, act.clone()));
        }
    }
    if ahead.is_empty() {
        return html! {
            h2 { "What changes next" }
            p { "Nothing on record changes for them after " (words::day(date)) "." }
        };
    }
    ahead.sort_by_key(|(effect, code, ..)| (*effect, *code));
    let row = |(effect, code, what, source): &Ahead| -> Vec<Cell> {
        vec![
            words::day(*effect).into(),
            parts::body_link(&view, *code, date).into(),
            what.clone().into(),
            source.clone().into(),
        ]
    };
    let rows: Vec<Vec<Cell>> = ahead.iter().map(row).collect();
    table(&Table {
        caption: Some(("What changes next", Some("m"))),
        columns: &[Column::of("On"), Column::of("Body"), Column::of("What"), Column::of("Source")],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns the successions on record that lie ahead of a date.
fn on_record(view: &View<'_>, bodies: &[Code], date: Date) -> Vec<Ahead> {
    let links = bodies.iter().flat_map(|code| view.successors(*code));
    let ahead = links.filter(|link| date < link.date);
    ahead
        .map(|link| {
            let what = html! {
                "Its work goes to " (parts::body_link(view, link.to, link.date))
                " (" (words::share(link.share)) ")"
            };
            (link.date, link.from, what, parts::sources(view, &link.sources))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::share;

    #[test]
    fn shares_are_rounded_half_up() {
        for (part, all, shown) in [(1, 3, 33), (2, 3, 67), (1, 200, 1), (1, 201, 0), (5, 5, 100)] {
            assert_eq!(share(part, all), shown, "{part} of {all}");
        }
    }
}
