//! An application is looked at once it is submitted. An assessment of another kind begins without.
//!
//! Domain guide 5.3, order of the states.

use crate::acts::{CaseKind, Submitted};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(application_is_submitted, Verified, Always);

/// Refuses to look at an application that is not there.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.kind() != CaseKind::Authorisation || case.has::<Submitted>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record("submitted")).into()
}
