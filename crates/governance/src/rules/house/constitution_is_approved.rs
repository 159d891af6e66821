//! The constitution of a clinical commissioning group, and each change of it, is approved by NHS
//! England (at first named the NHS Commissioning Board).
//!
//! NHS Act 2006 s.14C and s.14E as inserted 2012, from memory.

use crate::acts::ConstitutionAdopted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(constitution_is_approved, Partly, Ccg);

/// Refuses a constitution that nobody is said to have approved.
pub fn ask(ask: &Ask<'_>, act: &ConstitutionAdopted) -> Answer {
    if act.approved_by.is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("approved_by"))
        .about(About::ThingOf(act.body, act.version.clone()))
        .move_of(Mover::NhsEngland)
        .into()
}
