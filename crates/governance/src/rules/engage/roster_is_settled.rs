//! A ballot has a roster: the constitution's own, else the GP practices that are members on record
//! that day, once no source leaves it open whose member a practice is.
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
    if !terms.roster.is_empty() {
        return Answer::Passed; // The constitution says who.
    }
    let about = match ballot::unsettled(&ask.world, act.body, ask.on) {
        Some(practice) => About::Body(practice),
        None if ballot::roster(&ask.world, act.body, terms, ask.on).is_empty() => {
            About::Count { found: 0, needed: 1 }
        }
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Record(ConstitutionAdopted::WORD))
        .about(about)
        .move_of(Mover::Body(act.body))
        .into()
}
