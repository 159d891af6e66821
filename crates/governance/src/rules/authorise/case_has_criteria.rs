//! Evidence, findings, conditions and their reviews belong to a case of authorisation or of
//! assessment: only those have criteria.
//!
//! Modelling choice: the same machine takes an application of 2012, due diligence and the
//! assessment of a delegation.

use crate::acts::CaseKind;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(case_has_criteria, Choice, Always);

/// Refuses to assess a case of another kind.
pub fn ask(ask: &Ask<'_>) -> Answer {
    match ask.case().kind() {
        CaseKind::Authorisation | CaseKind::Assessment => Answer::Passed,
        CaseKind::Arrangement | CaseKind::Change => {
            ask.refuse(&RULE, NextStep::Mend("case")).move_of(Mover::Signer).into()
        }
    }
}
