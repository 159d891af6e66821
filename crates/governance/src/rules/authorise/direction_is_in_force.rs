//! A direction is lifted while it is in force: one that was never given, was lifted before, or
//! ended with its conditions cannot be.
//!
//! NHS Act 2006 as amended 2012: directions are kept under review and may be removed.

use crate::acts::DirectionLifted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::standing_duty::directions_in_force;

rule!(direction_is_in_force, Verified, Always);

/// Refuses to lift what is not in force.
pub fn ask(ask: &Ask<'_>, act: &DirectionLifted) -> Answer {
    let in_force = directions_in_force(&ask.world, act.body, ask.on);
    if in_force.iter().any(|own| own.direction == act.direction) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("direction"))
        .about(About::ThingOf(act.body, act.direction.clone()))
        .move_of(Mover::Signer)
        .into()
}
