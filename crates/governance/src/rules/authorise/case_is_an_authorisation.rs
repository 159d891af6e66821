//! Waves, the desk-top review, the survey, the site visit and the leaders' interview belong to an
//! application to be authorised.
//!
//! Modelling choice: other assessments have evidence and findings, but no waves.

use crate::acts::CaseKind;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(case_is_an_authorisation, Choice, Ccg);

/// Refuses a step of an application in a case of another kind.
pub fn ask(ask: &Ask<'_>) -> Answer {
    match ask.case().kind() {
        CaseKind::Authorisation => Answer::Passed,
        CaseKind::Assessment | CaseKind::Arrangement | CaseKind::Change => {
            ask.refuse(&RULE, NextStep::Mend("case")).move_of(Mover::Signer).into()
        }
    }
}
