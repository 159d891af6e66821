//! A direction that comes with an authorisation comes with one that was granted to that body with
//! conditions.
//!
//! NHS Act 2006 as amended 2012: where the Board is not satisfied it may grant with conditions,
//! and direct.

use crate::acts::{ApplicationDecided, DirectionGiven, Outcome};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(direction_comes_with_a_decision, Verified, Always);

/// Refuses a direction with a decision that is not there.
pub fn ask(ask: &Ask<'_>, act: &DirectionGiven) -> Answer {
    let Some(id) = &act.with else {
        return Answer::Passed; // It is given for a failing, not with an authorisation.
    };
    let granted = ask.world.books.case(id, ask.on).is_some_and(|case| {
        let outcome = case.last::<ApplicationDecided>().map(|own| own.outcome);
        case.parties().contains(&act.body) && outcome == Some(Outcome::ApprovedWithConditions)
    });
    if granted {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("with"))
        .about(About::Case(id.clone()))
        .move_of(Mover::Signer)
        .into()
}
