//! A direction that came with an authorisation is not lifted while a condition that it answers is
//! open at level IV or above: the review of that condition ends it.
//!
//! Domain guide 5.3 (any level IV or higher: directions as well). That the review ends it is a
//! choice, so that directions and levels agree on every day.

use crate::acts::DirectionLifted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::standing_duty::directions_in_force;

rule!(direction_stays_while_its_level_does, Choice, Always);

/// Refuses to lift a direction that a condition needs.
pub fn ask(ask: &Ask<'_>, act: &DirectionLifted) -> Answer {
    let in_force = directions_in_force(&ask.world, act.body, ask.on);
    let own = in_force.iter().find(|own| own.direction == act.direction);
    if own.is_none_or(|own| own.with.is_none()) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record("condition-reviewed"))
        .about(About::ThingOf(act.body, act.direction.clone()))
        .move_of(Mover::NhsEngland)
        .into()
}
