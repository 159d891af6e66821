//! An unmet criterion has one condition, with one level of support.
//!
//! Domain guide 5.3 (one condition per unmet criterion, each with one support level). After the
//! decision a review may change the level.

use crate::acts::ConditionProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::proposed;
use crate::rule::rule;

rule!(one_condition_a_criterion, Verified, Always);

/// Refuses a second condition for a criterion.
pub fn ask(ask: &Ask<'_>, act: &ConditionProposed) -> Answer {
    if proposed(&ask.case()).all(|(_, own)| own.criterion != act.criterion) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::Thing(act.criterion.clone()))
        .move_of(Mover::Signer)
        .into()
}
