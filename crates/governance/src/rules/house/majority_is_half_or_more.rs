//! A majority is a share to be exceeded: a half or more, and less than all.
//!
//! Modelling choice. Below a half both sides could carry; no vote can exceed the whole.

use crate::acts::ConstitutionAdopted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Fraction;

rule!(majority_is_half_or_more, Choice, Always);

/// Refuses a majority below a half, and one of everybody.
pub fn ask(ask: &Ask<'_>, act: &ConstitutionAdopted) -> Answer {
    let makes_sense = |share: &Fraction| {
        let (part, whole) = (u64::from(share.part), u64::from(share.whole));
        whole <= 2 * part && part < whole
    };
    let field = if !makes_sense(&act.majority) {
        "majority"
    } else if act.ballot_majority.as_ref().is_some_and(|share| !makes_sense(share)) {
        "ballot_majority"
    } else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend(field)).about(About::Field(field)).move_of(Mover::Signer).into()
}
