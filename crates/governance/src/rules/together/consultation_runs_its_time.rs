//! What came of a consultation is recorded after its last day for answers.
//!
//! Modelling choice: an answer on the last day still counts.

use crate::acts::{ConsultationClosed, ConsultationOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::consultation_is_open;

rule!(consultation_runs_its_time, Choice, Always);

/// Refuses an outcome while answers still come in.
pub fn ask(ask: &Ask<'_>, act: &ConsultationClosed) -> Answer {
    let case = ask.case();
    let mut opened = case.all::<ConsultationOpened>();
    let Some(opened) = opened.find(|own| own.consultation == act.consultation) else {
        return Answer::NotYetAskable { needs: &consultation_is_open::RULE };
    };
    if opened.closes_on < ask.on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::WaitUntil(opened.closes_on.next_day()))
        .about(About::Day(ask.on, opened.closes_on))
        .move_of(Mover::Calendar)
        .into()
}
