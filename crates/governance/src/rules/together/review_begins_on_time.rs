//! A review begins no earlier than was agreed.
//!
//! Modelling choice, after Leicestershire: work on the benefits of a merger was to begin in early
//! 2019, not when it was agreed in December 2018.

use crate::acts::ReviewStarted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(review_begins_on_time, Choice, Always);

/// Refuses a review that begins early.
pub fn ask(ask: &Ask<'_>, act: &ReviewStarted) -> Answer {
    match act.not_before {
        Some(first) if ask.on < first => ask
            .refuse(&RULE, NextStep::WaitUntil(first))
            .about(About::Day(ask.on, first))
            .move_of(Mover::Calendar)
            .into(),
        _ => Answer::Passed,
    }
}
