//! A body lets others exercise only a function that it has itself on that day, as its own or by
//! delegation.
//!
//! The catalogue of functions, with the provision of each row; a body that is not alive has none.

use crate::acts::DelegationMade;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(function_is_the_givers, Partly, Always);

/// Refuses a function that the giver does not have.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    if house::held_until(&ask.world, act.body, act.function.as_str(), ask.on).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("function"))
        .about(About::ThingOf(act.body, act.function.clone()))
        .move_of(Mover::Signer)
        .into()
}
