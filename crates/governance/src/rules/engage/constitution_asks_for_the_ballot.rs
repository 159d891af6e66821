//! Member practices are balloted only on a matter for which the constitution in force that day
//! asks for a ballot.
//!
//! Domain guide, section 8.1: each group votes as its constitution says; NHS England does not
//! itself require the members' approval.

use crate::acts::BallotOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules;

rule!(constitution_asks_for_the_ballot, Verified, Ccg);

/// Refuses a ballot that the constitution does not ask for.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    let Ok(constitution) = rules::constitution_is_in_force::of(ask, act.body) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    if constitution.ballots_for.contains(&act.matter) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("matter"))
        .about(About::ThingOf(act.body, act.matter.clone()))
        .move_of(Mover::Signer)
        .into()
}
