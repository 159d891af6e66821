//! A case names at least one party, and each is a body that is alive on the day.
//!
//! Modelling choice. Of bodies that are to be authorised it is enough that their code is known:
//! they are alive only once they are.

use crate::acts::{CaseKind, CaseOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(parties_are_alive, Choice, Always);

/// Refuses a case of nobody, and of bodies that are not there.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    let view = ask.world.view;
    let known = |code| match act.kind {
        CaseKind::Authorisation => view.knows(code),
        CaseKind::Assessment | CaseKind::Arrangement | CaseKind::Change => {
            view.body_at(code, ask.on).is_some()
        }
    };
    let about = match act.parties.iter().find(|code| !known(**code)) {
        Some(code) => About::Body(*code),
        None if act.parties.is_empty() => About::Field("parties"),
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend("parties")).about(about).move_of(Mover::Signer).into()
}
