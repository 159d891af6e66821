//! The change is proposed, in words that people can hold a view on.
//!
//! Modelling choice: the first step of every change.

use crate::acts::{Act, ChangeProposed};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(proposal_is_on_record, Choice, Always);

/// Refuses to go on without a proposal.
pub fn ask(ask: &Ask<'_>) -> Answer {
    if ask.case().has::<ChangeProposed>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ChangeProposed::WORD)).into()
}
