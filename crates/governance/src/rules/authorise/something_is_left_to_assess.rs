//! An act of assessing that names no criteria is about those of which nothing is found yet: there
//! must be one.
//!
//! Modelling choice: an act without effect is a mistake.

use crate::acts::CriterionAssessed;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::Findings;
use crate::rule::rule;

rule!(something_is_left_to_assess, Choice, Always);

/// Refuses to assess what is assessed already without naming it.
pub fn ask(ask: &Ask<'_>, act: &CriterionAssessed) -> Answer {
    let findings = Findings::of(&ask.world, &ask.case());
    if findings.concerned(&act.criteria).next().is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("criteria")).move_of(Mover::Signer).into()
}
