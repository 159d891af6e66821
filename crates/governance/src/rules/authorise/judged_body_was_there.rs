//! A body that is judged or rated for a year was there on its last day.
//!
//! Modelling choice: a body that merged during a year is rated as its successor.

use crate::acts::Act;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::year_is_a_financial_year::OfAYear;

rule!(judged_body_was_there, Choice, Always);

/// Refuses a body that was not there.
pub fn ask<A: Act + OfAYear>(ask: &Ask<'_>, act: &A) -> Answer {
    let (Some(body), Some(year)) = (act.body(), act.days()) else {
        return Answer::NotYetAskable { needs: &super::year_is_a_financial_year::RULE };
    };
    if ask.world.view.body_at(body, year.last).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("body"))
        .about(About::Body(body))
        .move_of(Mover::Signer)
        .into()
}
