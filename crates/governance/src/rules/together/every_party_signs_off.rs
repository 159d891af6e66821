//! Each party's governing body or board signs off what is proposed, by its first day: none is bound
//! by the others.
//!
//! Modelling choice: every group or board stays a body of its own, whatever it does with others.

use crate::acts::{Act, SignedOff};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{not_signed_off, terms};
use crate::ask::Ask;
use crate::rule::rule;

rule!(every_party_signs_off, Choice, Always);

/// Returns the parties that have not signed off.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    not_signed_off(&ask.case()).into_iter().map(About::Body).collect()
}

/// Refuses while a party has not signed off.
pub fn ask(ask: &Ask<'_>, subject: &About) -> Answer {
    let About::Body(party) = subject else {
        return Answer::Passed; // Every subject is a party.
    };
    ask.refuse(&RULE, NextStep::Record(SignedOff::WORD))
        .about(subject.clone())
        .move_of(Mover::Body(*party))
        .by(terms(&ask.case()).map(|terms| terms.from))
        .into()
}
