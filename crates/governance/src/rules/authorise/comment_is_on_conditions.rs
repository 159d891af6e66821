//! An applicant comments on conditions that are proposed.
//!
//! Domain guide 5.3, order of the states: comment follows the conditions.

use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::proposed;
use crate::rule::rule;

rule!(comment_is_on_conditions, Verified, Always);

/// Refuses a comment on nothing.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if proposed(&ask.case()).next().is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record("condition-proposed")).move_of(Mover::NhsEngland).into()
}
