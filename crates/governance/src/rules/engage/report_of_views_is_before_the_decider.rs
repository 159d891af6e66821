//! Nothing is decided before the report of views is before whoever decides, where the route asks
//! for views or any were given.
//!
//! Domain guide, section 5.1 row 9 (views sought) and section 8.1 (engagement record).

use crate::acts::{Act, ViewGiven, ViewsReported};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::views;

rule!(report_of_views_is_before_the_decider, Partly, Always);

/// Refuses a decision without the report of views.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let Some(required) = views::required(ask.world.tables, &case, ask.on) else {
        return ask.no_table();
    };
    let is_wanted = !required.is_empty() || case.has::<ViewGiven>();
    if !is_wanted || case.has::<ViewsReported>() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ViewsReported::WORD)).into()
}
