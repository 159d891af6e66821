//! Each meeting of a body has a name of its own.
//!
//! Modelling choice: a resolution names its meeting.

use crate::acts::MeetingHeld;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(meeting_is_held_once, Choice, Always);

/// Refuses a meeting that is on record.
pub fn ask(ask: &Ask<'_>, act: &MeetingHeld) -> Answer {
    if house::meeting(house::whole(ask, act.body), &act.meeting).is_none() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("meeting"))
        .about(About::ThingOf(act.body, act.meeting.clone()))
        .move_of(Mover::Signer)
        .into()
}
