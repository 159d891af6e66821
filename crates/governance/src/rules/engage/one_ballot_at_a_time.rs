//! A body holds one ballot on a matter at a time.
//!
//! Modelling choice: two open at once could both be carried, or one of each. Every ballot on record
//! counts, whatever its day, so none slips in before one that is there.

use crate::acts::{Act, BallotClosed, BallotOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;

rule!(one_ballot_at_a_time, Choice, Ccg);

/// Refuses a ballot while another is open.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    let case = ask.case();
    let last = ballot::last_on(&ballot::whole(ask), act.body, act.matter.as_str());
    let Some(open) = last.filter(|last| !ballot::is_closed(&case, act.body, &last.ballot)) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Record(BallotClosed::WORD))
        .about(About::ThingOf(act.body, open.ballot.clone()))
        .move_of(Mover::Body(act.body))
        .into()
}
