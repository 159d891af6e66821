//! At least one benefit is promised, so that somebody can say later whether it came.
//!
//! Modelling choice: the review of benefits asks of each promise its measure, baseline, target,
//! owner and the date on which it is judged.

use crate::acts::{Act, BenefitPromised};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(benefits_are_promised, Choice, Always);

/// Refuses a change that promises nothing.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if ask.case().has::<BenefitPromised>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(BenefitPromised::WORD)).into()
}
