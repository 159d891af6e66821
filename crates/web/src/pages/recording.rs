//! Putting an act on record: one form for every kind of act, made from its declaration, and the
//! guard's own words where it is refused.

mod fields;
mod objections;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use remit_clerk::deciding::{self, Sending};
use remit_clerk::{Failure, Put};
use remit_governance::{ActKind, Form, KINDS};
use serde::Deserialize;

use crate::asking::{encoded, now_and_today};
use crate::components::{Button, Cell, Column, Heading, Mistake, Question, Table, button};
use crate::components::{error_summary, select, table};
use crate::filled::{Filled, Typed, request_of};
use crate::page::{Page, Section};
use crate::pages::work;
use crate::refusal::Refusal;
use crate::routes::Shared;
use crate::signing_in::{Held, SignedIn, random};
use crate::words;
use objections::Said;

/// The field in which somebody says in which role they act, and for whom.
const SIGNER: &str = "signer";

/// What an address of the list names.
#[derive(Debug, Deserialize)]
pub struct Asked {
    case: Option<String>,
}

/// Shows every kind of act that somebody's roles let them put on record.
pub async fn list(by: SignedIn, Query(asked): Query<Asked>) -> Page {
    let case = asked.case.as_deref().unwrap_or_default();
    let of_case = |kind: &&ActKind| kind.fields.iter().any(|field| field.name == "case");
    let lets = |kind: &&ActKind| by.roles.iter().any(|held| kind.roles.contains(&held.role));
    let (in_cases, outside): (Vec<&ActKind>, Vec<&ActKind>) =
        KINDS.iter().filter(lets).partition(of_case);
    let rows = |kinds: &[&ActKind]| -> Vec<Vec<Cell>> {
        let row = |kind: &&ActKind| {
            let filled = [("case", case)];
            let href = href(kind.word, if case.is_empty() { &[] } else { &filled });
            let link = html! { a href=(href) { (words::act(kind.word)) } };
            vec![link.into(), kind.help.trim().into()]
        };
        kinds.iter().map(row).collect()
    };
    let listed = |caption: &str, kinds: &[&ActKind]| {
        table(&Table {
            caption: Some((caption, Some("m"))),
            columns: &[Column::of("Act"), Column::of("What it does")],
            rows: &rows(kinds),
            first_is_header: true,
            responsive: true,
        })
    };
    let markup = html! {
        h1 { "Put something on record" }
        (work::signed_in_as(&by))
        @if by.roles.is_empty() { (work::no_role(&by)) }
        @if !in_cases.is_empty() { (listed("In a case", &in_cases)) }
        @if case.is_empty() && !outside.is_empty() { (listed("Outside a case", &outside)) }
    };
    Page::new("Put something on record", markup).within(Section::Work).after("/work", "My work")
}

/// Shows the empty form of a kind of act; fields that the address names are filled in.
pub async fn show(
    by: SignedIn,
    Path(act): Path<String>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result<Page, Refusal> {
    let kind = kind(&act)?;
    Ok(page(&by, kind, &Typed::from(asked), &[]))
}

/// Puts an act on record, or says what stands against it; what was typed stays.
pub async fn send(
    State(site): State<Shared>,
    Path(act): Path<String>,
    filled: Filled,
) -> Result<Response, Refusal> {
    let kind = kind(&act)?;
    let Filled { typed, by } = filled;
    let (form, mut wrong) = read(&by, kind, &typed);
    let Some(request) = request_of(&typed) else {
        return Err(Refusal::unreadable(
            "This form has no name of its sending",
            "Nothing was recorded. Open the page again and send the form from there.",
        ));
    };
    if wrong.is_empty() {
        let (now, today) = now_and_today();
        let sending = Sending { now, today, request: Some(request) };
        let sent = [deciding::Sent { form, place: None }];
        let put = tokio::task::spawn_blocking(move || {
            site.write(|session| deciding::record(session, &sent, &sending))
        });
        match put.await.expect("BUG: recording does not panic") {
            Ok(done) => {
                let number = match done.first().map(|own| own.put) {
                    Some(Put::Recorded(receipt)) => receipt.number,
                    Some(Put::Already(number)) => number,
                    None => unreachable!("what was sent is done"),
                };
                tracing::info!(act = kind.word, number, "put on record by a page");
                return Ok(Redirect::to(&format!("/act/{number}")).into_response());
            }
            Err(Failure::Broken(broken)) => return Err(Refusal::of_fault(&broken)),
            Err(failure) => wrong = objections::said(&failure),
        }
    }
    let rules: Vec<String> = wrong.iter().filter_map(|own| own.rule.clone()).collect();
    tracing::info!(act = kind.word, rule = rules.join(" "), "an act was refused");
    Ok(page(&by, kind, &typed, &wrong).with_mistakes().into_response())
}

fn kind(word: &str) -> Result<&'static ActKind, Refusal> {
    KINDS.iter().find(|own| own.word == word).ok_or_else(|| {
        Refusal::not_found("There is no such kind of act", "The page of acts lists them all.")
    })
}

/// Returns the roles in which somebody may put a kind of act on record.
fn signers<'a>(by: &'a SignedIn, kind: &ActKind) -> Vec<&'a Held> {
    by.roles.iter().filter(|held| kind.roles.contains(&held.role)).collect()
}

fn signer_word(held: &Held) -> String {
    format!("{} {}", held.role.word(), held.body)
}

/// Reads what was typed as a form that is signed, or says what is missing for that.
fn read(by: &SignedIn, kind: &ActKind, typed: &Typed) -> (Form, Vec<Said>) {
    let mut form = fields::read(kind, typed);
    let chosen = typed.one(SIGNER).unwrap_or_default();
    let Some(held) = signers(by, kind).into_iter().find(|held| signer_word(held) == chosen) else {
        let said = Said::of_field(SIGNER, "Choose in which role you act, and for whom");
        return (form, vec![said]);
    };
    form.add("actor", held.person.as_str());
    form.add("acting_as", held.role.word());
    form.add("acting_for", &held.body.to_string());
    (form, Vec::new())
}

fn page(by: &SignedIn, kind: &ActKind, typed: &Typed, wrong: &[Said]) -> Page {
    let signers = signers(by, kind);
    let name = words::act(kind.word);
    let mistakes: Vec<(String, Option<String>)> = wrong
        .iter()
        .map(|own| (own.text.clone(), own.field.map(|field| format!("#{field}"))))
        .collect();
    let summary: Vec<Mistake<'_>> =
        mistakes.iter().map(|(text, href)| Mistake { text, href: href.as_deref() }).collect();
    let markup = html! {
        @if !summary.is_empty() { (error_summary(&summary)) }
        h1 { span.nhsuk-caption-l { "Put on record" } (name) }
        p { (kind.help.trim().trim_end_matches('.')) "." }
        (work::signed_in_as(by))
        @for own in wrong { (own.more) }
        @if signers.is_empty() {
            p {
                "None of your roles lets you do this. It is done by: "
                (roles(kind)) "."
            }
        } @else {
            (form(by, kind, &signers, typed, wrong))
        }
        (work::sign_out(by))
    };
    Page::new(&name, markup)
        .within(Section::Work)
        .after("/work", "My work")
        .after("/acts", "Put something on record")
}

fn roles(kind: &ActKind) -> String {
    let words: Vec<String> = kind.roles.iter().map(|role| role.word().replace('-', " ")).collect();
    words.join(", ")
}

fn form(by: &SignedIn, kind: &ActKind, signers: &[&Held], typed: &Typed, wrong: &[Said]) -> Markup {
    let error = |name: &str| {
        let own = wrong.iter().find(|own| own.field.is_some_and(|field| field == name));
        own.map(|own| own.text.as_str())
    };
    let mut items: Vec<(String, String)> = signers
        .iter()
        .map(|held| {
            let word = held.role.word().replace('-', " ");
            (signer_word(held), format!("{} of {}", words::capital(&word), held.body))
        })
        .collect();
    if 1 < items.len() {
        items.insert(0, (String::new(), "Choose a role".to_owned()));
    }
    let question = Question {
        name: SIGNER,
        label: Heading::Plain("Your role"),
        hint: None,
        error: error(SIGNER),
    };
    html! {
        form action={ "/acts/" (kind.word) } method="post" novalidate {
            (by.hidden(&random()))
            (select(&question, &items, typed.one(SIGNER)))
            @for field in fields::of(kind) { (fields::show(field, typed, error(field.name))) }
            (button(Button::Primary, false, "Put on record"))
        }
    }
}

/// Returns what stands against something, in a sentence each.
pub fn objections(failure: &Failure) -> Vec<String> {
    objections::said(failure).into_iter().map(|own| own.text).collect()
}

/// Returns where a form is, with fields of it filled in.
pub fn href(act: &str, filled: &[(&str, &str)]) -> String {
    let fields: Vec<String> =
        filled.iter().map(|(name, text)| format!("{name}={}", encoded(text))).collect();
    if fields.is_empty() {
        format!("/acts/{act}")
    } else {
        format!("/acts/{act}?{}", fields.join("&"))
    }
}
