//! Each ballot of a body has a name of its own; a re-vote has another than the vote before.
//!
//! Modelling choice: votes name their ballot.

use crate::acts::BallotOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;

rule!(ballot_has_a_name_of_its_own, Choice, Ccg);

/// Refuses the name of a ballot that is on record.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    if ballot::opened(&ballot::whole(ask), act.body, &act.ballot).is_none() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("ballot"))
        .about(About::ThingOf(act.body, act.ballot.clone()))
        .move_of(Mover::Signer)
        .into()
}
