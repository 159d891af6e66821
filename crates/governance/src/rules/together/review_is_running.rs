//! Only a review that began reports, and it reports once.
//!
//! Modelling choice. A late report is still a report: that it is late is seen in what remains.

use crate::acts::{Act, ReviewReported, ReviewStarted};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::reviews_running;
use crate::ask::Ask;
use crate::rule::rule;

rule!(review_is_running, Choice, Always);

/// Refuses the report of a review that is not under way.
pub fn ask(ask: &Ask<'_>, act: &ReviewReported) -> Answer {
    if reviews_running(&ask.case()).iter().any(|own| own.review == act.review) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ReviewStarted::WORD))
        .about(About::Thing(act.review.clone()))
        .move_of(Mover::Signer)
        .into()
}
