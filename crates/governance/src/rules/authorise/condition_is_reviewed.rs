//! Each open condition is reviewed: the first time before 31 March 2013, then every quarter.
//!
//! Domain guide 5.3 (first before 2013-03-31, then quarterly). Where a case is decided after that
//! day, its first review is due a quarter later: a choice.

use remit_dictionary::Date;

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::{decided_on, open_conditions};
use crate::rule::rule;

rule!(condition_is_reviewed, Verified, Always);

/// Returns every open condition.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let open = open_conditions(&ask.world, &ask.case());
    open.into_iter().map(|own| About::Thing(own.criterion.clone())).collect()
}

/// Refuses each, with the day of its next review: while it is open there is one to come.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    let open = open_conditions(&ask.world, &ask.case());
    let own = open.iter().find(|own| About::Thing(own.criterion.clone()) == *criterion);
    let due = match own.and_then(|own| own.reviewed_on) {
        Some(last) => quarter_after(ask, last),
        None => first_day(ask),
    };
    ask.refuse(&RULE, NextStep::Record("condition-reviewed"))
        .about(criterion.clone())
        .move_of(Mover::NhsEngland)
        .by(due)
        .into()
}

/// Returns the last day for the first review.
pub(super) fn first_day(ask: &Ask<'_>) -> Option<Date> {
    let decided = decided_on(&ask.case())?;
    match ask.world.tables.figure("first-review-before", decided) {
        Some(day) => Date::parse(day).ok().map(Date::day_before),
        None => quarter_after(ask, decided),
    }
}

fn quarter_after(ask: &Ask<'_>, day: Date) -> Option<Date> {
    let months = ask.world.tables.number("review-months", day)?;
    Some(day.plus_months(i32::try_from(months).ok()?))
}
