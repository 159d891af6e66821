//! No more people fill a seat than there may be: one chair, one deputy, one officer of each sort.
//!
//! The table of seats, by kind of body and day; domain guide, section 6.

use crate::acts::{Act, SeatFilled, SeatVacated};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(no_more_people_than_seats, Verified, Always);

/// Refuses to fill a seat that is full.
pub fn ask(ask: &Ask<'_>, act: &SeatFilled) -> Answer {
    let kind = house::kind_of(&ask.world, act.body, ask.on);
    let seats = house::seats_of(&ask.world, kind, ask.on);
    let most = seats.iter().find(|own| own.seat == act.seat).and_then(|own| own.most);
    let now = house::filled(&house::seated(ask.house(act.body)), act.seat);
    match most {
        Some(needed) if needed <= now => ask
            .refuse(&RULE, NextStep::Record(SeatVacated::WORD))
            .about(About::Count { found: now + 1, needed })
            .move_of(Mover::Body(act.body))
            .into(),
        _ => Answer::Passed,
    }
}
