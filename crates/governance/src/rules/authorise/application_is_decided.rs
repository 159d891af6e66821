//! Letters, plans and reviews follow the decision.
//!
//! Domain guide 5.3, order of the states.

use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::decided_on;
use crate::rule::rule;
use crate::waves::decision_due;

rule!(application_is_decided, Verified, Always);

/// Refuses what follows a decision that is not made.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if decided_on(&case).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record("application-decided"))
        .move_of(Mover::NhsEngland)
        .by(decision_due(&ask.world, &case))
        .into()
}
