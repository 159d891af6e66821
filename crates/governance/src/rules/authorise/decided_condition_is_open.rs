//! A plan and a review are about a condition that was set with the decision and is still open.
//!
//! Domain guide 5.3 (after the decision: plan and reviews per condition).

use crate::acts::{ConditionReviewed, PlanAgreed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::open_conditions;
use crate::rule::rule;
use crate::value::Label;

rule!(decided_condition_is_open, Verified, Always);

/// An act about a condition that was set with the decision.
pub trait OnACondition {
    /// Returns the criterion of the condition.
    fn criterion(&self) -> &Label;
}

impl OnACondition for PlanAgreed {
    fn criterion(&self) -> &Label {
        &self.criterion
    }
}

impl OnACondition for ConditionReviewed {
    fn criterion(&self) -> &Label {
        &self.criterion
    }
}

/// Refuses a condition that was never set, and one that is discharged.
pub fn ask<A: OnACondition>(ask: &Ask<'_>, act: &A) -> Answer {
    let open = open_conditions(&ask.world, &ask.case());
    if open.iter().any(|own| own.criterion == act.criterion()) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("criterion"))
        .about(About::Thing(act.criterion().clone()))
        .move_of(Mover::Signer)
        .into()
}
