//! Only somebody who fills a seat leaves it.
//!
//! Modelling choice.

use crate::acts::{Act, SeatFilled, SeatVacated};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(only_a_held_seat_is_left, Choice, Always);

/// Refuses to vacate a seat that the person does not fill.
pub fn ask(ask: &Ask<'_>, act: &SeatVacated) -> Answer {
    let seated = house::seated(ask.house(act.body));
    if seated.iter().any(|own| own.seat == act.seat && own.person == act.person) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(SeatFilled::WORD))
        .about(About::Person(act.person.clone()))
        .move_of(Mover::Signer)
        .into()
}
