//! An act: who put what on record, by what authority, from which source, and its facts.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use remit_clerk::Broken;
use remit_dictionary::{Date, Period};
use remit_governance::{Form, KIND_PREFIX, KINDS, SIGNER_FIELDS, Signed, ballot};
use remit_journal::{Act, Beside, Sort, Storage, StoredAct, Token, open};
use remit_register::{Fact, OBSERVATION_KIND, Publication, Voice, When, decode_facts};
use serde::Deserialize;

use crate::components::{Cell, Column, Table, summary_list, table};
use crate::page::{Page, Section};
use crate::pages::parts;
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::site::Snapshot;
use crate::words;

/// So many facts are on one page.
const FACTS_A_PAGE: u32 = 100;
/// So many entries of one field are shown.
const ENTRIES_MAX: usize = 50;

/// Which fact to show.
#[derive(Debug, Deserialize)]
pub struct Asked {
    fact: Option<u32>,
}

/// An act as it is stored, with some of its facts, and what its tokens stand for.
struct Read {
    stored: StoredAct,
    act: Act,
    fields: Vec<(String, Vec<String>)>,
    actor: String,
    facts: Vec<(u32, Fact)>,
    facts_in_all: u32,
}

/// Shows an act.
pub async fn show(
    State(site): State<Shared>,
    Path(number): Path<u64>,
    Query(asked): Query<Asked>,
) -> Result<Page, Refusal> {
    let first = asked.fact.unwrap_or(1).max(1) - 1;
    let first = first - first % FACTS_A_PAGE + 1;
    site.answer(move |site, snapshot| {
        let read = site.ask(|storage| read(storage, snapshot, number, first));
        let read = read.map_err(|error| Refusal::of_fault(&error))?;
        match read {
            Some(read) => Ok(page(snapshot, &read, first)),
            None => Err(Refusal::not_found(
                format!("There is no act {number} on record"),
                format!("The last act is {}.", snapshot.head().number),
            )),
        }
    })
    .await
}

/// Reads an act and a page of its facts.
fn read(
    storage: &mut dyn Storage,
    snapshot: &Snapshot,
    number: u64,
    first: u32,
) -> Result<Option<Read>, Broken> {
    let Some(before) = number.checked_sub(1) else {
        return Ok(None);
    };
    let Some(stored) = storage.acts(before, 1)?.into_iter().find(|own| own.number == number) else {
        return Ok(None);
    };
    let broken = |source| remit_journal::Fault::Act { number, source };
    let act = open(&stored.bytes).map_err(broken)?;
    let facts_in_all = act.chunks.iter().map(|chunk| chunk.facts).sum();
    let facts = facts_from(storage, &act, first)?;
    let fields = fields(storage, snapshot, &act)?;
    let actor = shown(storage, &act.actor)?;
    Ok(Some(Read { stored, act, fields, actor, facts, facts_in_all }))
}

/// Returns a page of an act's facts with their numbers. Chunks outside it are not read.
fn facts_from(
    storage: &mut dyn Storage,
    act: &Act,
    first: u32,
) -> Result<Vec<(u32, Fact)>, Broken> {
    let mut facts = Vec::new();
    let mut next = 1_u32;
    for chunk in &act.chunks {
        let after = next + chunk.facts;
        if first < after && next < first + FACTS_A_PAGE {
            let bytes = storage.chunk(&chunk.hash)?.unwrap_or_default();
            let mut nth = next;
            // What cannot be read is for `remit verify`; the page shows what it can.
            let _ = decode_facts(&bytes, &mut |fact| {
                if first <= nth && nth < first + FACTS_A_PAGE {
                    facts.push((nth, fact));
                }
                nth += 1;
            });
        }
        next = after;
    }
    Ok(facts)
}

/// Returns the fields of an act of governance, and what a publication says of its file.
fn fields(
    storage: &mut dyn Storage,
    snapshot: &Snapshot,
    act: &Act,
) -> Result<Vec<(String, Vec<String>)>, Broken> {
    if act.kind == OBSERVATION_KIND {
        return Ok(Publication::decode(&act.body).map(|own| publication(&own)).unwrap_or_default());
    }
    let form = if act.kind.starts_with(KIND_PREFIX) { Form::decode(&act.body).ok() } else { None };
    let Some(form) = form else {
        return Ok(Vec::new());
    };
    let hidden = is_hidden(snapshot, &form);
    let own = KINDS.iter().find(|kind| kind.word == form.act).map_or(&[][..], |kind| kind.fields);
    let mut fields = Vec::new();
    for (name, entries) in &form.fields {
        let known = own.iter().chain(&SIGNER_FIELDS).find(|field| field.name == name);
        let mut words = Vec::new();
        if hidden && name == "choice" {
            fields.push((name.clone(), vec!["hidden while the ballot is open".to_owned()]));
            continue;
        }
        for entry in entries.iter().take(ENTRIES_MAX) {
            // What lives beside the record is people's own; a field nobody knows may be too.
            let beside = known.is_none_or(|field| field.shape.beside);
            words.push(if beside { shown(storage, entry)? } else { entry.clone() });
        }
        if ENTRIES_MAX < entries.len() {
            words.push(format!("and {} more", entries.len() - ENTRIES_MAX));
        }
        fields.push((name.clone(), words));
    }
    Ok(fields)
}

/// Tells whether an act is a vote in a ballot that is still open.
fn is_hidden(snapshot: &Snapshot, form: &Form) -> bool {
    let Ok(signed) = Signed::read(form) else {
        return false;
    };
    let books = snapshot.world().books;
    let case = signed.act.case().and_then(|case| books.case(case, Date::END));
    case.is_some_and(|case| ballot::is_hidden(&case, &signed.act))
}

/// Returns the words for a token: whose text it is, is for those who are signed in.
fn shown(storage: &mut dyn Storage, text: &str) -> Result<String, Broken> {
    let Ok(token) = Token::parse(text) else {
        return Ok(text.to_owned());
    };
    Ok(match storage.beside(&token)? {
        Some(Beside::Removed { on }) => format!("removed on {}", words::day(on)),
        Some(Beside::Kept(_)) | None => "kept beside the record, not shown here".to_owned(),
    })
}

fn publication(own: &Publication) -> Vec<(String, Vec<String>)> {
    let rows = [
        ("title", own.title.clone()),
        ("format", own.format.clone()),
        ("published", words::day(own.published)),
        ("rows_read", words::number(own.rows)),
        ("rows_rejected", words::number(own.rejected)),
        ("sha_256_of_the_content", own.content.to_string()),
    ];
    rows.into_iter().map(|(name, value)| (name.to_owned(), vec![value])).collect()
}

fn page(snapshot: &Snapshot, read: &Read, first: u32) -> Page {
    let Read { act, stored, .. } = read;
    let number = act.number;
    let name = words::act(act.kind.rsplit('.').next().unwrap_or_default());
    let sort = match act.sort {
        Sort::Observation => "Observation: somebody published this",
        Sort::Decision => "Decision: its guards let it be",
    };
    let code = |text: String| html! { code.nhsuk-u-text-break-word { (text) } };
    let body = html! {
        h1 { span.nhsuk-caption-l { "Act " (number) } (name) }
        (summary_list(&[
            ("Sort", html! { (sort) }),
            ("Kind", code(act.kind.clone())),
            ("Recorded", html! { (words::moment(act.recorded_at)) }),
            ("Actor", html! { (read.actor) }),
            ("Authority", html! { (act.authority) }),
            ("Source", html! { (act.source) }),
            ("Rules", html! { "version " (act.rules) }),
            ("Hash", code(stored.hash.to_string())),
            ("Hash of the act before", code(stored.previous.to_string())),
        ]))
        @if !read.fields.is_empty() { (content(&read.fields)) }
        (facts(snapshot, read, first))
        (parts::neighbours(
            "Acts",
            beside(number.checked_sub(1), snapshot).as_ref(),
            beside(number.checked_add(1), snapshot).as_ref(),
        ))
    };
    let title = format!("Act {number}: {name}");
    Page::new(&title, body).within(Section::Record).after("/record", "The record")
}

/// Returns where another act is, if it is on record.
fn beside(number: Option<u64>, snapshot: &Snapshot) -> Option<(String, String)> {
    let number = number.filter(|own| 0 < *own && *own <= snapshot.head().number)?;
    Some((format!("/act/{number}"), format!("Act {number}")))
}

fn content(fields: &[(String, Vec<String>)]) -> Markup {
    let rows: Vec<Vec<Cell>> = fields
        .iter()
        .map(|(name, entries)| {
            let entries = html! {
                @for (at, entry) in entries.iter().enumerate() {
                    @if 0 < at { br; }
                    span.nhsuk-u-text-break-word { (entry) }
                }
            };
            vec![words::capital(&name.replace('_', " ")).into(), entries.into()]
        })
        .collect();
    table(&Table {
        caption: Some(("What it says", Some("m"))),
        columns: &[Column::of("Field"), Column::of("Content")],
        rows: &rows,
        first_is_header: true,
        responsive: true,
    })
}

fn facts(snapshot: &Snapshot, read: &Read, first: u32) -> Markup {
    let all = read.facts_in_all;
    if all == 0 {
        return html! { p { "It brought no facts of the register about." } };
    }
    if all < first {
        return html! { p { "It has only " (words::number(all)) " facts." } };
    }
    let rows: Vec<Vec<Cell>> =
        read.facts.iter().map(|(nth, fact)| fact_row(snapshot, *nth, fact)).collect();
    let last = all.min(first + FACTS_A_PAGE - 1);
    let caption = format!(
        "Facts {} to {} of {}",
        words::number(first),
        words::number(last),
        words::number(all)
    );
    let page = |first: u32| {
        let last = all.min(first + FACTS_A_PAGE - 1);
        (
            format!("/act/{}?fact={first}", read.act.number),
            format!("Facts {} to {}", words::number(first), words::number(last)),
        )
    };
    let earlier = first.checked_sub(FACTS_A_PAGE).filter(|own| 0 < *own).map(page);
    let later = (last < all).then(|| page(last + 1));
    html! {
        (table(&Table {
            caption: Some((&caption, Some("m"))),
            columns: &[
                Column::of("Fact"),
                Column::of("What it says"),
                Column::of("From"),
                Column::of("Last day"),
                Column::of("Its own source"),
            ],
            rows: &rows,
            first_is_header: true,
            responsive: true,
        }))
        @if earlier.is_some() || later.is_some() {
            (parts::neighbours("Facts", earlier.as_ref(), later.as_ref()))
        }
    }
}

fn fact_row(snapshot: &Snapshot, nth: u32, fact: &Fact) -> Vec<Cell> {
    let view = snapshot.view();
    let (period, day) = match fact.when {
        When::During(period) => (Some(period), period.from()),
        When::Seen(day) => (None, day),
    };
    let day = if day.is_real() { day } else { crate::asking::today() };
    let (claim, object) = words::claim(&fact.claim);
    let said = html! {
        (parts::body_link(&view, fact.subject, day)) " " (claim)
        @if let Some(object) = object { " " (parts::body_link(&view, object, day)) }
        @match fact.voice { Voice::Asserts => "", Voice::TakesBack => ": taken back" }
    };
    let until = |period: Period| match period.until() {
        Date::END => String::new(),
        until => words::day(until.day_before()),
    };
    vec![
        html! { span id={ "fact-" (nth) } { (nth) } }.into(),
        said.into(),
        words::day(day).into(),
        period.map_or_else(|| "seen that day".to_owned(), until).into(),
        fact.source.clone().unwrap_or_default().into(),
    ]
}
