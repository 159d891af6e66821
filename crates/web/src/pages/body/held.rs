//! The contracts and what else bodies hold: the body's own, and those of others with it.

use std::collections::BTreeSet;

use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::acts::Holding;
use remit_governance::holdings::items;
use remit_register::Kind;

use crate::components::{Cell, Column, Table, table};
use crate::pages::parts;
use crate::site::Snapshot;
use crate::words;

/// Returns the contracts and what else a body holds.
pub fn by(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let view = snapshot.view();
    let all = items(&snapshot.world(), code, date, None).into_iter();
    let rows: Vec<Vec<Cell>> = all
        // Cases, conditions and directions have tables of their own.
        .filter(|own| !matches!(own.kind, Holding::Case | Holding::Condition | Holding::Direction))
        .map(|item| {
            let with = item.with.map(|with| parts::body_link(&view, with, date));
            row(item.title.as_str(), item.kind, with.unwrap_or_default(), item.act)
        })
        .collect();
    shown("What it holds", "With", &rows)
}

/// Returns what other bodies hold with a body: for a provider, the contracts by which it is paid.
pub fn with(snapshot: &Snapshot, code: Code, date: Date) -> Markup {
    let (view, world) = (snapshot.view(), snapshot.world());
    // What was listed before a change is by then held by a successor.
    let successors = view.bodies(Kind::Icb, date).into_iter().map(|body| body.code);
    let holders: BTreeSet<Code> = world.books.houses().chain(successors).collect();
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for holder in holders {
        for item in items(&world, holder, date, None) {
            if item.with == Some(code) {
                let holder = parts::body_link(&view, holder, date);
                rows.push(row(item.title.as_str(), item.kind, holder, item.act));
            }
        }
    }
    shown("What others hold with it", "Who", &rows)
}

fn row(title: &str, kind: Holding, other: Markup, act: u64) -> Vec<Cell> {
    let kind = words::capital(&kind.to_string().replace('-', " "));
    vec![title.into(), kind.into(), other.into(), parts::act(act).into()]
}

fn shown(caption: &str, other: &str, rows: &[Vec<Cell>]) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    table(&Table {
        caption: Some((caption, Some("m"))),
        columns: &[Column::of("What"), Column::of("Kind"), Column::of(other), Column::of("Source")],
        rows,
        first_is_header: true,
        responsive: true,
    })
}
