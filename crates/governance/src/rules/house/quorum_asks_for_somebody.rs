//! A quorum, and the turnout of a ballot, ask for at least one to take part.
//!
//! Modelling choice. How many, and of what, each constitution sets for itself.

use crate::acts::{CommitteeSet, ConstitutionAdopted};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Threshold;

rule!(quorum_asks_for_somebody, Choice, Always);

/// An act that says how many must take part.
pub trait Asks {
    /// What it says, by field.
    fn thresholds(&self) -> [(&'static str, Option<Threshold>); 2];
}

impl Asks for ConstitutionAdopted {
    fn thresholds(&self) -> [(&'static str, Option<Threshold>); 2] {
        [("quorum", Some(self.quorum)), ("turnout", self.turnout)]
    }
}

impl Asks for CommitteeSet {
    fn thresholds(&self) -> [(&'static str, Option<Threshold>); 2] {
        [("quorum", self.quorum), ("quorum", None)]
    }
}

/// Refuses a quorum or a turnout that nobody is enough for.
pub fn ask(ask: &Ask<'_>, act: &impl Asks) -> Answer {
    let asks_for_nobody = |threshold: Threshold| threshold.of(1) == 0;
    let mut thresholds = act.thresholds().into_iter();
    let Some((field, _)) = thresholds.find(|(_, own)| own.is_some_and(asks_for_nobody)) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend(field)).about(About::Field(field)).move_of(Mover::Signer).into()
}
