//! The codes that change: a page at a time, and all of them as a change pack.

use maud::{Markup, html};
use remit_governance::rehearsal::{Changed, CodeChange};

use super::Question;
use crate::components::{Cell, Column, Table, table};
use crate::pages::parts;
use crate::rehearsing::Outlook;
use crate::words;

/// So many codes are on a page.
const CODES_A_PAGE: usize = 50;

/// Returns what a changed code is of, in words: one, and several.
pub fn what(what: Changed) -> (&'static str, &'static str) {
    match what {
        Changed::Body => ("body that ends", "bodies that end"),
        Changed::Part => ("part", "parts"),
        Changed::Practice => {
            ("practice or other prescriber", "practices and other prescribers (hospitals, hubs)")
        }
        Changed::Area => ("small area", "small areas"),
    }
}

/// The sorts of code, in the order of the list.
pub const SORTS: [Changed; 4] = [Changed::Body, Changed::Part, Changed::Practice, Changed::Area];

/// Returns the codes that change: how many, then a page of the list.
pub fn section(outlook: &Outlook<'_>, question: &Question, from: usize) -> Markup {
    let all = &outlook.rehearsal.receipt.codes;
    let first = if all.len() < from { 0 } else { from - 1 };
    let last = all.len().min(first + CODES_A_PAGE);
    let page = |first: usize| {
        let until = all.len().min(first + CODES_A_PAGE);
        let address = question.address("");
        (format!("{address}&from={}#codes", first + 1), format!("{} to {until}", first + 1))
    };
    let earlier = (0 < first).then(|| page(first.saturating_sub(CODES_A_PAGE)));
    let later = (last < all.len()).then(|| page(last));
    let rows: Vec<Vec<Cell>> = all[first..last].iter().map(|own| row(outlook, own)).collect();
    let caption = match all.len() {
        0 => "No code changes".to_owned(),
        some => format!("{} to {last} of {}", first + 1, words::total(some)),
    };
    html! {
        h2 id="codes" { "Codes that change" }
        ul {
            @for sort in SORTS {
                @let (one, many) = what(sort);
                li { (words::count(outlook.changed(sort), one, many)) }
            }
        }
        p { a href=(question.address("/change-pack.csv")) {
            "Download the change pack: every old and new code (CSV)"
        } }
        (table(&Table {
            caption: Some((&caption, None)),
            columns: &[
                Column::of("What"),
                Column::of("Changes from"),
                Column::of("To"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        @if earlier.is_some() || later.is_some() {
            (parts::neighbours("Codes that change", earlier.as_ref(), later.as_ref()))
        }
    }
}

fn row(outlook: &Outlook<'_>, own: &CodeChange) -> Vec<Cell> {
    let view = &outlook.world.view;
    let day = outlook.effect.day_before();
    vec![
        html! { (words::capital(what(own.what).0)) ": " (parts::body_link(view, own.code, day)) }
            .into(),
        own.old.as_str().into(),
        own.new.as_str().into(),
    ]
}

/// Returns the change pack.
pub fn csv(outlook: &Outlook<'_>) -> Vec<u8> {
    let day = outlook.effect.day_before();
    let date = outlook.effect.to_string();
    let mut out = csv::Writer::from_writer(Vec::new());
    let mut write = |cells: [&str; 6]| {
        out.write_record(cells).expect("BUG: writing to memory cannot fail");
    };
    write(["old_code", "new_code", "what", "code", "name", "date"]);
    for own in &outlook.rehearsal.receipt.codes {
        let name = outlook.world.view.name_of_code(own.code, day).unwrap_or_default();
        let (old, new, code) = (own.old.to_string(), own.new.to_string(), own.code.to_string());
        write([&old, &new, own.what.word(), &code, name, &date]);
    }
    out.into_inner().expect("BUG: writing to memory cannot fail")
}
