//! A ballot is opened, voted in and closed by those who act for the body whose members vote.
//!
//! Modelling choice: each body's ballot is its own affair; neither another party's nor NHS England's.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot::OfBallot;
use crate::role;
use crate::rule::rule;

rule!(ballot_is_the_signers, Choice, Ccg);

/// Refuses an act in another body's ballot.
pub fn ask(ask: &Ask<'_>, act: &impl OfBallot) -> Answer {
    let body = act.whose();
    let is_own = ask.signer.is_none_or(|signer| {
        signer.body == body || role::gave_way_to(&ask.world, body, signer.body)
    });
    if is_own {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("acting_for"))
        .about(About::Body(body))
        .move_of(Mover::Body(body))
        .into()
}
