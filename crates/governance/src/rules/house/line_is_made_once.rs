//! Each line of a scheme of delegation has a name of its own.
//!
//! Modelling choice: a decision names the line that lets it be, and a line that was revoked stays
//! revoked.

use crate::acts::DelegationMade;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;

rule!(line_is_made_once, Choice, Always);

/// Refuses a line that is on record.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    let mut lines = house::whole(ask, act.body).all::<DelegationMade>();
    if lines.all(|own| own.line != act.line) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("line"))
        .about(About::ThingOf(act.body, act.line.clone()))
        .move_of(Mover::Signer)
        .into()
}
