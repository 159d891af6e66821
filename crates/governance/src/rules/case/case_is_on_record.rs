//! An act belongs to a case that is on record by that day; a case is opened once.
//!
//! Modelling choice.

use crate::acts::{Act, CaseOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::CaseId;

rule!(case_is_on_record, Choice, Always);

/// Refuses an act of a case that is not there, and a second opening.
pub fn ask(ask: &Ask<'_>, case: Option<&CaseId>, act: &'static str) -> Answer {
    let Some(case) = case else {
        return Answer::Passed; // It belongs to no case.
    };
    let opens = act == CaseOpened::WORD;
    if ask.case.is_some() != opens {
        return Answer::Passed;
    }
    let next = if opens { NextStep::Mend("case") } else { NextStep::Record(CaseOpened::WORD) };
    ask.refuse(&RULE, next).about(About::Case(case.clone())).move_of(Mover::Signer).into()
}
