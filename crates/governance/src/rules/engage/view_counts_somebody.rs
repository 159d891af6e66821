//! A view is that of at least one.
//!
//! Modelling choice.

use crate::acts::ViewGiven;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(view_counts_somebody, Choice, Always);

/// Refuses a count of none.
pub fn ask(ask: &Ask<'_>, act: &ViewGiven) -> Answer {
    if act.count != Some(0) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("count"))
        .about(About::Field("count"))
        .move_of(Mover::Signer)
        .into()
}
