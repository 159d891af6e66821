//! What is reserved is not delegated: neither what the table of reserved matters lists, nor what
//! the constitution in force keeps to the body or puts to a ballot of its members.
//!
//! Modelling choice (the scheme of reservation). Domain guide, section 7, third check. A service is
//! kept with its function; where a service of it is kept, a function is not delegated as a whole.

use crate::acts::DelegationMade;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(reserved_matters_are_kept, Choice, Always);

/// Refuses to delegate a reserved matter.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    if !house::is_reserved(&ask.world, act.body, act.function.as_str(), ask.on) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::ThingOf(act.body, act.function.clone()))
        .move_of(Mover::Body(act.body))
        .into()
}
