//! Somebody who fills a seat is not put into it a second time.
//!
//! Modelling choice. One person may fill seats of several bodies, as a joint officer does.

use crate::acts::SeatFilled;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(nobody_fills_a_seat_twice, Choice, Always);

/// Refuses to fill a seat with the person who fills it.
pub fn ask(ask: &Ask<'_>, act: &SeatFilled) -> Answer {
    let seated = house::seated(ask.house(act.body));
    if seated.iter().all(|own| own.seat != act.seat || own.person != act.person) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::Person(act.person.clone()))
        .move_of(Mover::Signer)
        .into()
}
