//! A governing body or board has an audit committee and a remuneration committee.
//!
//! NHS Act 2006 s.14M as inserted 2012, and for boards Schedule 1B; both from memory.

use crate::acts::{Act, CommitteeKind, CommitteeSet};
use crate::answer::NextStep;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(audit_and_remuneration_committees_exist, Partly, Always);

/// Finds committees that are missing.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let required = [CommitteeKind::Audit, CommitteeKind::Remuneration].into_iter();
    let missing = required.filter(|kind| board.committees.iter().all(|own| own.kind != *kind));
    missing
        .map(|kind| {
            let finding = Finding::breach(&RULE, board.thing(kind.word()));
            Finding { next: NextStep::Record(CommitteeSet::WORD), ..finding }
        })
        .collect()
}
