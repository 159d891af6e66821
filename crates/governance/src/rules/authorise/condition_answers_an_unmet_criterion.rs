//! A condition is proposed for a criterion that is not met; for one that is met there is none.
//!
//! Domain guide 5.3 (ConditionsProposed); NHS Act 2006 as amended 2012: conditions are aimed at
//! what was not satisfied.

use crate::acts::ConditionProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::Findings;
use crate::rule::rule;

rule!(condition_answers_an_unmet_criterion, Verified, Always);

/// Refuses a condition for a criterion that is met.
pub fn ask(ask: &Ask<'_>, act: &ConditionProposed) -> Answer {
    if Findings::of(&ask.world, &ask.case()).is_unmet(act.criterion.as_str()) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("criterion"))
        .about(About::Thing(act.criterion.clone()))
        .move_of(Mover::Signer)
        .into()
}
