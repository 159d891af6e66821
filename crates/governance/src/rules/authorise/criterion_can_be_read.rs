//! A set has at least one criterion, and each says its code, its domain, its text and the kinds
//! of evidence that can meet it: `code|domain|text|kind|kind`.
//!
//! Modelling choice: a criterion lists which kinds of evidence can meet it.

use crate::acts::CriteriaLoaded;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::criteria::Criterion;
use crate::rule::rule;

rule!(criterion_can_be_read, Choice, Always);

/// Refuses a set with an entry that is no criterion.
pub fn ask(ask: &Ask<'_>, act: &CriteriaLoaded) -> Answer {
    let read = act.criteria.iter().filter(|entry| Criterion::parse(entry.as_str()).is_some());
    let (found, needed) = (read.count(), act.criteria.len());
    if found == needed && needed != 0 {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("criteria"))
        .about(About::Count { found: found as u64, needed: needed.max(1) as u64 })
        .move_of(Mover::Signer)
        .into()
}
