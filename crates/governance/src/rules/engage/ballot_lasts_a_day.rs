//! The last day for votes does not come before the day on which a ballot opens.
//!
//! Modelling choice.

use crate::acts::BallotOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(ballot_lasts_a_day, Choice, Ccg);

/// Refuses a ballot that is over before it begins.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    if ask.on <= act.closes_on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("closes_on"))
        .about(About::Day(act.closes_on, ask.on))
        .move_of(Mover::Signer)
        .into()
}
