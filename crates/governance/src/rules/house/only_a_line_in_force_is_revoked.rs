//! Only a delegation that is in force is taken back.
//!
//! Modelling choice.

use crate::acts::{Act, DelegationMade, DelegationRevoked};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(only_a_line_in_force_is_revoked, Choice, Always);

/// Refuses to revoke what was not made, has ended, or was revoked.
pub fn ask(ask: &Ask<'_>, act: &DelegationRevoked) -> Answer {
    let lines = house::lines(&ask.world, act.body, ask.on);
    let again = house::whole(ask, act.body).all().any(|own: &DelegationRevoked| own == act);
    if !again && lines.iter().any(|own| own.line == act.line) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(DelegationMade::WORD))
        .about(About::ThingOf(act.body, act.line.clone()))
        .move_of(Mover::Signer)
        .into()
}
