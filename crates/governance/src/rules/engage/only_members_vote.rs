//! Only practices on the roster vote: the constitution's own, else the members on record on the
//! day on which the ballot opened.
//!
//! Modelling choice (domain guide, section 6: eligible is the roster at the vote date).

use crate::acts::VoteCast;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(only_members_vote, Choice, Ccg);

/// Refuses a vote of a practice that is not on the roster, or that one casts for another.
pub fn ask(ask: &Ask<'_>, act: &VoteCast) -> Answer {
    let Some(opening) = ballot::opened(&ask.case(), act.body, &act.ballot) else {
        return Answer::NotYetAskable { needs: &rules::ballot_is_on_record::RULE };
    };
    let Some(terms) = ballot::terms(&ask.world, opening) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    let roster = ballot::roster(&ask.world, act.body, terms, opening.0.on);
    let mut voters = std::iter::once(act.practice).chain(act.proxy);
    let Some(stranger) = voters.find(|practice| !roster.contains(practice)) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("practice"))
        .about(About::Body(stranger))
        .move_of(Mover::Signer)
        .into()
}
