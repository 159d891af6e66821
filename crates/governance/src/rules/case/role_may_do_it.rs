//! A role lets a person do what belongs to it and nothing else; assessing and deciding are for
//! NHS England (at first named the NHS Commissioning Board) and its regions.
//!
//! Modelling choice: the roles are governance lead, authoriser, decider, member practice, clerk
//! and reader. NHS Act 2006 s.14C and s.14G as amended: the Board decides applications.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::{self, RoleKind};
use crate::rule::rule;

rule!(role_may_do_it, Choice, Always);

/// Refuses an act that is not the role's.
pub fn ask(ask: &Ask<'_>, roles: &'static [RoleKind]) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed; // It is asked what remains: nobody acts.
    };
    let national = matches!(signer.role, RoleKind::Authoriser | RoleKind::Decider);
    let at_home = !national || role::is_national(&ask.world, signer.body, ask.on);
    if roles.contains(&signer.role) && at_home {
        return Answer::Passed;
    }
    let role = roles.first().map_or("nobody", |role| role.word());
    ask.refuse(&RULE, NextStep::AskRole(role))
        .about(About::Person(signer.actor.clone()))
        .move_of(Mover::Signer)
        .into()
}
