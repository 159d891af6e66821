//! Whoever applies is a GP practice that is open on the day.
//!
//! NHS Act 2006 s.14B as inserted in 2012: providers of primary medical services who wish to be
//! members.

use remit_register::Kind;

use crate::acts::Submitted;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(applicants_are_practices, Verified, Ccg);

/// Refuses an applicant that is no practice.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let view = ask.world.view;
    let is_practice =
        |code| view.body_at(code, ask.on).is_some_and(|body| body.kind == Kind::Practice);
    match act.applicants.iter().find(|code| !is_practice(**code)) {
        Some(code) => {
            ask.refuse(&RULE, NextStep::Mend("applicants")).about(About::Body(*code)).into()
        }
        None => Answer::Passed,
    }
}
