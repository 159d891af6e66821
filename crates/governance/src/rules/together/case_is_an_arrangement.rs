//! An arrangement is proposed, approved, begun and ended in a case of its own: one form a case.
//!
//! Modelling choice: bodies that combine forms, such as a joint officer and a joint committee,
//! open a case for each, so that each can be signed off, begun and ended by itself.

use crate::acts::CaseKind;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(case_is_an_arrangement, Choice, Always);

/// Refuses the act in a case of another kind.
pub fn ask<A>(ask: &Ask<'_>, _: &A) -> Answer {
    if ask.case().kind() == CaseKind::Arrangement {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::OpenAnother).move_of(Mover::Signer).into()
}
