//! A change is assessed before it is decided: an assessment that serves the case is on record and
//! decided. For boards it is the due diligence.
//!
//! NHS England's procedure for changes of groups (assessment against its criteria); for boards
//! due diligence, not verified. Which criteria is data: any set can be loaded.

use crate::acts::{Act, ApplicationDecided, CaseOpened, Outcome, Route};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::assessments;
use crate::rule::rule;

rule!(change_is_assessed, Partly, Always);

/// Refuses to decide on what nobody has assessed.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if ask.case().opened.route == Some(Route::Statute) {
        return Answer::Passed; // Parliament has decided.
    }
    let done = |own: &ApplicationDecided| own.outcome != Outcome::Refused;
    let mut all = assessments(ask).peekable();
    let next = match all.peek() {
        None => NextStep::Record(CaseOpened::WORD),
        Some(_) => NextStep::Record(ApplicationDecided::WORD),
    };
    if all.any(|case| case.last::<ApplicationDecided>().is_some_and(done)) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, next).move_of(Mover::NhsEngland).into()
}
