//! A body has one rating a year.
//!
//! Modelling choice: published ratings are not changed afterwards.

use crate::acts::Rated;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::standing_duty::rating;

rule!(rated_once_a_year, Choice, Always);

/// Refuses a second rating of a year.
pub fn ask(ask: &Ask<'_>, act: &Rated) -> Answer {
    if rating(&ask.world, act.body, &act.year, ask.on).is_none() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::ThingOf(act.body, act.year.clone()))
        .move_of(Mover::Signer)
        .into()
}
