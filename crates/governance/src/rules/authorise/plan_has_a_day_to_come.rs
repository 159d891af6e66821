//! A plan to put a condition right ends on a day that is still to come.
//!
//! Domain guide 5.3 (rectification plan by a date).

use crate::acts::PlanAgreed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(plan_has_a_day_to_come, Verified, Always);

/// Refuses a plan that is over when it is agreed.
pub fn ask(ask: &Ask<'_>, act: &PlanAgreed) -> Answer {
    if ask.on < act.by {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("by"))
        .about(About::Day(act.by, ask.on))
        .move_of(Mover::Signer)
        .into()
}
