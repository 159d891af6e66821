//! Only a condition that was set and is still open is settled.
//!
//! Modelling choice.

use crate::acts::{Act, ConditionSet, ConditionSettled};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::conditions;
use crate::rule::rule;

rule!(condition_is_set_and_open, Choice, Always);

/// Refuses to settle what was never set, or was settled before.
pub fn ask(ask: &Ask<'_>, act: &ConditionSettled) -> Answer {
    let all = conditions(&ask.case());
    let next = match all.iter().find(|own| *own.label == act.condition) {
        Some(own) if own.is_open() => return Answer::Passed,
        Some(_) => NextStep::Nothing,
        None => NextStep::Record(ConditionSet::WORD),
    };
    ask.refuse(&RULE, next)
        .about(About::Thing(act.condition.clone()))
        .move_of(Mover::Signer)
        .into()
}
