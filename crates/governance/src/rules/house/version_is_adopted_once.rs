//! Each version of a body's constitution has a name of its own.
//!
//! Modelling choice: a decision names the version it was taken under.

use crate::acts::ConstitutionAdopted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(version_is_adopted_once, Choice, Always);

/// Refuses a version that is on record.
pub fn ask(ask: &Ask<'_>, act: &ConstitutionAdopted) -> Answer {
    let mut versions = house::whole(ask, act.body).all::<ConstitutionAdopted>();
    if versions.all(|own| own.version != act.version) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("version"))
        .about(About::ThingOf(act.body, act.version.clone()))
        .move_of(Mover::Signer)
        .into()
}
