//! The governing body of each group that would merge has approved it.
//!
//! NHS England's procedure for changes of groups: each governing body resolves (practice of 2019
//! and 2020).

use crate::acts::{Act, SignedOff, Word};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::{application_deadline, effect_on, is_applied_for};
use crate::rule::rule;

rule!(each_governing_body_approves, Verified, Ccg);

/// Asks of each party, where the parties apply themselves.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let applies = is_applied_for(&case);
    case.parties().iter().filter(|_| applies).map(|party| About::Body(*party)).collect()
}

/// Refuses while a governing body has not approved, and when it refused.
pub fn ask(ask: &Ask<'_>, party: &About) -> Answer {
    let About::Body(party) = party else {
        return Answer::Passed;
    };
    let case = ask.case();
    let next = match case.all::<SignedOff>().rfind(|own| own.party == *party) {
        Some(signed) if signed.word == Word::Approved => return Answer::Passed,
        Some(_) => NextStep::OpenAnother,
        None => NextStep::Record(SignedOff::WORD),
    };
    let deadline = effect_on(&case).and_then(|effect| application_deadline(ask, effect));
    ask.refuse(&RULE, next)
        .about(About::Body(*party))
        .move_of(Mover::Body(*party))
        .by(deadline)
        .into()
}
