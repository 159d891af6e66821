//! A ballot is closed on its last day for votes or later; before only if every practice has voted.
//!
//! Modelling choice: nobody loses a day on which they could vote.

use crate::acts::BallotClosed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot;
use crate::rule::rule;
use crate::rules;

rule!(ballot_runs_its_days, Choice, Ccg);

/// Refuses to close a ballot early.
pub fn ask(ask: &Ask<'_>, act: &BallotClosed) -> Answer {
    let case = ask.case();
    let Some(opening) = ballot::opened(&case, act.body, &act.ballot) else {
        return Answer::NotYetAskable { needs: &rules::ballot_is_on_record::RULE };
    };
    let last = opening.1.closes_on;
    if last <= ask.on {
        return Answer::Passed;
    }
    let has_voted =
        |practice: &_| ballot::vote_of(&case, act.body, &act.ballot, *practice).is_some();
    let everybody_voted = ballot::terms(&ask.world, opening).is_some_and(|terms| {
        let roster = ballot::roster(&ask.world, act.body, terms, opening.0.on);
        roster.iter().all(has_voted)
    });
    if everybody_voted {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::WaitUntil(last))
        .about(About::Day(ask.on, last))
        .move_of(Mover::Calendar)
        .into()
}
