//! Each consultation has a name of its own.
//!
//! Modelling choice.

use crate::acts::ConsultationOpened;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::whole;
use crate::ask::Ask;
use crate::rule::rule;

rule!(consultation_is_new, Choice, Always);

/// Refuses the name of an earlier consultation.
pub fn ask(ask: &Ask<'_>, act: &ConsultationOpened) -> Answer {
    let known = |own: &ConsultationOpened| own.consultation == act.consultation;
    if !whole(ask).all::<ConsultationOpened>().any(known) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("consultation"))
        .about(About::Thing(act.consultation.clone()))
        .move_of(Mover::Signer)
        .into()
}
