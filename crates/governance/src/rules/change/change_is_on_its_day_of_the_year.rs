//! A change takes effect on the day of the year that the table of figures names: 1 April. A
//! statute names its own day.
//!
//! NHS England's procedures for changes of groups (only 1 April); for boards the practice of
//! 2026.

use crate::acts::{CaseKind, CaseOpened, Route};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(change_is_on_its_day_of_the_year, Partly, Always);

/// Refuses a change on another day, and one on a day that has passed.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    let (CaseKind::Change, Some(effect)) = (act.kind, act.effect_on) else {
        return Answer::Passed;
    };
    let Some(day) = ask.world.tables.figure("change-day", ask.on) else {
        return ask.no_table();
    };
    let statute = act.route == Some(Route::Statute);
    if ask.on < effect && (statute || effect.to_string().ends_with(day)) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("effect_on"))
        .about(About::Day(effect, ask.on))
        .move_of(Mover::Signer)
        .into()
}
