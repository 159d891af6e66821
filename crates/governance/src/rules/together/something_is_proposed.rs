//! Something has to be proposed before it is consulted on, signed off, approved or begun.
//!
//! Modelling choice.

use crate::acts::{Act, ArrangementProposed, CaseKind, ChangeProposed};
use crate::answer::{Answer, NextStep};
use crate::arrangement::proposal;
use crate::ask::Ask;
use crate::rule::rule;

rule!(something_is_proposed, Choice, Always);

/// Refuses the act while nothing is proposed.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if proposal(&case).is_some() {
        return Answer::Passed;
    }
    let next = match case.kind() {
        CaseKind::Change => ChangeProposed::WORD,
        CaseKind::Arrangement | CaseKind::Authorisation | CaseKind::Assessment => {
            ArrangementProposed::WORD
        }
    };
    ask.refuse(&RULE, NextStep::Record(next)).into()
}
