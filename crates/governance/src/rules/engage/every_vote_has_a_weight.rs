//! Where votes weigh as many as are on a practice's list, the list of every practice was counted
//! by the day that the constitution states.
//!
//! Modelling choice: a vote of unknown weight cannot be counted.

use crate::acts::{Act, BallotOpened, ConstitutionAdopted};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(every_vote_has_a_weight, Choice, Ccg);

/// Refuses a ballot in which a vote has no weight.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    let Ok(terms) = rules::constitution_is_in_force::of(ask, act.body) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    let roster = ballot::roster(&ask.world, act.body, terms, ask.on);
    let is_unknown = |practice: &&_| ballot::weight(&ask.world, terms, **practice).is_none();
    let Some(practice) = roster.iter().find(is_unknown) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Record(ConstitutionAdopted::WORD))
        .about(About::Body(*practice))
        .move_of(Mover::Body(act.body))
        .into()
}
