//! Those who attend a meeting sit there: they fill a seat of the governing body or board, or are
//! on the committee, on that day.
//!
//! Modelling choice. Guests are not listed, as they count for nothing.

use crate::acts::{Act, MeetingHeld, SeatFilled};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(those_who_attend_are_members, Choice, Always);

/// Refuses a meeting with somebody who does not sit there, and one of nobody.
pub fn ask(ask: &Ask<'_>, act: &MeetingHeld) -> Answer {
    let sitting = house::sitting(ask.house(act.body), act.committee.as_ref());
    let stranger = act.attended.iter().find(|person| !sitting.contains(person));
    let (about, next) = match stranger {
        Some(person) => (About::Person(person.clone()), NextStep::Record(SeatFilled::WORD)),
        None if act.attended.is_empty() => (About::Field("attended"), NextStep::Mend("attended")),
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, next).about(about).move_of(Mover::Signer).into()
}
