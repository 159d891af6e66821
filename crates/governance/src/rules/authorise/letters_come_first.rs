//! Each applicant has its letter before the decisions of its wave are published.
//!
//! Domain guide 5.3 (letters first, then publication).

use crate::acts::{LettersSent, WavePublished};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::decided_on;
use crate::rule::rule;
use crate::waves::applications;

rule!(letters_come_first, Verified, Always);

/// Refuses to publish a wave before its letters are sent.
pub fn ask(ask: &Ask<'_>, act: &WavePublished) -> Answer {
    let mut all = applications(&ask.world, &act.wave, ask.on);
    match all.find(|case| !case.has::<LettersSent>()) {
        Some(case) => ask
            .refuse(&RULE, NextStep::Record("letters-sent"))
            .about(About::Case(case.id.clone()))
            .move_of(Mover::NhsEngland)
            .into(),
        None => Answer::Passed,
    }
}

/// Asks the same of one case: its letter is part of what remains.
pub fn ask_of_one(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<LettersSent>() {
        return Answer::Passed;
    }
    if decided_on(&case).is_none() {
        return Answer::NotYetAskable { needs: &super::application_is_decided::RULE };
    }
    ask.refuse(&RULE, NextStep::Record("letters-sent")).move_of(Mover::NhsEngland).into()
}
