//! A direction for a failing, or a risk of one, is given to a body that is there on the day.
//!
//! NHS Act 2006 s.14Z21 as inserted 2012: groups that fail, or may fail, to discharge a function.

use crate::acts::DirectionGiven;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(directed_body_is_there, Verified, Always);

/// Refuses a direction to a body that is not there.
pub fn ask(ask: &Ask<'_>, act: &DirectionGiven) -> Answer {
    if act.with.is_some() || ask.world.view.body_at(act.body, ask.on).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("body"))
        .about(About::Body(act.body))
        .move_of(Mover::Signer)
        .into()
}
