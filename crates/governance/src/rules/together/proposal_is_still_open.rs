//! What was decided or has begun is not proposed or signed off any more.
//!
//! Modelling choice: an arrangement is changed by ending it and proposing another.

use crate::acts::{ArrangementDecided, Commenced};
use crate::answer::{Answer, Mover, NextStep};
use crate::arrangement::whole;
use crate::ask::Ask;
use crate::rule::rule;

rule!(proposal_is_still_open, Choice, Always);

/// Refuses to propose or sign off afterwards.
pub fn ask<A>(ask: &Ask<'_>, _: &A) -> Answer {
    let case = whole(ask);
    if case.has::<ArrangementDecided>() || case.has::<Commenced>() {
        return ask.refuse(&RULE, NextStep::OpenAnother).move_of(Mover::Signer).into();
    }
    Answer::Passed
}
