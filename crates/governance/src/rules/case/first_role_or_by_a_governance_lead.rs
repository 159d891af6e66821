//! The first role of a body is given on the authority it names; every later one by a governance
//! lead of that body, or of NHS England where the body has nobody left who can.
//!
//! Modelling choice: somebody has to come first, and from then on the body minds its own house.

use crate::acts::{Act, RoleGiven};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::{self, RoleKind};
use crate::rule::rule;

rule!(first_role_or_by_a_governance_lead, Choice, Always);

/// Refuses a role that nobody entitled gives.
pub fn ask(ask: &Ask<'_>, act: &RoleGiven) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed;
    };
    let first = role::is_first_at(&ask.world, act.body, ask.on);
    let lead = signer.role == RoleKind::GovernanceLead && signer.body == act.body;
    let national = signer.role == RoleKind::GovernanceLead
        && role::is_national(&ask.world, signer.body, ask.on);
    if first || lead || national {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(RoleGiven::WORD))
        .about(About::Body(act.body))
        .move_of(Mover::Body(act.body))
        .into()
}
