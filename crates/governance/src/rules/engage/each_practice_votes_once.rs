//! A practice votes once in a ballot, by itself or by another that it asked to.
//!
//! Modelling choice. What is cast is cast.

use crate::acts::VoteCast;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;

rule!(each_practice_votes_once, Choice, Ccg);

/// Refuses a second vote of a practice.
pub fn ask(ask: &Ask<'_>, act: &VoteCast) -> Answer {
    if ballot::vote_of(&ballot::whole(ask), act.body, &act.ballot, act.practice).is_none() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::Body(act.practice))
        .move_of(Mover::Signer)
        .into()
}
