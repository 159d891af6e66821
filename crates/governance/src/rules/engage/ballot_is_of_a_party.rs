//! A ballot in a case is one of a party's own members.
//!
//! Modelling choice: nobody else's vote decides anything there.

use crate::acts::BallotOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(ballot_is_of_a_party, Choice, Ccg);

/// Refuses a ballot of a body that is no party.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    if ask.case().parties().contains(&act.body) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("body"))
        .about(About::Body(act.body))
        .move_of(Mover::Signer)
        .into()
}
