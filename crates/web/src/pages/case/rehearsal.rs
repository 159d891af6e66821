//! A change rehearsed: what each body holds before and after, the codes that change, and whether
//! anything would be lost.

use std::collections::BTreeMap;

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use remit_dictionary::{Code, Date};
use remit_governance::Case;
use remit_governance::change::effect_on;
use remit_governance::rehearsal::{Changed, CodeChange, Count, Receipt, Rehearsal, rehearse};

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
        let (rehearsal, effect) = rehearsed(snapshot, &case)?;
        Ok(page(snapshot, &case, (&rehearsal.receipt, effect), asked.first()))
    })
    .await
}

/// Rehearses a change; returns it with its legal date.
pub fn rehearsed<'a>(
    snapshot: &'a Snapshot,
    case: &Case<'a>,
) -> Result<(Rehearsal<'a>, Date), Refusal> {
    let rehearsal = rehearse(snapshot.register(), &snapshot.world(), case);
    rehearsal.zip(effect_on(case)).ok_or_else(|| {
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
    let body = html! {
        h1 { span.nhsuk-caption-l { "Case " (case.id) ", rehearsed" } (case.opened.title) }
        p.nhsuk-lede-text {
            "If this took effect on " (words::day(effect)) " as it stands on " (words::day(on))
            ", " (words::count(receipt.codes.len(), "code would change", "codes would change"))
            " and " @if receipt.is_whole() { "nothing would be lost" } @else {
                strong { "something would be lost, or left without one home" }
            } ": " (words::number(before.people)) " people before, " (words::number(after.people))
            " after. Nothing is recorded by asking."
        }
        (astray(receipt))
        (dated::control(&format!("{href}/rehearsal"), on))
        (kinds(&receipt.codes))
        p { a href={ (href) "/change-pack.csv?on=" (on) } {
            "Take all of them away as a change pack (CSV)"
        } }
        (counts(snapshot, receipt, effect))
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
            (warning_callout("Something has no home, or several", &format!(
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

fn counts(snapshot: &Snapshot, receipt: &Receipt<'_>, effect: Date) -> Markup {
    let row = |when: &str, who: Markup, own: &Count| -> Vec<Cell> {
        let number = |own: u64| Cell::from(words::number(own));
        vec![
            html! { (when) ": " (who) }.into(),
            number(own.members),
            number(own.areas),
            number(own.people),
            number(own.parts),
            number(own.contracts),
            number(own.obligations),
            number(own.other_items),
            html! {
                (own.assets) " assets" br; (own.liabilities) " liabilities" br;
                (own.equity) " equity"
            }
            .into(),
        ]
    };
    let (view, day_before) = (snapshot.view(), effect.day_before());
    let body = |code: &Code, on| parts::body_link(&view, *code, on);
    let (before, after) = receipt.totals();
    let mut rows: Vec<Vec<Cell>> = receipt
        .before
        .iter()
        .map(|(code, own)| row("Before", body(code, day_before), own))
        .collect();
    rows.push(row("Before", html! { strong { "all together" } }, &before));
    rows.extend(receipt.closed.iter().map(|(code, own)| row("Ends", body(code, day_before), own)));
    rows.extend(receipt.after.iter().map(|(code, own)| row("After", body(code, effect), own)));
    rows.push(row("After", html! { strong { "all together" } }, &after));
    table(&Table {
        caption: Some(("What each body holds, before and after", Some("m"))),
        columns: &[
            Column::of("Body"),
            Column::numeric("Practices"),
            Column::numeric("Small areas"),
            Column::numeric("People registered"),
            Column::numeric("Locations"),
            Column::numeric("Contracts"),
            Column::numeric("Obligations"),
            Column::numeric("Other things"),
            Column::of("Balances"),
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
        (shown.neighbours(href))
    }
}
