//! A promised benefit says when it is judged, and that is after the change takes effect.
//!
//! Modelling choice: a promise with measure, baseline, target, owner and a date can be judged;
//! one without cannot.

use crate::acts::BenefitPromised;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(promise_can_be_judged, Choice, Always);

/// Refuses a promise that would be judged before the change.
pub fn ask(ask: &Ask<'_>, act: &BenefitPromised) -> Answer {
    match effect_on(&ask.case()) {
        Some(effect) if act.judged_on < effect => ask
            .refuse(&RULE, NextStep::Mend("judged_on"))
            .about(About::Day(act.judged_on, effect))
            .move_of(Mover::Signer)
            .into(),
        Some(_) | None => Answer::Passed,
    }
}
