//! What has a last day ends after the day on which it begins.
//!
//! Modelling choice: a period of no days would be on record and hold on none.

use remit_dictionary::Date;

use crate::acts::{DelegationMade, SeatFilled, TieDeclared};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(ends_after_it_begins, Choice, Always);

/// An act that may say when what it begins will end.
pub trait MayEnd {
    /// The day after the last.
    fn until(&self) -> Option<Date>;
}

macro_rules! may_end {
    ($($act:ident),+) => {
        $(impl MayEnd for $act {
            fn until(&self) -> Option<Date> {
                self.until
            }
        })+
    };
}
may_end!(SeatFilled, TieDeclared, DelegationMade);

/// Refuses an end that does not come after the beginning.
pub fn ask(ask: &Ask<'_>, act: &impl MayEnd) -> Answer {
    match act.until() {
        Some(until) if until <= ask.on => ask
            .refuse(&RULE, NextStep::Mend("until"))
            .about(About::Day(until, ask.on))
            .move_of(Mover::Signer)
            .into(),
        _ => Answer::Passed,
    }
}
