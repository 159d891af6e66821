//! A resolution is taken at a meeting that was held, and on its day.
//!
//! Modelling choice.

use crate::acts::{Act, MeetingHeld, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(meeting_was_held, Choice, Always);

/// Refuses a resolution of no meeting, or of another day.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let (about, next) = match house::meeting(ask.house(act.body), &act.meeting) {
        Some((held, _)) if held.on == ask.on => return Answer::Passed,
        Some((held, _)) => (About::Day(ask.on, held.on), NextStep::Mend("on")),
        None => (
            About::ThingOf(act.body, act.meeting.clone()),
            NextStep::Record(MeetingHeld::WORD),
        ),
    };
    ask.refuse(&RULE, next).about(about).move_of(Mover::Signer).into()
}
