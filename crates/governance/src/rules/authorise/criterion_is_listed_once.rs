//! A set lists each criterion once.
//!
//! Modelling choice: a code means one thing within its set.

use std::collections::BTreeSet;

use crate::acts::CriteriaLoaded;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::criteria::Criterion;
use crate::rule::rule;

rule!(criterion_is_listed_once, Choice, Always);

/// Refuses a set with a code twice.
pub fn ask(ask: &Ask<'_>, act: &CriteriaLoaded) -> Answer {
    let mut known = BTreeSet::new();
    let mut read = act.criteria.iter().filter_map(|entry| Criterion::parse(entry.as_str()));
    match read.find(|own| !known.insert(own.code)) {
        Some(own) => ask
            .refuse(&RULE, NextStep::Mend("criteria"))
            .about(own.about())
            .move_of(Mover::Signer)
            .into(),
        None => Answer::Passed,
    }
}
