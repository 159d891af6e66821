//! A criterion that an act names is one of the case's own set.
//!
//! Modelling choice.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::criteria::{NamesCriteria, criteria_of};
use crate::rule::rule;

rule!(criterion_is_of_the_set, Choice, Always);

/// Refuses a criterion that the set does not have.
pub fn ask<A: NamesCriteria>(ask: &Ask<'_>, act: &A) -> Answer {
    let set = criteria_of(&ask.world, &ask.case());
    let stranger = act.named().iter().find(|code| set.iter().all(|own| own.code != code.as_str()));
    match stranger {
        Some(code) => ask
            .refuse(&RULE, NextStep::Mend("criteria"))
            .about(About::Thing(code.clone()))
            .move_of(Mover::Signer)
            .into(),
        None => Answer::Passed,
    }
}
