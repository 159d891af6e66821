//! A rehearsal, as a page: a sentence first, then everything that is asked about a merger.

use maud::{Markup, html};
use remit_dictionary::Pence;
use remit_governance::acts::CaseKind;
use remit_governance::rehearsal::{Changed, Count};
use remit_governance::{Case, is_over};

use super::{Question, codes};
use crate::components::{Cell, Column, Table, inset_text, table};
use crate::page::Page;
use crate::pages::{cases, parts};
use crate::rehearsing::{Outlook, Spread};
use crate::words;

/// Returns the page of a rehearsal.
pub fn page(outlook: &Outlook<'_>, question: &Question, from: usize) -> Page {
    let title = format!("{} on {}: a rehearsal", codes_of(question), words::day(outlook.effect));
    let body = html! {
        h1 { span.nhsuk-caption-l { "A rehearsal: nothing is recorded" }
            "What would change on " (words::day(outlook.effect)) }
        p.nhsuk-lede-text { (in_a_sentence(outlook)) }
        (on_record(outlook))
        p { a href=(question.address("/board-paper.docx")) {
            "Take it away: the board paper (Word document)"
        } }
        (remains(outlook))
        (codes::section(outlook, question, from))
        (receipt(outlook))
        (series(outlook))
        (spread(outlook))
        h2 { "Take it away" }
        ul {
            li { a href=(question.address("/board-paper.docx")) { "The board paper (docx)" } }
            li { a href=(question.address("/change-pack.csv")) { "The change pack (CSV)" } }
            li { "This page itself: whoever opens its address sees the same" }
        }
    };
    Page::new(&title, body).after("/rehearse", "Rehearse a merger")
}

/// Returns the cases on record by which some of the same bodies are to change.
fn on_record(outlook: &Outlook<'_>) -> Markup {
    let (world, on) = (&outlook.world, outlook.today);
    let shared = |own: &Case<'_>| {
        let parties = own.parties().iter();
        2 <= parties.filter(|party| outlook.case.parties().contains(party)).count()
    };
    let is_other = |own: &Case<'_>| own.id != outlook.case.id && !is_over(own);
    let open = world.books.cases(on).filter(|own| own.opened.kind == CaseKind::Change);
    let open: Vec<Case<'_>> = open.filter(|own| is_other(own) && shared(own)).collect();
    html! {
        @for own in &open {
            p { "A change of these bodies is on record: "
                (cases::link(own.id, own.opened.title.as_str(), on)) "." }
        }
    }
}

fn codes_of(question: &Question) -> String {
    let codes: Vec<&str> = question.parties.iter().map(remit_dictionary::Code::as_str).collect();
    codes.join(" and ")
}

/// Says in a sentence what would change.
pub fn in_a_sentence(outlook: &Outlook<'_>) -> String {
    let (before, _) = outlook.rehearsal.receipt.totals();
    let practices = words::count(outlook.changed(Changed::Practice), "practice", "practices");
    let late = match outlook.late() {
        0 => "nothing is late yet".to_owned(),
        some => format!("{} already late", words::count(some, "is", "are")),
    };
    let remains = words::count(outlook.remains.len(), "step remains", "steps remain");
    let people = match before.people {
        0 => "(how many people are registered with them is not on record)".to_owned(),
        some => format!("with {} registered people", words::number(some)),
    };
    format!(
        "If {} became one body on {}, {practices} {people} would belong to another body; \
         {remains}, and {late}.",
        outlook.names(outlook.case.parties()),
        words::day(outlook.effect),
    )
}

/// Returns what changes its body or its code, and how many of each.
pub fn changes(outlook: &Outlook<'_>) -> Vec<(String, String)> {
    let row = |sort| {
        let (_, many) = codes::what(sort);
        (words::capital(many), words::total(outlook.changed(sort)))
    };
    codes::SORTS.into_iter().map(row).collect()
}

fn remains(outlook: &Outlook<'_>) -> Markup {
    let rows: Vec<Vec<Cell>> = outlook
        .remains
        .iter()
        .map(|own| {
            vec![
                own.by.map_or_else(|| "No day set".to_owned(), words::day).into(),
                html! {
                    @if own.is_late { strong { (words::capital(&own.standing)) } }
                    @else { (words::capital(&own.standing)) }
                }
                .into(),
                html! {
                    (own.says) @if !own.about.is_empty() { " About: " (own.about) "." }
                    br; (own.step)
                }
                .into(),
                own.move_of.as_str().into(),
                own.provision.as_str().into(),
            ]
        })
        .collect();
    html! {
        h2 { "What remains, and whose move it is" }
        p { "Asked on " (words::day(outlook.today)) ", of a case that begins today." }
        (table(&Table {
            caption: Some(("By deadline", None)),
            columns: &[
                Column::of("By"),
                Column::of("Standing"),
                Column::of("What"),
                Column::of("Whose move"),
                Column::of("By what law"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
    }
}

/// What a receipt counts: what it is called, and how many there are.
pub type Counter = (&'static str, fn(&Count) -> String);

/// The lines of a receipt.
pub const RECEIPT: [Counter; 11] = [
    ("Practices and others that prescribe", |own| words::number(own.members)),
    ("People registered", |own| words::number(own.people)),
    ("Parts: sub-ICB locations", |own| words::number(own.parts)),
    ("Small areas", |own| words::number(own.areas)),
    ("Contracts", |own| words::number(own.contracts)),
    ("Open cases, conditions and directions", |own| words::number(own.obligations)),
    ("Everything else that is listed", |own| words::number(own.other_items)),
    ("Accounts", |own| words::number(own.accounts)),
    ("Assets", |own| money(own.assets)),
    ("Liabilities", |own| money(own.liabilities)),
    ("Equity", |own| money(own.equity)),
];

fn money(own: Pence) -> String {
    own.to_string()
}

fn receipt(outlook: &Outlook<'_>) -> Markup {
    let own = &outlook.rehearsal.receipt;
    let (before, after) = own.totals();
    let rows: Vec<Vec<Cell>> = RECEIPT
        .iter()
        .map(|(what, count)| vec![(*what).into(), count(&before).into(), count(&after).into()])
        .collect();
    html! {
        h2 { "The receipt: nothing is lost" }
        p { (receipt_in_a_sentence(outlook)) }
        (table(&Table {
            caption: Some(("Before and after", None)),
            columns: &[
                Column::of("What"),
                Column::numeric("The day before"),
                Column::numeric("On the day"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: false,
        }))
        @if !own.by_themselves.is_empty() {
            p { (words::total(own.by_themselves.len())) " more practices and small areas come or go \
                on that day by the register itself, and are not counted." }
        }
        @if !own.astray.is_empty() {
            ul { @for thing in own.astray.iter().take(20) { li { "Astray: " (thing) } } }
        }
    }
}

/// Says whether a receipt is whole.
pub fn receipt_in_a_sentence(outlook: &Outlook<'_>) -> &'static str {
    match outlook.rehearsal.receipt.is_whole() {
        true => "What all hold before is what they hold after, and each thing has one home.",
        false => "Before and after differ, or something has no home: it has to be placed first.",
    }
}

fn series(outlook: &Outlook<'_>) -> Markup {
    let (parties, heirs) = (outlook.case.parties(), outlook.heirs());
    let names: Vec<String> = parties
        .iter()
        .map(|code| format!("{code}, as now"))
        .chain(heirs.iter().map(|code| format!("{code}, merged")))
        .collect();
    let mut columns = vec![Column::of("Counted on")];
    columns.extend(names.iter().map(|name| Column::numeric(name)));
    columns.push(Column::of("Source"));
    let rows: Vec<Vec<Cell>> = outlook
        .series
        .rows
        .iter()
        .map(|(day, row)| {
            let cell = |counted: Option<&crate::rehearsing::Counted>| match counted {
                Some(own) => Cell::from(html! {
                    (words::number(own.people)) " (" (words::number(own.practices)) ")"
                }),
                None => "no figure".into(),
            };
            let mut cells = vec![words::day(*day).into()];
            cells.extend(parties.iter().map(|code| cell(row.before.get(code))));
            cells.extend(heirs.iter().map(|code| cell(row.after.get(code))));
            cells.push(
                html! { @for (at, act) in row.acts.iter().enumerate() {
                    @if 0 < at { ", " } (parts::act(*act))
                } }
                .into(),
            );
            cells
        })
        .collect();
    html! {
        h2 { "A real series on both footprints" }
        @if rows.is_empty() {
            p { "No list sizes of these practices are on record, so there is no series." }
        } @else {
            p { "People registered with practices, with the number of practices in brackets. A \
                 practice counts where it belongs on the day of the footprint; one that has closed, \
                 where its last commissioner’s work went." }
            (table(&Table {
                caption: Some(("People registered (practices)", None)),
                columns: &columns,
                rows: &rows,
                first_is_header: true,
                responsive: true,
            }))
        }
    }
}

fn spread(outlook: &Outlook<'_>) -> Markup {
    let rows = spread_rows(outlook);
    let cells: Vec<Vec<Cell>> =
        rows.into_iter().map(|row| row.into_iter().map(Cell::from).collect()).collect();
    let source = outlook.series.rows.values().next_back();
    html! {
        h2 { "What the merged average hides" }
        (table(&Table {
            caption: Some(("People registered with a practice", None)),
            columns: &SPREAD.map(|(text, numeric)| Column { text, numeric }),
            rows: &cells,
            first_is_header: true,
            responsive: true,
        }))
        @if let Some(row) = source {
            p { "Worked out from the list sizes in "
                @for (at, act) in row.acts.iter().enumerate() {
                    @if 0 < at { ", " } (parts::act(*act))
                } "." }
        }
        (deprivation(outlook))
    }
}

/// The columns of how lists are spread, and whether they hold numbers.
pub const SPREAD: [(&str, bool); 6] = [
    ("Body", false),
    ("Practices", true),
    ("Average", true),
    ("Smallest", true),
    ("Middle", true),
    ("Largest", true),
];

/// Returns how lists are spread: a row a party, then all together.
pub fn spread_rows(outlook: &Outlook<'_>) -> Vec<[String; 6]> {
    let Spread { lists, merged, .. } = &outlook.spread;
    let each = lists.iter().map(|(code, own)| (outlook.name(*code), own));
    let each = each.chain(std::iter::once(("All together".to_owned(), merged)));
    each.map(|(name, own)| {
        let number = |own: Option<u64>| own.map_or_else(|| "no figure".to_owned(), words::number);
        [
            name,
            words::total(own.practices),
            number(own.average()),
            number(own.sizes.first().copied()),
            number(own.middle()),
            number(own.sizes.last().copied()),
        ]
    })
    .collect()
}

/// Says where there is a figure of deprivation, and where there is none.
pub fn deprivation_sentences(outlook: &Outlook<'_>) -> Vec<String> {
    let mut all = Vec::new();
    for party in outlook.case.parties() {
        let Some(own) = outlook.spread.deprivation.get(party) else {
            all.push(format!("We have no figure of deprivation for {}.", outlook.name(*party)));
            continue;
        };
        let (areas, deprived) =
            own.iter().fold((0, 0), |sum, one| (sum.0 + one.areas, sum.1 + one.deprived));
        let share = |one: &&crate::rehearsing::Deprivation| per_cent(one.deprived, one.areas);
        let (least, most) = (own.iter().min_by_key(share), own.iter().max_by_key(share));
        let part = |one: Option<&crate::rehearsing::Deprivation>| {
            one.map_or_else(String::new, |one| {
                format!("{} % in {}", per_cent(one.deprived, one.areas), outlook.name(one.ccg))
            })
        };
        all.push(format!(
            "In {} {deprived} of {areas} small areas ({} %) are in the most deprived fifth of \
             England: from {} to {}.",
            outlook.name(*party),
            per_cent(deprived, areas),
            part(least),
            part(most),
        ));
    }
    all
}

fn deprivation(outlook: &Outlook<'_>) -> Markup {
    let words = html! {
        @for sentence in deprivation_sentences(outlook) { p { (sentence) } }
        @if !outlook.spread.deprivation.is_empty() {
            p { "Source: " (crate::rehearsing::DEPRIVATION_SOURCE) "." }
        }
    };
    inset_text(&words)
}

/// Rounds to the nearest whole per cent, halves up.
fn per_cent(part: u32, all: u32) -> u32 {
    (200 * part + all).checked_div(2 * all).unwrap_or(0)
}
