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
    let (world, matter) = (&ask.world, act.function.as_str());
    let whole = house::is_reserved(world, act.body, matter, ask.on);
    if !whole && !house::is_reserved_in_part(world, act.body, matter, ask.on) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::ThingOf(act.body, act.function.clone()))
        .move_of(Mover::Body(act.body))
        .into()
}
