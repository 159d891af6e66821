//! No code is used again: a successor has a code that no body ever had, or is a living body of
//! the same kind that is extended. A board takes the code of the partnership for planning (STP)
//! that it grew from.
//!
//! The Organisation Data Service never gives a code a second time; one record renamed in 2022
//! kept its code as another kind of body.

use remit_register::Kind;

use crate::acts::SuccessorNamed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::kind_of_successors;
use crate::rule::rule;

rule!(code_is_free_or_of_a_living_body, Verified, Always);

/// Refuses a code that another body has or had.
pub fn ask(ask: &Ask<'_>, act: &SuccessorNamed) -> Answer {
    let view = ask.world.view;
    let bodies = view.bodies_of(act.code);
    let kind = kind_of_successors(&ask.world, &ask.case());
    let alive = |body: &remit_register::Body| body.life.contains(ask.on) && Some(body.kind) == kind;
    // A code that the register knows for a day to come was reserved for just this.
    let to_come = |body: &remit_register::Body| ask.on < body.life.from();
    // QKS was the code of an STP, which was no body in law, and since 2022 of the board there.
    let stp = |body: &remit_register::Body| kind == Some(Kind::Icb) && body.kind == Kind::Stp;
    if bodies.iter().all(|body| alive(body) || to_come(body) || stp(body)) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("code"))
        .about(About::Body(act.code))
        .move_of(Mover::Signer)
        .into()
}
