//! A case that is judged by criteria names a set that is held on the day it is opened, and keeps
//! it as it was that day.
//!
//! Modelling choice: an applicant knows by what it will be judged.

use crate::acts::{CaseKind, CaseOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::criteria::criteria;
use crate::rule::rule;

rule!(criteria_set_is_held, Choice, Always);

/// Refuses a case whose criteria are not held.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    if !matches!(act.kind, CaseKind::Authorisation | CaseKind::Assessment) {
        return Answer::Passed; // It has no criteria.
    }
    let (next, about) = match &act.criteria {
        Some(set) if !criteria(&ask.world, set, ask.on).is_empty() => return Answer::Passed,
        Some(set) => (NextStep::Record("criteria-loaded"), About::Thing(set.clone())),
        None => (NextStep::Mend("criteria"), About::Field("criteria")),
    };
    ask.refuse(&RULE, next).about(about).move_of(Mover::Signer).into()
}
