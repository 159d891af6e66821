//! Each review has a name of its own.
//!
//! Modelling choice.

use crate::acts::ReviewStarted;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::whole;
use crate::ask::Ask;
use crate::rule::rule;

rule!(review_is_new, Choice, Always);

/// Refuses the name of an earlier review.
pub fn ask(ask: &Ask<'_>, act: &ReviewStarted) -> Answer {
    if whole(ask).all::<ReviewStarted>().all(|known| known.review != act.review) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("review"))
        .about(About::Thing(act.review.clone()))
        .move_of(Mover::Signer)
        .into()
}
