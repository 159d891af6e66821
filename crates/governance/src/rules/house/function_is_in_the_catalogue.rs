//! What is delegated is a function of the catalogue, or a service within one.
//!
//! Modelling choice: the catalogue (`data/functions.csv`) names each function once, with its
//! provision. A service is named after its function, as `hospital-and-community/stroke-review`:
//! a joint committee is let act for a few services only.

use crate::acts::DelegationMade;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::matter::function_of;
use crate::rule::rule;

rule!(function_is_in_the_catalogue, Choice, Always);

/// Refuses a function that the catalogue does not have.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    let mut rules = ask.world.functions.rules().iter();
    if rules.any(|rule| rule.function == function_of(act.function.as_str())) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("function"))
        .about(About::Thing(act.function.clone()))
        .move_of(Mover::Signer)
        .into()
}
