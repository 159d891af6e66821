//! A change takes effect once it is approved, with conditions or without.
//!
//! NHS Act 2006 s.14G (groups); s.14Z25 (boards, by order of NHS England). A statute approves by
//! itself.

use crate::acts::{Act, ChangeDecided, Route};
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(change_is_approved, Verified, Always);

/// Refuses while it is not decided. A refused case is over, and is refused as such.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<ChangeDecided>() || case.opened.route == Some(Route::Statute) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ChangeDecided::WORD))
        .move_of(Mover::NhsEngland)
        .by(effect_on(&case))
        .into()
}
