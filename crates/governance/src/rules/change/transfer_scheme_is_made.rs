//! A transfer scheme says what becomes of staff, property, rights and liabilities.
//!
//! NHS Act 2006 as amended (property and staff transfer schemes); the section was not read.

use crate::acts::{Act, SchemeMade};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(transfer_scheme_is_made, Partly, Always);

/// Refuses a change without its transfer scheme.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<SchemeMade>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(SchemeMade::WORD)).by(effect_on(&case)).into()
}
