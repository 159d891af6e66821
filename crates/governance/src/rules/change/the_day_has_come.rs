//! A change takes effect on its legal date, neither before nor after. What was not complete on
//! the day needs a new day: no body begins in the past.
//!
//! NHS Act 2006 s.14G and s.14Z25: the grant or the order names the day.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(the_day_has_come, Verified, Always);

/// Refuses before the day and after it.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let Some(effect) = effect_on(&ask.case()) else {
        return Answer::NotYetAskable { needs: &super::route_fits_the_parties::RULE };
    };
    if effect == ask.on {
        return Answer::Passed;
    }
    if effect < ask.on {
        return ask
            .refuse(&RULE, NextStep::OpenAnother)
            .about(About::Day(ask.on, effect))
            .by(Some(effect))
            .into();
    }
    ask.refuse(&RULE, NextStep::WaitUntil(effect))
        .about(About::Day(ask.on, effect))
        .move_of(Mover::Calendar)
        .by(Some(effect))
        .into()
}
