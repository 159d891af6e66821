//! A condition has a name of its own in its case.
//!
//! Modelling choice.

use crate::acts::ConditionSet;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(condition_is_new, Choice, Always);

/// Refuses a condition that is set already.
pub fn ask(ask: &Ask<'_>, act: &ConditionSet) -> Answer {
    if !ask.case().all::<ConditionSet>().any(|own| own.condition == act.condition) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("condition"))
        .about(About::Thing(act.condition.clone()))
        .move_of(Mover::Signer)
        .into()
}
