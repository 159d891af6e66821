//! A vote comes by the last day for votes, and before the ballot is closed.
//!
//! Modelling choice. Once a ballot is closed it is counted, so a vote of an earlier day that is put
//! on record afterwards comes too late as well.

use crate::acts::VoteCast;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(ballot_is_still_open, Choice, Ccg);

/// Refuses a vote that comes too late.
pub fn ask(ask: &Ask<'_>, act: &VoteCast) -> Answer {
    let Some((_, opened)) = ballot::opened(&ask.case(), act.body, &act.ballot) else {
        return Answer::NotYetAskable { needs: &rules::ballot_is_on_record::RULE };
    };
    let about = if opened.closes_on < ask.on {
        About::Day(ask.on, opened.closes_on)
    } else if ballot::is_closed(&ballot::whole(ask), act.body, &act.ballot) {
        About::ThingOf(act.body, act.ballot.clone())
    } else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Nothing).about(about).move_of(Mover::Signer).into()
}
