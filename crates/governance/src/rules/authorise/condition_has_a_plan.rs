//! Each open condition has a plan to put it right.
//!
//! Domain guide 5.3 (rectification plan by a date). That it is due with the first review is a
//! choice.

use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::open_conditions;
use crate::rule::rule;

rule!(condition_has_a_plan, Verified, Always);

/// Returns the open conditions without a plan.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let open = open_conditions(&ask.world, &ask.case()).into_iter();
    let bare = open.filter(|own| own.plan_by.is_none());
    bare.map(|own| About::Thing(own.criterion.clone())).collect()
}

/// Refuses each of them.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    ask.refuse(&RULE, NextStep::Record("plan-agreed"))
        .about(criterion.clone())
        .by(super::condition_is_reviewed::first_day(ask))
        .into()
}
