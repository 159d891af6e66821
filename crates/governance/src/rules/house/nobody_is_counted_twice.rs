//! Nobody stands twice on the list of a committee or a meeting, and nobody votes twice in it.
//!
//! Modelling choice: quorum and majority count people.

use crate::acts::{CommitteeSet, MeetingHeld, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Person;

rule!(nobody_is_counted_twice, Choice, Always);

/// An act that counts people.
pub trait Counts {
    /// The field to look at first.
    const FIELD: &'static str;

    /// The people.
    fn people(&self) -> Vec<&Person>;
}

impl Counts for CommitteeSet {
    const FIELD: &'static str = "members";

    fn people(&self) -> Vec<&Person> {
        self.members.iter().chain([&self.chair]).collect()
    }
}

impl Counts for MeetingHeld {
    const FIELD: &'static str = "attended";

    fn people(&self) -> Vec<&Person> {
        self.attended.iter().collect()
    }
}

impl Counts for ResolutionTaken {
    const FIELD: &'static str = "voted_for";

    fn people(&self) -> Vec<&Person> {
        let sides = [&self.voted_for, &self.against, &self.abstained, &self.left];
        sides.into_iter().flatten().collect()
    }
}

/// Refuses a list on which somebody stands twice.
pub fn ask<A: Counts>(ask: &Ask<'_>, act: &A) -> Answer {
    let mut people = act.people();
    people.sort_unstable();
    let Some(pair) = people.windows(2).find(|pair| pair[0] == pair[1]) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend(A::FIELD))
        .about(About::Person(pair[0].clone()))
        .move_of(Mover::Signer)
        .into()
}
