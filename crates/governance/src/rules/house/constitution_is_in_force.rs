//! What is decided by the rules of a constitution needs one that is in force that day.
//!
//! Modelling choice: quorum, majority and ballots are never guessed.

use remit_dictionary::Code;

use crate::acts::{Act, BallotOpened, ConstitutionAdopted, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::{Ask, Refused};
use crate::house;
use crate::rule::rule;

rule!(constitution_is_in_force, Choice, Always);

/// An act that rests on a body's constitution.
pub trait ByConstitution {
    /// The body.
    fn body_of_it(&self) -> Code;
}

impl ByConstitution for ResolutionTaken {
    fn body_of_it(&self) -> Code {
        self.body
    }
}

impl ByConstitution for BallotOpened {
    fn body_of_it(&self) -> Code {
        self.body
    }
}

/// Refuses what no constitution lets be.
pub fn ask(ask: &Ask<'_>, act: &impl ByConstitution) -> Answer {
    match of(ask, act.body_of_it()) {
        Ok(_) => Answer::Passed,
        Err(refused) => refused.into(),
    }
}

/// Returns the constitution of a body in force that day, or the refusal.
pub fn of<'a>(ask: &Ask<'a>, body: Code) -> Result<&'a ConstitutionAdopted, Refused> {
    house::constitution(ask.house(body)).ok_or_else(|| {
        ask.refuse(&RULE, NextStep::Record(ConstitutionAdopted::WORD))
            .about(About::Body(body))
            .move_of(Mover::Body(body))
    })
}
