//! The form in which bodies work together has its power on the first day: a joint committee of
//! groups or one with NHS England from 2014-10-01, joint arrangements of boards from 2022-07-01.
//!
//! NHS Act 2006 s.14Z3(2A) and s.14Z9, in force 2014-10-01 until 2022-06-30; s.65Z5 and s.65Z6,
//! inserted by the Health and Care Act 2022. The table `forms` has each form with its power.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::power::{ended_before, first_period, power};
use crate::rule::rule;

rule!(form_has_its_power, Verified, Always);

/// Refuses a form that is not the law on the first day.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let tables = ask.world.tables;
    if power(tables, act.form, act.from).is_some() {
        return Answer::Passed;
    }
    let Some(first) = first_period(tables, act.form) else {
        return ask.no_table();
    };
    let bound = match ended_before(tables, act.form, act.from) {
        Some(ended) => ended.day_before(),
        None => first.from(),
    };
    ask.refuse(&RULE, NextStep::Mend("from"))
        .about(About::Day(act.from, bound))
        .move_of(Mover::Signer)
        .into()
}
