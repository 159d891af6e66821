//! A merger has one successor; a split has at least two; a change of several bodies has at least
//! one.
//!
//! Modelling choice: the meaning of the words.

use crate::acts::{Act, Manner, SuccessorNamed};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::successors;
use crate::rule::rule;

rule!(successors_fit_the_manner, Choice, Always);

/// Refuses too few or too many successors.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let found = successors(&case).len() as u64;
    let (needed, fits) = match case.opened.manner {
        Some(Manner::Split) => (2, 2 <= found),
        Some(Manner::Merge) => (1, found == 1),
        Some(Manner::Redraw) | None => (1, 1 <= found),
    };
    if fits {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(SuccessorNamed::WORD))
        .about(About::Count { found, needed })
        .into()
}
