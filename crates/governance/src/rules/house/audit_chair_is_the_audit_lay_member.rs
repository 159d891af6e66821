//! The audit committee is chaired by the lay member for audit.
//!
//! Domain guide, section 6, partly verified. On a board it is the non-executive member who was put
//! in that seat; where none was, nothing is found.

use crate::acts::{Act, CommitteeKind, CommitteeSet, Seat};
use crate::answer::{About, NextStep};
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(audit_chair_is_the_audit_lay_member, Partly, Always);

/// Finds an audit committee with another chair.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    if board.filled(Seat::LayMemberAudit) == 0 {
        return Vec::new(); // The vacant seat is a finding of its own.
    }
    let audit = board.committees.iter().filter(|own| own.kind == CommitteeKind::Audit);
    let wrong = audit.filter(|own| !board.sits(&own.chair, Seat::LayMemberAudit));
    wrong
        .map(|own| {
            let finding = Finding::breach(&RULE, About::Person(own.chair.clone()));
            Finding { next: NextStep::Record(CommitteeSet::WORD), ..finding }
        })
        .collect()
}
