//! A direction has a name of its own among those to its body.
//!
//! Modelling choice: the one that is lifted is known by its name.

use crate::acts::DirectionGiven;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(direction_is_named_once, Choice, Always);

/// Refuses a second direction of a name.
pub fn ask(ask: &Ask<'_>, act: &DirectionGiven) -> Answer {
    let house = ask.house(act.body);
    if house.all::<DirectionGiven>().all(|own| own.direction != act.direction) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("direction"))
        .about(About::ThingOf(act.body, act.direction.clone()))
        .move_of(Mover::Signer)
        .into()
}
