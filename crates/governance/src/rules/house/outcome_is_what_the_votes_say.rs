//! A resolution is carried if the votes for it are more than the constitution's share of those for
//! and against; otherwise it is lost.
//!
//! Domain guide, section 6: each constitution sets its majority. That abstaining is on neither
//! side is a modelling choice.

use crate::acts::{Resolution, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules;

rule!(outcome_is_what_the_votes_say, Verified, Always);

/// Refuses an outcome that the votes do not bear out.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let Ok(constitution) = rules::constitution_is_in_force::of(ask, act.body) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    let found = act.voted_for.len() as u64;
    let sides = found + act.against.len() as u64;
    let carried = constitution.majority.is_exceeded_by(found, sides);
    if carried == (act.outcome == Resolution::Carried) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("outcome"))
        .about(About::Count { found, needed: sides })
        .move_of(Mover::Signer)
        .into()
}
