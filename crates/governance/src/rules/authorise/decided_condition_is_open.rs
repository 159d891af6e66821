//! A plan and a review are about a condition that was set with the decision and is still open, on
//! their day and by all that is on record.
//!
//! Domain guide 5.3 (after the decision: plan and reviews per condition).

use crate::acts::{ConditionReviewed, PlanAgreed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::{on_record, open_conditions};
use crate::books::Case;
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
    let is_open = |case: Case<'_>| {
        let open = open_conditions(&ask.world, &case);
        open.iter().any(|own| own.criterion == act.criterion())
    };
    if is_open(ask.case()) && is_open(on_record(ask)) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("criterion"))
        .about(About::Thing(act.criterion().clone()))
        .move_of(Mover::Signer)
        .into()
}
