//! A placement names parties of the case, and things that they hold.
//!
//! Modelling choice: a misspelt code would otherwise send nothing anywhere.

use remit_dictionary::Code;
use remit_register::Kind;

use crate::acts::{Holding, Placed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::holdings::{balances, items};
use crate::rule::rule;
use crate::territory::{body_of_area, body_of_practice};
use crate::value::Label;

rule!(only_what_is_held_is_placed, Choice, Always);

/// Refuses a placement of what no party holds.
pub fn ask(ask: &Ask<'_>, act: &Placed) -> Answer {
    let case = ask.case();
    let refuse = |field, about| {
        ask.refuse(&RULE, NextStep::Mend(field)).about(about).move_of(Mover::Signer).into()
    };
    if let Some(other) = act.of.iter().find(|code| !case.parties().contains(code)) {
        return refuse("of", About::Body(*other));
    }
    let parties = if act.of.is_empty() { case.parties() } else { &act.of };
    match act.only.iter().find(|thing| !is_held(ask, parties, act.kind, thing)) {
        Some(thing) => refuse("only", About::Thing(thing.clone())),
        None => Answer::Passed,
    }
}

fn is_held(ask: &Ask<'_>, parties: &[Code], kind: Holding, thing: &Label) -> bool {
    let view = ask.world.view;
    let of_party = |code: Option<Code>| code.is_some_and(|code| parties.contains(&code));
    match (kind, Code::parse(thing.as_str())) {
        (Holding::Members, Ok(code)) => of_party(body_of_practice(&view, code, ask.on)),
        (Holding::Areas, Ok(code)) => of_party(body_of_area(&view, code, ask.on)),
        (Holding::Parts, Ok(code)) => of_party(view.part_of(code, Kind::Icb, ask.on).code()),
        (Holding::Balance, _) => parties.iter().any(|party| {
            let all = balances(&ask.world, *party, ask.on);
            all.iter().any(|own| own.account.as_str() == thing.as_str())
        }),
        (_, _) => parties.iter().any(|party| {
            let all = items(&ask.world, *party, ask.on, Some(ask.case().id));
            all.iter().any(|own| own.kind == kind && own.label == *thing)
        }),
    }
}
