//! The name of a group begins with NHS, ends with Clinical Commissioning Group (or CCG, as it is
//! written in lists), and has a place between.
//!
//! NHS Act 2006 Schedule 1A and the regulations of 2012 on the names of groups.

use remit_register::Kind;

use crate::acts::SuccessorNamed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::kind_of_successors;
use crate::rule::rule;

rule!(name_is_as_the_law_has_it, Verified, Ccg);

/// Refuses a name of another form.
pub fn ask(ask: &Ask<'_>, act: &SuccessorNamed) -> Answer {
    let name = act.name.as_str();
    let middle = name
        .strip_prefix("NHS ")
        .and_then(|rest| {
            rest.strip_suffix(" Clinical Commissioning Group").or_else(|| rest.strip_suffix(" CCG"))
        })
        .is_some_and(|middle| !middle.trim().is_empty());
    if middle || kind_of_successors(&ask.world, &ask.case()) != Some(Kind::Ccg) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("name"))
        .about(About::Field("name"))
        .move_of(Mover::Signer)
        .into()
}
