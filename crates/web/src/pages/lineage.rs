//! Lineage over time: who took over whose work; of one body, and of all commissioners since 2013.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::State;
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_register::{Address, Kind, Share, Succession, Towards, View};

use crate::components::{Cell, Column, Table, table};
use crate::page::{Page, Section};
use crate::pages::parts;
use crate::picture::{Drawing, day, number, picture, value};
use crate::routes::Shared;
use crate::words;

/// Shows how many commissioners there were, and which merged into which.
pub async fn show(State(site): State<Shared>) -> Page {
    site.answer(|_, snapshot| {
        let view = snapshot.view();
        let numbers = numbers(&view);
        let chain: Vec<String> = numbers.iter().map(|(_, _, count)| words::total(*count)).collect();
        let markup = html! {
            h1 { "England's commissioners since 2013" }
            p.nhsuk-lede-text {
                "Clinical commissioning groups began on 1 April 2013. They merged, gave way to \
                 integrated care boards on 1 July 2022, and those merge in turn."
                @if !chain.is_empty() { " Their number went " (chain.join(", ")) "." }
            }
            @if !numbers.is_empty() { (of_numbers(&numbers)) (of_all(&view)) }
            p { a href="/compare" { "Compare two of these days: who and what moved" } }
        };
        Page::new("England's commissioners since 2013", markup).within(Section::Footprints)
    })
    .await
}

/// Returns the days since 2013 on which the number of commissioners changed: the kind by which
/// England is divided from that day, and how many there are.
pub fn numbers(view: &View<'_>) -> Vec<(Date, Kind, usize)> {
    let kinds = [Kind::Ccg, Kind::Icb];
    let bodies = view.every_body().filter(|body| kinds.contains(&body.kind));
    let lives: Vec<_> = bodies.map(|body| (body.kind, body.life)).collect();
    let days: BTreeSet<Date> = lives
        .iter()
        .flat_map(|(_, life)| [life.from(), life.until()])
        .filter(|day| day.is_real() && Kind::Ccg.in_law().from() <= *day)
        .collect();
    let mut numbers: Vec<(Date, Kind, usize)> = Vec::new();
    for day in days {
        let kind = if Kind::Icb.in_law().contains(day) { Kind::Icb } else { Kind::Ccg };
        let count = lives.iter().filter(|(own, life)| *own == kind && life.contains(day)).count();
        if numbers.last().is_none_or(|(_, last, before)| (*last, *before) != (kind, count)) {
            numbers.push((day, kind, count));
        }
    }
    numbers
}

fn of_numbers(numbers: &[(Date, Kind, usize)]) -> Markup {
    let rows: Vec<Vec<Cell>> = numbers
        .iter()
        .map(|(on, kind, count)| {
            let link = html! {
                a href={ "/footprint/" (kind.word()) "/" (on) } { (words::day(*on)) }
            };
            let count = u64::try_from(*count).unwrap_or(u64::MAX);
            vec![value(on, &link).into(), number(count), words::kind(*kind).1.into()]
        })
        .collect();
    let shown = table(&Table {
        caption: Some(("How many there were", Some("m"))),
        columns: &[Column::of("From"), Column::numeric("Commissioners"), Column::of("Kind")],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    });
    let text = "A line that goes down in steps, each at a date of the table below.";
    picture("numbers", &Drawing::Numbers, ("Number of commissioners", text), &shown)
}

/// Who took over whose work on a day, and how much.
type Step = (Date, Code, Share);

fn of_all(view: &View<'_>) -> Markup {
    let commissions = |code: Code, date: Date| {
        view.body_at(code, date).is_some_and(|body| matches!(body.kind, Kind::Ccg | Kind::Icb))
    };
    let mut steps: BTreeMap<Step, (BTreeSet<Code>, Vec<Address>)> = BTreeMap::new();
    let codes: BTreeSet<Code> = view
        .every_body()
        .filter(|body| matches!(body.kind, Kind::Ccg | Kind::Icb))
        .map(|body| body.code)
        .collect();
    for link in codes.iter().flat_map(|code| view.successors(*code)) {
        if commissions(link.from, link.date.day_before()) && commissions(link.to, link.date) {
            let step = steps.entry((link.date, link.to, link.share)).or_default();
            step.0.insert(link.from);
            step.1.extend(link.sources);
        }
    }
    let rows: Vec<Vec<Cell>> = steps
        .iter()
        .map(|((on, to, share), (from, sources))| {
            let before = html! {
                @for (at, code) in from.iter().enumerate() {
                    @if 0 < at { ", " }
                    (value(code, &html! {
                        a href=(parts::href(view, *code, on.day_before())) { (code) }
                    }))
                }
            };
            let after = value(to, &parts::body_link(view, *to, *on));
            vec![
                day(*on),
                before.into(),
                after.into(),
                value(share.word(), &html! { (words::share(*share)) }).into(),
                parts::sources(view, sources.get(..1).unwrap_or_default()).into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let shown = lineage_table("Which merged into which", &rows);
    let text = "Each group of 2013 is a line from the left; where groups merged, their lines meet. \
        Parts of a divided body are dotted. The table below has every step.";
    let drawing = Drawing::Lineage { marked: None };
    picture("all", &drawing, ("Who took over whose work since 2013", text), &shown)
}

fn lineage_table(caption: &str, rows: &[Vec<Cell>]) -> Markup {
    table(&Table {
        caption: Some((caption, Some("m"))),
        columns: &[
            Column::of("On"),
            Column::of("From"),
            Column::of("To"),
            Column::of("How"),
            Column::of("Sources"),
        ],
        rows,
        first_is_header: true,
        responsive: true,
    })
}

/// Returns every link of a body's lineage: the picture, and the table.
pub fn of_body(view: &View<'_>, code: Code) -> Markup {
    let row = |link: &Succession| -> Vec<Cell> {
        let (from, to) = (link.date.day_before(), link.date);
        vec![
            day(link.date),
            value(link.from, &parts::body_link(view, link.from, from)).into(),
            value(link.to, &parts::body_link(view, link.to, to)).into(),
            value(
                link.share.word(),
                &html! {
                    (words::capital(words::share(link.share))) ", by " (words::basis(link.basis))
                },
            )
            .into(),
            parts::sources(view, &link.sources).into(),
        ]
    };
    let ways = [Towards::Predecessors, Towards::Successors];
    let links = ways.into_iter().flat_map(|towards| view.links(code, towards));
    let rows: Vec<Vec<Cell>> = links.map(|link| row(&link)).collect();
    if rows.is_empty() {
        return html! {};
    }
    let shown = lineage_table("Where its work came from, and where it went", &rows);
    let text = format!(
        "Time runs from left to right. Each body is a line, {code} the thickest; where work went \
         from one to another their lines meet. Parts of a divided body are dotted."
    );
    let drawing = Drawing::Lineage { marked: Some(code) };
    picture("lineage", &drawing, ("Its lineage", &text), &shown)
}
