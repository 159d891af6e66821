//! A thing that a body holds has a label of its own there; practices, small areas and balances
//! are not listed as things.
//!
//! Modelling choice.

use remit_dictionary::Code;

use crate::acts::{Holding, ItemFound, ItemHeld};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;

rule!(item_is_new, Choice, Always);

/// Refuses a second thing of one label, and what is not listed.
pub fn ask(ask: &Ask<'_>, act: &ItemHeld) -> Answer {
    is_new(ask, act.body, act.kind, &act.item)
}

/// Refuses to find what was listed, or found before.
pub fn ask_found(ask: &Ask<'_>, act: &ItemFound) -> Answer {
    is_new(ask, act.of, act.kind, &act.item)
}

fn is_new(ask: &Ask<'_>, body: Code, kind: Holding, item: &Label) -> Answer {
    let found = ask.case.is_some_and(|case| {
        case.all::<ItemFound>().any(|own| own.of == body && own.item == *item)
    });
    let known = found || ask.house(body).all::<ItemHeld>().any(|own| own.item == *item);
    let listed = !matches!(
        kind,
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
        .about(About::ThingOf(body, item.clone()))
        .move_of(Mover::Signer)
        .into()
}
