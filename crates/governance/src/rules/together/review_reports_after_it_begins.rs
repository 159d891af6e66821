//! A review reports after it begins.
//!
//! Modelling choice.

use crate::acts::ReviewStarted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(review_reports_after_it_begins, Choice, Always);

/// Refuses a review that was to report by the day it begins.
pub fn ask(ask: &Ask<'_>, act: &ReviewStarted) -> Answer {
    if ask.on < act.reports_by {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("reports_by"))
        .about(About::Day(act.reports_by, ask.on))
        .move_of(Mover::Signer)
        .into()
}
