//! A change rehearsed: what each body holds before and after, the codes that change, and whether
//! anything would be lost.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::Case;
use remit_governance::change::{effect_on, has_taken_effect};
use remit_governance::rehearsal::{Changed, CodeChange, Count, Receipt};

use super::find;
use crate::asking;
use crate::components::{Cell, Column, Table, inset_text, table, warning_callout};
use crate::page::{Page, Section};
use crate::pages::cases::Asked;
use crate::pages::{cases, dated, parts};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// So many codes are on a page.
const CODES_A_PAGE: usize = 100;
/// So many things that are astray are named.
const ASTRAY_MAX: usize = 20;

/// Shows a change as it would be.
pub async fn show(
    State(site): State<Shared>,
    Path(id): Path<String>,
    dated::On(date): dated::On,
    Query(asked): Query<Asked>,
) -> Result<Page, Refusal> {
    let id = asking::case(&id)?;
    site.answer(move |_, snapshot| {
        let case = find(snapshot, &id, date)?;
        let (receipt, effect) = rehearsed(snapshot, &case)?;
        Ok(page(snapshot, &case, (&receipt, effect), asked.first()))
    })
    .await
}

/// Rehearses a change; returns its receipt with its legal date.
pub fn rehearsed(
    snapshot: &Snapshot,
    case: &Case<'_>,
) -> Result<(Arc<Receipt<'static>>, Date), Refusal> {
    snapshot.receipt(case).zip(effect_on(case)).ok_or_else(|| {
        Refusal::not_found(
            format!("{} is no change with a day on which it takes effect", case.id),
            "Only a change that names its day can be rehearsed. The page of the case says what it \
             is.",
        )
    })
}

fn page(
    snapshot: &Snapshot,
    case: &Case<'_>,
    (receipt, effect): (&Receipt<'_>, Date),
    first: usize,
) -> Page {
    let (href, on) = (cases::href(case.id), case.log.on);
    let (before, after) = receipt.totals();
    let each = each(snapshot, receipt, effect);
    let body = html! {
        h1.nhsuk-u-text-break-word { span.nhsuk-caption-l { "Case " (case.id) ", rehearsed" } (case.opened.title) }
        p.nhsuk-lede-text {
            @if has_taken_effect(case) {
                "This took effect on " (words::day(effect)) ": "
                (words::count(receipt.codes.len(), "code", "codes")) " changed, and "
                @if receipt.is_whole() { "nothing was lost" } @else {
                    strong { "something was lost, or left without one home" }
                }
            } @else {
                "If this took effect on " (words::day(effect)) " as it stands on "
                (words::day(on)) ", "
                (words::count(receipt.codes.len(), "code would change", "codes would change"))
                ", and " @if receipt.is_whole() { "nothing would be lost" } @else {
                    strong { "something would be lost, or left without one home" }
                }
            }
            @if 0 < before.people.max(after.people) {
                ": " (words::number(before.people)) " people before, "
                (words::number(after.people)) " after"
            }
            ". Nothing is recorded by asking."
        }
        (astray(receipt))
        (dated::control(&format!("{href}/rehearsal"), on))
        (kinds(&receipt.codes))
        p { a href={ (href) "/change-pack.csv?on=" (on) } {
            "Take all of them away as a change pack (CSV)"
        } }
        (counts(&each))
        (balances(&each))
        (codes(snapshot, &receipt.codes, (effect, first), &|from| {
            format!("{href}/rehearsal?on={on}&from={from}")
        }))
    };
    let title = format!("{}: what would change", case.opened.title);
    let way = format!("{href}?on={on}");
    Page::new(&title, body)
        .within(Section::Cases)
        .after("/cases", "Cases")
        .after(way, case.opened.title.as_str())
}

fn astray(receipt: &Receipt<'_>) -> Markup {
    html! {
        @if !receipt.astray.is_empty() {
            (warning_callout(2, "Something has no home, or several", &format!(
                "{} would not be where the placements of this case send them.",
                words::count(receipt.astray.len(), "thing", "things")
            )))
            ul {
                @for thing in receipt.astray.iter().take(ASTRAY_MAX) { li { (thing) } }
            }
            @if ASTRAY_MAX < receipt.astray.len() {
                p { "The first " (ASTRAY_MAX) " are named." }
            }
        }
        @if !receipt.by_themselves.is_empty() {
            (inset_text(&html! { p {
                (words::count(receipt.by_themselves.len(), "practice or small area comes or goes",
                    "practices and small areas come or go"))
                " on that very day by the register itself, and are not counted."
            } }))
        }
    }
}

/// Returns what a code that changes is of: one, and several.
fn what(what: Changed) -> (&'static str, &'static str) {
    match what {
        Changed::Body => ("body gives way", "bodies give way"),
        Changed::Part => ("location changes its board", "locations change their board"),
        Changed::Practice => {
            ("practice changes its commissioner", "practices change their commissioner")
        }
        Changed::Area => {
            ("small area changes its commissioner", "small areas change their commissioner")
        }
    }
}

fn kinds(codes: &[CodeChange]) -> Markup {
    let mut kinds: BTreeMap<Changed, usize> = BTreeMap::new();
    for own in codes {
        *kinds.entry(own.what).or_default() += 1;
    }
    html! {
        h2 { "What changes" }
        @if kinds.is_empty() { p { "No code would change." } } @else {
            ul {
                @for (kind, count) in kinds {
                    @let (one, many) = what(kind);
                    li { (words::count(count, one, many)) }
                }
            }
        }
    }
}

/// A column of what bodies hold: its heading, and the count.
type Counted = (&'static str, fn(&Count) -> u64);
/// What is counted of each body. What no body holds has no column.
const COUNTED: [Counted; 7] = [
    ("Practices", |own| own.members),
    ("Small areas", |own| own.areas),
    ("People registered", |own| own.people),
    ("Locations", |own| own.parts),
    ("Contracts", |own| own.contracts),
    ("Obligations", |own| own.obligations),
    ("Other things", |own| own.other_items),
];

/// Returns each body with what it holds, before and after, and all of them together.
fn each(snapshot: &Snapshot, receipt: &Receipt<'_>, effect: Date) -> Vec<(Markup, Count)> {
    let (view, day_before) = (snapshot.view(), effect.day_before());
    let body = |when: &str, code: &Code, on| {
        html! { (when) ": " (parts::body_link(&view, *code, on)) }
    };
    let (before, after) = receipt.totals();
    let mut all: Vec<(Markup, Count)> = Vec::new();
    let of = receipt.before.iter();
    all.extend(of.map(|(code, own)| (body("Before", code, day_before), *own)));
    all.push((html! { "Before: all together" }, before));
    let of = receipt.closed.iter();
    all.extend(of.map(|(code, own)| (body("Ends with it", code, day_before), *own)));
    all.extend(receipt.after.iter().map(|(code, own)| (body("After", code, effect), *own)));
    all.push((html! { "After: all together" }, after));
    all
}

fn counts(all: &[(Markup, Count)]) -> Markup {
    let held = |(_, of): &&Counted| all.iter().any(|(_, own)| 0 < of(own));
    let counted: Vec<&Counted> = COUNTED.iter().filter(held).collect();
    let mut columns = vec![Column::of("Body")];
    columns.extend(counted.iter().map(|(heading, _)| Column::numeric(heading)));
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|(who, own)| {
            let numbers = counted.iter().map(|(_, of)| Cell::from(words::number(of(own))));
            std::iter::once(who.clone().into()).chain(numbers).collect()
        })
        .collect();
    table(&Table {
        caption: Some(("What each body holds, before and after", Some("m"))),
        columns: &columns,
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn balances(all: &[(Markup, Count)]) -> Markup {
    if all.iter().all(|(_, own)| own.accounts == 0) {
        return html! {};
    }
    let rows: Vec<Vec<Cell>> = all
        .iter()
        .map(|(who, own)| {
            let amounts = [own.assets, own.liabilities, own.equity];
            let mut cells = vec![who.clone().into(), words::number(own.accounts).into()];
            cells.extend(amounts.map(|own| Cell::from(own.to_string())));
            cells
        })
        .collect();
    table(&Table {
        caption: Some(("Balances, before and after", Some("m"))),
        columns: &[
            Column::of("Body"),
            Column::numeric("Accounts"),
            Column::numeric("Assets"),
            Column::numeric("Liabilities"),
            Column::numeric("Equity"),
        ],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn codes(
    snapshot: &Snapshot,
    all: &[CodeChange],
    (effect, first): (Date, usize),
    href: &dyn Fn(usize) -> String,
) -> Markup {
    let view = snapshot.view();
    let day_before = effect.day_before();
    let shown = parts::Slice::of(all.len(), first, CODES_A_PAGE);
    let rows: Vec<Vec<Cell>> = all[shown.range()]
        .iter()
        .map(|own| {
            vec![
                parts::body_link(&view, own.code, day_before).into(),
                parts::body_link(&view, own.old, day_before).into(),
                own.new.to_string().into(),
            ]
        })
        .collect();
    if rows.is_empty() {
        return html! {};
    }
    let range = shown.range();
    let caption = format!(
        "Codes that change: {} to {} of {}",
        words::total(range.start + 1),
        words::total(range.end),
        words::total(all.len())
    );
    html! {
        (table(&Table {
            caption: Some((&caption, Some("m"))),
            columns: &[
                Column::of("Body, practice or small area"),
                Column::of("Old code, until the day before"),
                Column::of("New code"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        (shown.neighbours("Codes that change", href))
    }
}
