//! Where the constitution of a party asks for a ballot on merging, its members voted for it, enough
//! of them took part, and the ballot is closed. Each party's ballot is decided alone.
//!
//! Domain guide, section 8.1: a quorate vote of each group as its constitution says. Turnout is
//! never pooled: Surrey Downs voted again in 2019 although four groups together were in favour.

use crate::acts::{Act, BallotClosed, BallotOpened, Resolution};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::ballot::{self, BallotResult};
use crate::change::{application_deadline, effect_on, is_applied_for};
use crate::rule::rule;
use crate::rules;

rule!(each_ballot_is_carried, Verified, Ccg);

/// The matter for which a constitution asks for a ballot on merging.
pub const MERGER: &str = "merger";

/// Returns each party, where the parties apply themselves.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let applies = is_applied_for(&case);
    case.parties().iter().filter(|_| applies).map(|party| About::Body(*party)).collect()
}

/// Refuses while a party's ballot is not carried: it was not held, is open, had too few, or is lost.
pub fn ask(ask: &Ask<'_>, about: &About) -> Answer {
    let About::Body(body) = *about else { return Answer::Passed };
    let constitution = match rules::constitution_is_in_force::of(ask, body) {
        Ok(constitution) => constitution,
        Err(refused) => return refused.into(),
    };
    if constitution.ballots_for.iter().all(|matter| matter.as_str() != MERGER) {
        return Answer::Passed;
    }
    let case = ask.case();
    let deadline = effect_on(&case).and_then(|effect| application_deadline(ask, effect));
    let refuse = |next, about| {
        ask.refuse(&RULE, next).about(about).move_of(Mover::Body(body)).by(deadline).into()
    };
    let held = NextStep::Record(BallotOpened::WORD);
    let Some(last) = ballot::last_on(&case, body, MERGER) else {
        return refuse(held, about.clone());
    };
    let next = match ballot::result(&ask.world, &case, body, &last.ballot) {
        Some(BallotResult::Open) | None if ask.on < last.closes_on => {
            NextStep::WaitUntil(last.closes_on)
        }
        Some(BallotResult::Open) | None => NextStep::Record(BallotClosed::WORD),
        Some(BallotResult::Closed(count)) => match count.result {
            Some(Resolution::Carried) => return Answer::Passed,
            Some(Resolution::Lost) => NextStep::OpenAnother,
            None => held,
        },
    };
    refuse(next, About::ThingOf(body, last.ballot.clone()))
}
