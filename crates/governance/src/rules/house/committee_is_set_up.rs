//! A committee meets once it is set up.
//!
//! Modelling choice.

use crate::acts::{Act, CommitteeSet, MeetingHeld};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(committee_is_set_up, Choice, Always);

/// Refuses a meeting of a committee that is not there.
pub fn ask(ask: &Ask<'_>, act: &MeetingHeld) -> Answer {
    let own = ask.house(act.body);
    match &act.committee {
        Some(name) if house::committee(own, name).is_none() => ask
            .refuse(&RULE, NextStep::Record(CommitteeSet::WORD))
            .about(About::ThingOf(act.body, name.clone()))
            .move_of(Mover::Body(act.body))
            .into(),
        _ => Answer::Passed,
    }
}
