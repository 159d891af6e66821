//! No more stakeholders answer the survey than were asked, and somebody was asked.
//!
//! Modelling choice: it keeps the two figures from being swapped.

use crate::acts::StakeholdersSurveyed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(answers_are_not_more_than_asked, Choice, Ccg);

/// Refuses a survey with more answers than questions.
pub fn ask(ask: &Ask<'_>, act: &StakeholdersSurveyed) -> Answer {
    if act.answered <= act.asked && act.asked != 0 {
        return Answer::Passed;
    }
    let (found, needed) = (u64::from(act.answered), u64::from(act.asked));
    ask.refuse(&RULE, NextStep::Mend("answered"))
        .about(About::Count { found, needed })
        .move_of(Mover::Signer)
        .into()
}
