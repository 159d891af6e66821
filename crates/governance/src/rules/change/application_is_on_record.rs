//! NHS England decides on a merger of groups once they have applied.
//!
//! NHS Act 2006 s.14G: the groups apply, the Board decides.

use crate::acts::{Act, Applied};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::change::{application_deadline, effect_on, is_applied_for};
use crate::rule::rule;

rule!(application_is_on_record, Verified, Ccg);

/// Refuses to decide before the groups have applied.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if !is_applied_for(&case) || case.has::<Applied>() {
        return Answer::Passed;
    }
    let deadline = effect_on(&case).and_then(|effect| application_deadline(ask, effect));
    ask.refuse(&RULE, NextStep::Record(Applied::WORD)).by(deadline).into()
}
