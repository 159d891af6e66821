//! Each resolution of a body has a name of its own.
//!
//! Modelling choice: sign-offs and minutes name the resolution.

use crate::acts::ResolutionTaken;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(resolution_is_taken_once, Choice, Always);

/// Refuses a resolution that is on record.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let mut taken = house::whole(ask, act.body).all::<ResolutionTaken>();
    if taken.all(|own| own.resolution != act.resolution) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("resolution"))
        .about(About::ThingOf(act.body, act.resolution.clone()))
        .move_of(Mover::Signer)
        .into()
}
