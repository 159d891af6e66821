//! A code takes the place of another only where that was named as a successor, and ODS had not
//! issued it.
//!
//! Modelling choice: a code that is ours, or was reserved, gives way to the one that ODS gives;
//! what was placed with the one then goes to the other.

use crate::acts::{Issued, SuccessorNamed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::successors;
use crate::rule::rule;

rule!(only_a_successor_is_renamed, Choice, Always);

/// Refuses to replace what is no successor, or has its code for good.
pub fn ask(ask: &Ask<'_>, act: &SuccessorNamed) -> Answer {
    let Some(old) = act.instead_of else {
        return Answer::Passed;
    };
    let all = successors(&ask.case());
    let new_is_named = all.iter().any(|own| own.code == act.code);
    let replaced = all.iter().any(|own| own.code == old && own.issued != Issued::Issued);
    if replaced && !new_is_named {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("instead_of"))
        .about(About::Body(old))
        .move_of(Mover::Signer)
        .into()
}
