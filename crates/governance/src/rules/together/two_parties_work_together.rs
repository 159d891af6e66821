//! An arrangement has at least two parties, each named once.
//!
//! Modelling choice: nobody works together alone. That a group of practices is given a service to
//! design, or that trusts provide as a partnership, takes two of them as well.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::rule::rule;

rule!(two_parties_work_together, Choice, Always);

const LEAST: usize = 2;

/// Refuses a proposal to fewer than two parties, and to one of them twice.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let named = named_parties(&ask.case(), act);
    let twice = named.iter().enumerate().find(|(at, party)| named[..*at].contains(party));
    let about = match twice {
        Some((_, party)) => About::Body(*party),
        None if named.len() < LEAST => {
            About::Count { found: named.len() as u64, needed: LEAST as u64 }
        }
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend("parties")).about(about).move_of(Mover::Signer).into()
}
