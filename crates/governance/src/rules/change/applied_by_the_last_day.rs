//! Groups apply by the last day that the table of figures names: 30 September for the 1 April
//! after it.
//!
//! NHS England's procedure for changes of groups; the eight of Kent and Medway applied on
//! 2019-09-30. The earlier day (1 June) is from memory.

use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::{application_deadline, effect_on};
use crate::rule::rule;

rule!(applied_by_the_last_day, Verified, Ccg);

/// Refuses an application after the last day.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let Some(effect) = effect_on(&case) else {
        return Answer::NotYetAskable { needs: &super::route_fits_the_parties::RULE };
    };
    let Some(last) = application_deadline(ask, effect) else {
        return ask.no_table();
    };
    if ask.on <= last {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::OpenAnother)
        .about(About::Day(ask.on, last))
        .by(Some(last))
        .into()
}
