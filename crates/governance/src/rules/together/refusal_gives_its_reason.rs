//! A party that refuses says why.
//!
//! Modelling choice: the others cannot mend what they are not told.

use crate::acts::{SignedOff, Word};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(refusal_gives_its_reason, Choice, Always);

/// Refuses a refusal without a reason.
pub fn ask(ask: &Ask<'_>, act: &SignedOff) -> Answer {
    if act.word == Word::Approved || act.why.is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("why"))
        .about(About::Field("why"))
        .move_of(Mover::Signer)
        .into()
}
