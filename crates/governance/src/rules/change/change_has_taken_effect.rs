//! What is found late, and what is trued up, belongs to a change that has taken effect, and to
//! one of its parties.
//!
//! Modelling choice: before the day it is simply held, and placed.

use remit_dictionary::Code;

use crate::acts::{Act, ItemFound, TookEffect, TruedUp};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::has_taken_effect;
use crate::rule::rule;

rule!(change_has_taken_effect, Choice, Always);

/// Refuses a find before the change, or of a body that did not give way.
pub fn ask(ask: &Ask<'_>, act: &ItemFound) -> Answer {
    of_party(ask, act.of)
}

/// Refuses to true up before the change, or a body that did not give way.
pub fn ask_true_up(ask: &Ask<'_>, act: &TruedUp) -> Answer {
    of_party(ask, act.of)
}

fn of_party(ask: &Ask<'_>, of: Code) -> Answer {
    let case = ask.case();
    let next = match (has_taken_effect(&case), case.parties().contains(&of)) {
        (true, true) => return Answer::Passed,
        (false, _) => NextStep::Record(TookEffect::WORD),
        (true, false) => NextStep::Mend("of"),
    };
    ask.refuse(&RULE, next).about(About::Body(of)).move_of(Mover::Signer).into()
}
