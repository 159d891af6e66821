//! A body that gives a view is one that is on record; a view of practices is that of a practice.
//!
//! Modelling choice: views are counted by audience, so a body must belong to the one it is counted
//! in as far as the register can tell.

use remit_register::Kind;

use crate::acts::{Audience, ViewGiven};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(who_gives_a_view_is_known, Choice, Always);

/// Refuses a view of a body that is not there, or is no practice where practices are heard.
pub fn ask(ask: &Ask<'_>, act: &ViewGiven) -> Answer {
    let Some(code) = act.body else { return Answer::Passed };
    let found = ask.world.view.body_at(code, ask.on);
    let is_practice = found.is_some_and(|body| body.kind == Kind::Practice);
    if found.is_some() && (act.audience != Audience::Practices || is_practice) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("body"))
        .about(About::Body(code))
        .move_of(Mover::Signer)
        .into()
}
