//! An arrangement begins on its first day, not before.
//!
//! Modelling choice.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::terms;
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::something_is_proposed;

rule!(first_day_has_come, Choice, Always);

/// Refuses to begin before the first day.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let Some(terms) = terms(&case) else {
        return Answer::NotYetAskable { needs: &something_is_proposed::RULE };
    };
    if terms.from <= ask.on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::WaitUntil(terms.from))
        .about(About::Day(ask.on, terms.from))
        .move_of(Mover::Calendar)
        .into()
}
