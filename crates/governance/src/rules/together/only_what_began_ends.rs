//! Only an arrangement that began is ended; before that it is withdrawn.
//!
//! Modelling choice.

use crate::acts::{Act, CaseWithdrawn, Commenced, Ended};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(only_what_began_ends, Choice, Always);

/// Refuses to end what has not begun.
pub fn ask(ask: &Ask<'_>, _: &Ended) -> Answer {
    if ask.case().has::<Commenced>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(CaseWithdrawn::WORD)).move_of(Mover::Signer).into()
}
