//! A vote is cast in a ballot that was opened by that day, and only such a ballot is closed.
//!
//! Modelling choice.

use crate::acts::{Act, BallotOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot::{self, OfBallot};
use crate::rule::rule;

rule!(ballot_is_on_record, Choice, Ccg);

/// Refuses an act in a ballot that was not opened.
pub fn ask(ask: &Ask<'_>, act: &impl OfBallot) -> Answer {
    if ballot::opened(&ask.case(), act.whose(), act.ballot()).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(BallotOpened::WORD))
        .about(About::ThingOf(act.whose(), act.ballot().clone()))
        .move_of(Mover::Body(act.whose()))
        .into()
}
