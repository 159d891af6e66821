//! A thing that a body holds has a label of its own there; practices, small areas and balances
//! are not listed as things.
//!
//! Modelling choice.

use crate::acts::{Holding, ItemHeld};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(item_is_new, Choice, Always);

/// Refuses a second thing of one label, and what is not listed.
pub fn ask(ask: &Ask<'_>, act: &ItemHeld) -> Answer {
    let known = ask.house(act.body).all::<ItemHeld>().any(|own| own.item == act.item);
    let listed = !matches!(
        act.kind,
        Holding::Members
            | Holding::Areas
            | Holding::Parts
            | Holding::Balance
            | Holding::Case
            | Holding::Direction
            | Holding::Everything
    );
    if !known && listed {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend(if known { "item" } else { "kind" }))
        .about(About::ThingOf(act.body, act.item.clone()))
        .move_of(Mover::Signer)
        .into()
}
