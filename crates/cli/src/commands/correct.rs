//! `remit correct`: a decision of ours that replaces what sources say.

use anyhow::Context;
use remit_journal::{Basis, Outcome, RequestId};
use remit_register::{Correction, Fact, Voice, correction};

use crate::arguments::{Arguments, Correct};
use crate::output;
use crate::refusal::Refusal;
use crate::session::{Session, clock};

/// How often guards are asked again because other acts came first.
const TRIES_MAX: u32 = 10;

/// Reads a fact file and puts what it states on record as a correction.
pub fn run(arguments: &Arguments, correct: &Correct) -> anyhow::Result<()> {
    let mut session = Session::add(arguments)?;
    let (_, today) = clock();
    let read = remit_exchange::read_path(
        &correct.file,
        &remit_exchange::Options { published: Some(today) },
        today,
    )
    .with_context(|| correct.file.display().to_string())?;
    if let Some(rejected) = read.rejected.first() {
        return Err(Refusal::error(
            format!("{} line {}: {}", correct.file.display(), rejected.line, rejected.reason),
            "a correction is taken whole or not at all: mend the row and try again",
        ));
    }
    let voice = if correct.withdraw { Voice::TakesBack } else { Voice::Asserts };
    let facts: Vec<Fact> = read.facts.into_iter().map(|fact| Fact { voice, ..fact }).collect();
    let request = match &correct.request {
        Some(request) => request.clone(),
        None => format!("correct:{}:{}", read.publication.content, correct.withdraw),
    };
    let wanted = Correction {
        facts: &facts,
        actor: &correct.actor,
        authority: &correct.authority,
        source: &read.publication.title,
        request: RequestId::parse(&request)
            .map_err(|error| Refusal::error(error.to_string(), "give another --request"))?,
    };
    for _ in 0..TRIES_MAX {
        let decided_on = session.folded.head.number;
        let draft = correction(&session.folded.register.now(), &wanted).map_err(|refused| {
            Refusal::error(refused.to_string(), "nothing was recorded; mend that and send it again")
        })?;
        match session.storage.append(Basis::At(decided_on), &draft, clock().0)? {
            Outcome::Appended(receipt) => {
                output::say(&format!("recorded as act {} {}", receipt.number, receipt.hash));
                return session.catch_up();
            }
            Outcome::AlreadyRecorded(receipt) => {
                output::say(&format!(
                    "on record already as act {}; to record it once more, give another --request",
                    receipt.number
                ));
                return Ok(());
            }
            Outcome::RequestReused(receipt) => {
                return Err(Refusal::error(
                    format!("request {request} was act {}, with another content", receipt.number),
                    "give another --request",
                ));
            }
            Outcome::Overtaken(_) => session.catch_up()?,
        }
    }
    Err(Refusal::error("other writers were faster each time", "try again"))
}
