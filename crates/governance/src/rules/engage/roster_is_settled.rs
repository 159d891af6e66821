//! A ballot has a roster: the constitution's own, else the GP practices that are members on record
//! that day, of which no source leaves open whose they are.
//!
//! Modelling choice: who may vote is known before anybody does.

use crate::acts::{Act, BallotOpened, ConstitutionAdopted};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(roster_is_settled, Choice, Ccg);

/// Refuses a ballot of nobody, and one of which it is open who may vote.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    let Ok(terms) = rules::constitution_is_in_force::of(ask, act.body) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    let roster = ballot::roster(&ask.world, act.body, terms, ask.on);
    let about = match roster.unsettled.first() {
        Some(practice) => About::Body(*practice),
        None if roster.practices.is_empty() => About::Count { found: 0, needed: 1 },
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Record(ConstitutionAdopted::WORD))
        .about(about)
        .move_of(Mover::Body(act.body))
        .into()
}
