//! An order names the boards that end and the boards that begin.
//!
//! NHS Act 2006 s.14Z25 as inserted by the Health and Care Act 2022: boards are established and
//! abolished by order of NHS England.

use crate::acts::{Act, OrderMade, Route};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(order_is_made, Verified, Icb);

/// Refuses a change of boards without its order.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<OrderMade>() || case.opened.route != Some(Route::IcbOrder) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(OrderMade::WORD))
        .move_of(Mover::NhsEngland)
        .by(effect_on(&case))
        .into()
}
