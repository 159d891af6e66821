//! `remit correct`: a decision of ours that replaces what sources say.

use anyhow::Context;
use remit_clerk::{Put, clock};
use remit_journal::RequestId;
use remit_register::{Correction, Fact, Voice, correction};

use crate::arguments::{Arguments, Correct};
use crate::output;
use crate::refusal::Refusal;
use crate::session;

/// Reads a fact file and puts what it states on record as a correction.
pub fn run(arguments: &Arguments, correct: &Correct) -> anyhow::Result<()> {
    let mut session = session::add(arguments)?;
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
    let put = session.put(clock().0, &mut |session| {
        correction(&session.folded.register.now(), &wanted).map_err(|refused| {
            Refusal::error(refused.to_string(), "nothing was recorded; mend that and send it again")
        })
    })?;
    output::say(&match put {
        Put::Recorded(receipt) => format!("recorded as act {} {}", receipt.number, receipt.hash),
        Put::Already(number) => format!(
            "on record already as act {number}; to record it once more, give another --request"
        ),
    });
    Ok(())
}
