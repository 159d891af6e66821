//! `remit decide`: may somebody decide something on a day, whom would it bind, and says who?

use remit_clerk::Session;
use remit_clerk::persons::show;
use remit_dictionary::{Code, Date};
use remit_governance::acts::Seat;
use remit_governance::{
    Decider, Decision, Entry, Link, Officer, Person, Question, Verdict, Who, may_decide,
};
use remit_journal::Storage;
use serde_json::{Value, json};

use crate::arguments::{Arguments, Decide};
use crate::commands::check::sources;
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

/// The most sources that a row names.
const SOURCES_MAX: usize = 8;

/// Answers whether somebody may decide, with the chain of authority.
pub fn run(arguments: &Arguments, asked: &Decide) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let officer = match &asked.officer {
        Some(text) => Some(officer(&mut *session.storage, text)?),
        None => None,
    };
    let by = decider(&session, &asked.body, asked.on)?;
    let function = asked.function.as_str();
    let question = Question { by, function, officer, amount: asked.amount, on: asked.on };
    let decision = may_decide(session.world(), &question);
    let (answer, parties, ratify_by, reason) = words(&decision);
    let mut table = Table::new(&["role", "who", "basis", "sources"]);
    let binds = if parties.is_empty() { String::new() } else { format!("binds {parties}") };
    let ratified =
        if ratify_by.is_empty() { reason.clone() } else { format!("ratify by {ratify_by}") };
    table.row([answer.clone(), binds, ratified, String::new()]);
    for link in &decision.chain {
        table.row(row(&mut session, link)?);
    }
    let mut line = answer.clone();
    for (label, value) in [("binds", &parties), ("ratify by", &ratify_by), ("because", &reason)] {
        if !value.is_empty() {
            line.push_str(&format!("; {label} {value}"));
        }
    }
    output::say(&line);
    output::write_with(arguments, &table, || {
        json!({
            "body": asked.body,
            "function": asked.function,
            "on": asked.on.to_string(),
            "answer": answer,
            "binds": list(&parties),
            "ratify_by": list(&ratify_by),
            "reason": if reason.is_empty() { Value::Null } else { json!(reason) },
            "chain": table.objects(),
        })
    })
}

/// Returns the answer, whom it binds, who ratifies, and why it is unlawful.
fn words(decision: &Decision) -> (String, String, String, String) {
    let codes = |codes: &[Code]| codes.iter().map(Code::to_string).collect::<Vec<_>>().join(" ");
    let none = String::new;
    let answer = decision.verdict.word().to_owned();
    match &decision.verdict {
        Verdict::Binding { parties } => (answer, codes(parties), none(), none()),
        Verdict::Recommendation { ratify_by, binding_for } => {
            (answer, codes(binding_for), codes(ratify_by), none())
        }
        Verdict::Unlawful { reason } => (answer, none(), none(), reason.to_string()),
    }
}

fn list(codes: &str) -> Value {
    codes.split_whitespace().collect()
}

/// Reads who would decide.
fn decider(session: &Session, text: &str, on: Date) -> anyhow::Result<Decider> {
    Decider::read(&session.books, text, on).ok_or_else(|| {
        Refusal::error(
            format!("\"{text}\" is no body, committee or arrangement"),
            "give a code as 09C, a committee as 09C/audit, or the case of an arrangement",
        )
    })
}

/// Reads an officer: a seat by its word, else a person by name.
fn officer(storage: &mut dyn Storage, text: &str) -> anyhow::Result<Officer> {
    if let Ok(seat) = <Seat as Entry>::parse(text) {
        return Ok(Officer::Seat(seat));
    }
    let token = storage.tokens_of(text)?.first().map(ToString::to_string);
    let person = token.ok_or_else(|| {
        Refusal::error(
            format!("nobody named \"{text}\" is on record, and it is no seat"),
            format!(
                "the seats are {}",
                Seat::ALL.iter().map(|seat| seat.word()).collect::<Vec<_>>().join(", ")
            ),
        )
    })?;
    Ok(Officer::Person(Person::parse(&person)?))
}

/// Returns a link as a row: role, who, basis, sources.
pub fn row(session: &mut Session, link: &Link) -> anyhow::Result<[String; 4]> {
    let who = match &link.who {
        Who::Officer(body, seat, person) => {
            format!("{}, {seat} of {body}", show(&mut *session.storage, person.as_str())?)
        }
        Who::Body(_) | Who::Committee(..) | Who::Arrangement(_) => link.who.to_string(),
    };
    let acts = link.acts.iter().map(|act| format!("act {act}"));
    let facts = sources(&session.view(), &link.facts, SOURCES_MAX);
    let all: Vec<String> = acts.chain((!facts.is_empty()).then_some(facts)).collect();
    Ok([link.role.word().to_owned(), who, link.basis.clone(), all.join("; ")])
}
