//! What shapes a change is not altered once it has taken effect.
//!
//! Modelling choice.

use crate::acts::Act;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::has_taken_effect;
use crate::rule::rule;

rule!(change_is_still_to_come, Choice, Always);

/// Refuses to alter what has taken effect.
pub fn ask<A: Act>(ask: &Ask<'_>, _: &A) -> Answer {
    if !has_taken_effect(&ask.case()) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing).move_of(Mover::Signer).into()
}
