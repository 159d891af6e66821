//! Members are asked again only where too few took part the first time, so that there was no
//! result.
//!
//! Modelling choice, after Surrey Downs in 2019 (domain guide, section 6): a vote that counted
//! stands, whatever it said.

use crate::acts::BallotOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot::{self, BallotResult};
use crate::rule::rule;
use crate::rules;

rule!(only_an_inquorate_ballot_is_held_again, Choice, Ccg);

/// Refuses a second ballot after one with a result.
pub fn ask(ask: &Ask<'_>, act: &BallotOpened) -> Answer {
    let case = ballot::whole(ask);
    let Some(last) = ballot::last_on(&case, act.body, act.matter.as_str()) else {
        return Answer::Passed;
    };
    match ballot::result(&ask.world, &case, act.body, &last.ballot) {
        Some(BallotResult::Closed(count)) if count.result.is_none() => Answer::Passed,
        Some(BallotResult::Open) => {
            Answer::NotYetAskable { needs: &rules::one_ballot_at_a_time::RULE }
        }
        Some(BallotResult::Closed(_)) | None => ask
            .refuse(&RULE, NextStep::OpenAnother)
            .about(About::ThingOf(act.body, last.ballot.clone()))
            .move_of(Mover::Body(act.body))
            .into(),
    }
}
