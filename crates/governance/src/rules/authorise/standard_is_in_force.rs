//! A standard that is judged is one that bodies must keep in that year.
//!
//! The table `standards`: the NHS Constitution and the Outcomes Framework from the seed story of
//! 2012-12-13, the financial duties from memory.

use crate::acts::StandardJudged;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::year_is_a_financial_year::OfAYear;
use crate::standing_duty::is_standard;

rule!(standard_is_in_force, Partly, Always);

/// Refuses a standard that is not in the table in that year.
pub fn ask(ask: &Ask<'_>, act: &StandardJudged) -> Answer {
    let Some(year) = act.days() else {
        return Answer::NotYetAskable { needs: &super::year_is_a_financial_year::RULE };
    };
    if is_standard(&ask.world, &act.standard, year.last) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("standard"))
        .about(About::Thing(act.standard.clone()))
        .move_of(Mover::Signer)
        .into()
}
