//! A published file onto the record, by a page: what it adds, and which rows were rejected.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use maud::{Markup, html};
use remit_clerk::Failure;
use remit_clerk::importing::{Counts, Earlier, record};
use remit_exchange::{Options, ReadFile};

use crate::asking::now_and_today;
use crate::components::{
    Button, Cell, Column, Heading, Mistake, Question, Table, button, error_summary, file_upload,
    summary_list, table,
};
use crate::page::{Page, Section};
use crate::pages::{parts, work};
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::signing_in::{SignedIn, random};
use crate::uploaded::{FILE, Uploaded};
use crate::words;

/// So many rejected rows are listed.
const REJECTED_MAX: usize = 200;

/// Shows where to choose a file.
pub async fn show(by: SignedIn) -> Page {
    page(&by, None)
}

fn page(by: &SignedIn, mistake: Option<&str>) -> Page {
    let hint = html! {
        "A file of the Organisation Data Service, a look-up of the Office for National Statistics, \
         or a fact file; packed with gzip or not. Its format is found from what is in it"
    };
    let question = Question {
        name: FILE,
        label: Heading::Plain("Choose a file"),
        hint: Some(&hint),
        error: mistake,
    };
    let markup = html! {
        @if let Some(text) = mistake {
            (error_summary(&[Mistake { text, href: Some("#file") }]))
        }
        h1 { "Import a published file" }
        (work::signed_in_as(by))
        p {
            "One file becomes one act, an observation. A row that cannot be right is rejected with \
             its line and the reason, and the rest is kept. The same file again adds nothing."
        }
        form action="/imports" method="post" enctype="multipart/form-data" novalidate {
            (by.hidden(&random()))
            (file_upload(&question))
            (button(Button::Primary, false, "Import"))
        }
        (work::sign_out(by))
    };
    let page = Page::new("Import a published file", markup).within(Section::Work);
    let page = page.after("/work", "My work");
    if mistake.is_some() { page.with_mistakes() } else { page }
}

/// Puts a file on record, and tells what it changes.
pub async fn send(
    State(site): State<Shared>,
    Uploaded { file, by, .. }: Uploaded,
) -> Result<Response, Refusal> {
    let Some((title, file)) = file else {
        return Ok(page(&by, Some("Choose a file")).into_response());
    };
    site.answer(move |site, _| {
        let (now, today) = now_and_today();
        let bytes = std::fs::read(file.path()).map_err(|e| crate::restating::broken(&e))?;
        let options = Options { published: None };
        let read = match remit_exchange::read_bytes(&title, &bytes, &options, today) {
            Ok(read) => read,
            Err(unreadable) => {
                let causes =
                    std::iter::successors(Some(&unreadable as &dyn std::error::Error), |own| {
                        own.source()
                    });
                let why: Vec<String> = causes.map(ToString::to_string).collect();
                // What the command line says besides is of no use to somebody at a page.
                let why = why.join(": ").replace("; `remit formats` lists what can be read", "");
                let why = words::capital(&why);
                return Ok(page(&by, Some(&why)).into_response());
            }
        };
        let done = site.write(|session| {
            let counts = record(session, &mut Earlier::default(), &read, false, &by.text, now)?;
            session.catch_up()?;
            Ok((counts, session.folded.head.number))
        });
        match done {
            Ok((counts, act)) => Ok(imported(&by, &read, counts, act).into_response()),
            Err(Failure::Broken(broken)) => Err(Refusal::of_fault(&broken)),
            Err(failure) => Ok(page(&by, Some(&failure.to_string())).into_response()),
        }
    })
    .await
}

fn imported(by: &SignedIn, read: &ReadFile, counts: Counts, act: u64) -> Page {
    let publication = &read.publication;
    let is_new = 0 < counts.added + counts.withdrawn;
    let number = |count: usize| html! { (words::total(count)) };
    let rows: Vec<Vec<Cell>> = read
        .rejected
        .iter()
        .take(REJECTED_MAX)
        .map(|own| vec![own.line.to_string().into(), own.reason.clone().into()])
        .collect();
    let markup = html! {
        h1 { @if is_new { "Imported" } @else { "On record already" } }
        (summary_list(&[
            ("File", parts::breakable(&publication.title)),
            ("Format", html! { (publication.format) }),
            ("Published", html! { (words::day(publication.published)) }),
            ("Last act", parts::act(act)),
            ("Facts added", number(counts.added)),
            ("Unchanged", number(counts.unchanged)),
            ("No longer said", number(counts.withdrawn)),
            ("Rows rejected", number(read.rejected.len())),
        ]))
        (rejected(&rows, read.rejected.len()))
        p { a href="/imports" { "Import another file" } }
        (work::sign_out(by))
    };
    Page::new("Imported", markup).within(Section::Work).after("/work", "My work")
}

fn rejected(rows: &[Vec<Cell>], all: usize) -> Markup {
    if rows.is_empty() {
        return html! {};
    }
    html! {
        (table(&Table {
            caption: Some(("Rejected rows", Some("m"))),
            columns: &[Column::of("Line"), Column::of("Why")],
            rows,
            first_is_header: true,
            responsive: false,
        }))
        @if rows.len() < all { p { "The first " (rows.len()) " of " (all) " are listed." } }
    }
}
