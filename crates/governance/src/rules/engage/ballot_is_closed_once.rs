//! A ballot is closed once.
//!
//! Modelling choice.

use crate::acts::BallotClosed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;

rule!(ballot_is_closed_once, Choice, Ccg);

/// Refuses to close a ballot that is closed.
pub fn ask(ask: &Ask<'_>, act: &BallotClosed) -> Answer {
    if !ballot::is_closed(&ballot::whole(ask), act.body, &act.ballot) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::ThingOf(act.body, act.ballot.clone()))
        .move_of(Mover::Signer)
        .into()
}
