//! Each party's governing body or board signs off what is proposed: none is bound by the others.
//!
//! Modelling choice: every group or board stays a body of its own, whatever it does with others.

use remit_dictionary::Code;

use crate::acts::{Act, SignedOff};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::not_signed_off;
use crate::ask::Ask;
use crate::rule::rule;

rule!(every_party_signs_off, Choice, Always);

/// Returns the parties that have not signed off.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    not_signed_off(&ask.case()).into_iter().map(About::Body).collect()
}

/// Refuses while a party has not signed off.
pub fn ask(ask: &Ask<'_>, subject: &About) -> Answer {
    let refused = ask.refuse(&RULE, NextStep::Record(SignedOff::WORD)).about(subject.clone());
    let party: Option<Code> = match subject {
        About::Body(party) => Some(*party),
        _ => None,
    };
    match party {
        Some(party) => refused.move_of(Mover::Body(party)).into(),
        None => refused.into(),
    }
}
