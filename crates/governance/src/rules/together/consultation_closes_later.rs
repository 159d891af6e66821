//! A consultation is open for longer than the day it opens.
//!
//! Modelling choice; how long it has to be is not verified, so no length is asked for.

use crate::acts::ConsultationOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(consultation_closes_later, Choice, Always);

/// Refuses a consultation that closes before it can be answered.
pub fn ask(ask: &Ask<'_>, act: &ConsultationOpened) -> Answer {
    if ask.on < act.closes_on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("closes_on"))
        .about(About::Day(act.closes_on, ask.on))
        .move_of(Mover::Signer)
        .into()
}
