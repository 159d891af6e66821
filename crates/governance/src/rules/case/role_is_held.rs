//! Whoever acts holds the role, at the body they act for, on the day. Roles at a body that gave
//! way to another count at its successor.
//!
//! Modelling choice: every act names an actor with a role at a body; a role follows a merger.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role;
use crate::rule::rule;

rule!(role_is_held, Choice, Always);

/// Refuses an act by somebody without the role.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed; // It is asked what remains: nobody acts.
    };
    if role::is_held(&ask.world, &signer.actor, signer.role, signer.body, ask.on)
        || role::is_first_at(&ask.world, signer.body, ask.on)
    {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record("role-given"))
        .about(About::Person(signer.actor.clone()))
        .move_of(Mover::Body(signer.body))
        .into()
}
