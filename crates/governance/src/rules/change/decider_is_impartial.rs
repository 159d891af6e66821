//! Whoever decides did not assess, and does not act for a body whose case it is.
//!
//! Modelling choice: the person who assesses does not decide; nobody decides their own body's
//! application.

use remit_dictionary::Code;

use crate::acts::{Act, CriterionAssessed, Moderated};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::books::Case;
use crate::role::{self, RoleKind};
use crate::rule::rule;
use crate::value::Person;

rule!(decider_is_impartial, Choice, Always);

/// Refuses a decision by somebody who assessed, or who has a role at a party.
pub fn ask<A: Act>(ask: &Ask<'_>, _: &A) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed; // It is asked what remains: nobody acts.
    };
    let case = ask.case();
    let serving =
        ask.world.books.cases(ask.on).filter(|own| own.opened.serves.as_ref() == Some(case.id));
    let assessed = std::iter::once(case).chain(serving).any(|own| has_assessed(&own, &signer.actor));
    let holds = |party: &Code, role: &RoleKind| {
        role::is_held(&ask.world, &signer.actor, *role, *party, ask.on)
    };
    let mut parties = case.parties().iter();
    let own_body = parties.any(|party| RoleKind::ALL.iter().any(|role| holds(party, role)));
    if !assessed && !own_body {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::AskRole("decider"))
        .about(About::Person(signer.actor.clone()))
        .move_of(Mover::NhsEngland)
        .into()
}

fn has_assessed(case: &Case<'_>, person: &Person) -> bool {
    let words = [CriterionAssessed::WORD, Moderated::WORD];
    case.log
        .acts()
        .any(|own| own.signer.actor == *person && words.contains(&own.act.word()))
}
