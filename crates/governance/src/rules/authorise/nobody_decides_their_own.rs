//! Nobody decides on a body at which they hold a role.
//!
//! Modelling choice: nobody decides their own body's application, rating, condition or direction.

use crate::acts::Act;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::{RoleKind, is_held};
use crate::rule::rule;

rule!(nobody_decides_their_own, Choice, Always);

/// Refuses a decision on one's own body.
pub fn ask<A: Act>(ask: &Ask<'_>, act: &A) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed; // Nobody acts.
    };
    let parties = ask.case.map(|case| case.parties()).unwrap_or_default();
    let own = parties.iter().copied().chain(act.body()).find(|body| {
        let held = |role: &RoleKind| is_held(&ask.world, &signer.actor, *role, *body, ask.on);
        *body == signer.body || RoleKind::ALL.iter().any(held)
    });
    match own {
        Some(body) => ask
            .refuse(&RULE, NextStep::AskRole("decider"))
            .about(About::Body(body))
            .move_of(Mover::NhsEngland)
            .into(),
        None => Answer::Passed,
    }
}
