//! A case is withdrawn before it is decided, not after.
//!
//! NHS Act 2006 s.14B(5) as amended 2012: until an application is decided, any applicant may
//! withdraw. For arrangements and changes a modelling choice.

use crate::acts::{
    ApplicationDecided, ArrangementDecided, CaseWithdrawn, ChangeDecided, Commenced,
};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(only_undecided_is_withdrawn, Verified, Always);

/// Refuses to withdraw what is decided.
pub fn ask(ask: &Ask<'_>, _: &CaseWithdrawn) -> Answer {
    let case = ask.case();
    let decided = case.has::<ApplicationDecided>()
        || case.has::<ArrangementDecided>()
        || case.has::<Commenced>()
        || case.has::<ChangeDecided>();
    if decided { ask.refuse(&RULE, NextStep::Nothing).into() } else { Answer::Passed }
}
