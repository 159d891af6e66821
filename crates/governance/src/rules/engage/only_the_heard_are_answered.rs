//! An audience is answered after it was heard: you said, we did.
//!
//! Modelling choice.

use crate::acts::{Act, ViewGiven, ViewsAnswered};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;
use crate::views;

rule!(only_the_heard_are_answered, Choice, Always);

/// Refuses an answer to those who said nothing.
pub fn ask(ask: &Ask<'_>, act: &ViewsAnswered) -> Answer {
    if views::of(&ask.case(), act.audience).is_some() {
        return Answer::Passed;
    }
    let refused = ask.refuse(&RULE, NextStep::Record(ViewGiven::WORD)).move_of(Mover::Signer);
    match Label::parse(act.audience.word()) {
        Ok(audience) => refused.about(About::Thing(audience)).into(),
        Err(_) => refused.into(),
    }
}
