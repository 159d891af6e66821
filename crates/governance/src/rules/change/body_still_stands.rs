//! Nothing is added to what a body holds once it has given way; what is found later falls under
//! the clause of its case.
//!
//! Modelling choice: nothing posts to a closed body.

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::acts::{Act, BalanceBrought, ItemFound, ItemHeld, TruedUp};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::holdings::has_given_way;
use crate::rule::rule;

rule!(body_still_stands, Choice, Always);

/// Refuses a thing held by a body that is not alive.
pub fn ask(ask: &Ask<'_>, act: &ItemHeld) -> Answer {
    of_body(ask, act.body, ItemFound::WORD)
}

/// Refuses a balance of a body that is not alive.
pub fn ask_balance(ask: &Ask<'_>, act: &BalanceBrought) -> Answer {
    of_body(ask, act.body, TruedUp::WORD)
}

fn of_body(ask: &Ask<'_>, body: Code, instead: &'static str) -> Answer {
    // Whatever day the act is of: a find that is dated back is still a find. A group's code lives
    // on as a location, which holds nothing itself.
    let alive = ask.world.view.body_at(body, ask.on);
    let holds = alive.is_some_and(|own| own.kind != Kind::SubIcbLocation);
    if holds && !has_given_way(&ask.world, body, Date::END) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(instead))
        .about(About::Body(body))
        .move_of(Mover::Signer)
        .into()
}
