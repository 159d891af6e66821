//! An officer decides alone only up to an amount, which the scheme of delegation states.
//!
//! Modelling choice. A committee or a joint arrangement may be given a limit, and need not be.

use crate::acts::{DelegationMade, Seat};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(officer_has_a_limit, Choice, Always);

/// Refuses to delegate to an officer without a limit.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    if act.limit.is_some() || Seat::of_word(act.to.as_str()).is_none() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("limit"))
        .about(About::ThingOf(act.body, act.line.clone()))
        .move_of(Mover::Signer)
        .into()
}
