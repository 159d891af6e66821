//! A change is assessed before it is decided: an assessment that serves the case is on record and
//! decided. For boards it is the due diligence. It is a case-opened with kind=assessment, serves=
//! this case, and a set of criteria (criteria-loaded).
//!
//! NHS England's procedure for changes of groups (assessment against its criteria); for boards
//! due diligence, not verified. Which criteria is data: any set can be loaded.

use crate::acts::{Act, ApplicationDecided, CaseOpened, Outcome, Route};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::books::Case;
use crate::change::assessments;
use crate::rule::rule;

rule!(change_is_assessed, Partly, Always);

/// Refuses to decide on what nobody has assessed.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if ask.case().opened.route == Some(Route::Statute) {
        return Answer::Passed; // Parliament has decided.
    }
    let decided = |case: Case<'_>| case.last::<ApplicationDecided>().map(|own| own.outcome);
    let all: Vec<Option<Outcome>> = assessments(ask).map(decided).collect();
    if all.iter().flatten().any(|outcome| *outcome != Outcome::Refused) {
        return Answer::Passed;
    }
    let next = match all.contains(&None) {
        true => NextStep::Record(ApplicationDecided::WORD),
        false => NextStep::Record(CaseOpened::WORD), // None yet, or each was refused.
    };
    ask.refuse(&RULE, next).move_of(Mover::NhsEngland).into()
}
