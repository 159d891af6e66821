//! What an interest or a resolution is about is a case on record, a function of the catalogue, a
//! reserved matter, or one that the constitution in force puts to a ballot.
//!
//! Modelling choice: an interest can only be kept out of a decision that has the same name.

use remit_dictionary::Code;

use crate::acts::{InterestDeclared, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::matter::function_of;
use crate::rule::rule;
use crate::value::{CaseId, Label};

rule!(matter_is_known, Choice, Always);

/// An act about a matter of a body.
pub trait OfMatter {
    /// The body and the matter.
    fn matter(&self) -> (Code, &Label);
}

impl OfMatter for InterestDeclared {
    fn matter(&self) -> (Code, &Label) {
        (self.body, &self.matter)
    }
}

impl OfMatter for ResolutionTaken {
    fn matter(&self) -> (Code, &Label) {
        (self.body, &self.matter)
    }
}

/// Refuses a matter that nothing on record names.
pub fn ask(ask: &Ask<'_>, act: &impl OfMatter) -> Answer {
    let (body, matter) = act.matter();
    let mut functions = ask.world.functions.rules().iter();
    let is_function = functions.any(|rule| rule.function == function_of(matter.as_str()));
    let case = CaseId::parse(matter.as_str()).ok();
    let is_case = case.is_some_and(|id| ask.world.books.case(&id, ask.on).is_some());
    if is_function || is_case || house::is_reserved(&ask.world, body, matter.as_str(), ask.on) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("matter"))
        .about(About::Thing(matter.clone()))
        .move_of(Mover::Signer)
        .into()
}
