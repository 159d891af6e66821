//! Each version of a structure has a name of its own.
//!
//! Modelling choice: what was consulted on stays on record as it was.

use crate::acts::StructureProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::whole;
use crate::ask::Ask;
use crate::rule::rule;

rule!(structure_version_is_new, Choice, Always);

/// Refuses the name of an earlier version.
pub fn ask(ask: &Ask<'_>, act: &StructureProposed) -> Answer {
    if whole(ask).all::<StructureProposed>().all(|known| known.version != act.version) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("version"))
        .about(About::Thing(act.version.clone()))
        .move_of(Mover::Signer)
        .into()
}
