//! A body is rated for a year once the year is over.
//!
//! From memory: NHS Act 2006 s.14Z16 as inserted 2012: what is assessed is how a group did in the
//! year.

use crate::acts::Rated;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::year_is_a_financial_year::OfAYear;

rule!(year_is_over, Memory, Always);

/// Refuses to rate a year that is not over.
pub fn ask(ask: &Ask<'_>, act: &Rated) -> Answer {
    let Some(year) = act.days() else {
        return Answer::NotYetAskable { needs: &super::year_is_a_financial_year::RULE };
    };
    if year.last < ask.on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::WaitUntil(year.last.next_day()))
        .about(About::Day(ask.on, year.last.next_day()))
        .move_of(Mover::Calendar)
        .into()
}
