//! Only a consultation that was opened has an outcome, and it has one.
//!
//! Modelling choice.

use crate::acts::{Act, ConsultationClosed, ConsultationOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{outcome_is_on_record, whole};
use crate::ask::Ask;
use crate::rule::rule;

rule!(consultation_is_open, Choice, Always);

/// Refuses the outcome of what was not opened, or has one.
pub fn ask(ask: &Ask<'_>, act: &ConsultationClosed) -> Answer {
    let case = ask.case();
    let opened =
        case.all::<ConsultationOpened>().any(|own| own.consultation == act.consultation);
    let next = if !opened {
        NextStep::Record(ConsultationOpened::WORD)
    } else if outcome_is_on_record(&whole(ask), &act.consultation) {
        NextStep::Nothing
    } else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, next)
        .about(About::Thing(act.consultation.clone()))
        .move_of(Mover::Signer)
        .into()
}
