//! Whoever assessed a case, or a body's standards, does not decide on it.
//!
//! Modelling choice, from the practice of 2012: assessors, moderators and the sub-committee that
//! decides were different people.

use crate::acts::Act;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::RoleKind;
use crate::rule::rule;

rule!(assessor_does_not_decide, Choice, Always);

/// Refuses a decision by somebody who assessed.
pub fn ask<A: Act>(ask: &Ask<'_>, act: &A) -> Answer {
    let (Some(signer), Some(log)) =
        (ask.signer, ask.case.map(|case| case.log).or(act.body().map(|body| ask.house(body))))
    else {
        return Answer::Passed; // Nobody acts, or on nobody.
    };
    let assessed = log.acts().any(|own| {
        own.signer.role == RoleKind::Authoriser && own.signer.actor == signer.actor
    });
    if !assessed {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::AskRole("decider"))
        .about(About::Person(signer.actor.clone()))
        .move_of(Mover::NhsEngland)
        .into()
}
