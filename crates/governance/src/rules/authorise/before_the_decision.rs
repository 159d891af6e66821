//! What leads to a decision comes before it: once it is made, nothing is submitted, assessed,
//! moderated, proposed, commented on or deferred.
//!
//! Domain guide 5.3, order of the states: decided comes last. What changes after that is a review
//! of a condition. An act that is dated before a decision already on record comes too late as well.

use crate::acts::ApplicationDecided;
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::on_record;
use crate::rule::rule;

rule!(before_the_decision, Verified, Always);

/// Refuses a step after the decision.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if on_record(ask).has::<ApplicationDecided>() {
        return ask.refuse(&RULE, NextStep::Record("condition-reviewed")).into();
    }
    Answer::Passed
}
