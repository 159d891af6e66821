//! What is done once in a case is not done again.
//!
//! Modelling choice: a correction is an act of its own, never the same act a second time.

use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(done_once, Choice, Always);

/// Refuses to do again what is done once.
pub fn ask(ask: &Ask<'_>, act: &'static str, once: bool) -> Answer {
    let done = |case: crate::books::Case<'_>| case.log.acts().any(|own| own.act.word() == act);
    if once && ask.case.is_some_and(done) {
        return ask.refuse(&RULE, NextStep::Nothing).into();
    }
    Answer::Passed
}
