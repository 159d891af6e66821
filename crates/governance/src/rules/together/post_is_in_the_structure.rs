//! Only a post of the structure that is proposed is filled.
//!
//! Modelling choice.

use crate::acts::{Act, RecruitmentStarted, StructureProposed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::posts;
use crate::ask::Ask;
use crate::rule::rule;

rule!(post_is_in_the_structure, Choice, Always);

/// Refuses to recruit to a post that no structure has.
pub fn ask(ask: &Ask<'_>, act: &RecruitmentStarted) -> Answer {
    if posts(&ask.case()).contains(&act.post) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(StructureProposed::WORD))
        .about(About::Thing(act.post.clone()))
        .move_of(Mover::Signer)
        .into()
}
