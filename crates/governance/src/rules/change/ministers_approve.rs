//! Ministers approve a change of boards.
//!
//! Health and Care Act 2022: NHS England leads, ministers approve.

use crate::acts::{Act, MinistersApproved, Route};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(ministers_approve, Verified, Icb);

/// Refuses a change of boards that ministers have not approved.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<MinistersApproved>() || case.opened.route != Some(Route::IcbOrder) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(MinistersApproved::WORD))
        .move_of(Mover::Ministers)
        .by(effect_on(&case))
        .into()
}
