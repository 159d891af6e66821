//! An arrangement that is to end by itself ends after it begins.
//!
//! Modelling choice: periods are half-open, so the day after the last is later than the first.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(arrangement_ends_after_it_begins, Choice, Always);

/// Refuses an end that is not after the beginning.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    match act.until {
        Some(until) if until <= act.from => ask
            .refuse(&RULE, NextStep::Mend("until"))
            .about(About::Day(until, act.from))
            .move_of(Mover::Signer)
            .into(),
        _ => Answer::Passed,
    }
}
