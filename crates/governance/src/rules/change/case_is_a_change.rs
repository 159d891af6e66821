//! The acts of a change belong to a case about a change.
//!
//! Modelling choice.

use crate::acts::{Act, CaseKind};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(case_is_a_change, Choice, Always);

/// Refuses an act of a change in a case about something else.
pub fn ask<A: Act>(ask: &Ask<'_>, _: &A) -> Answer {
    if ask.case().kind() == CaseKind::Change {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("case")).move_of(Mover::Signer).into()
}
