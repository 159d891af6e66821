//! The report of a site visit is shared on the day of the visit or later.
//!
//! Modelling choice.

use crate::acts::SiteVisited;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(site_report_follows_the_visit, Choice, Ccg);

/// Refuses a report that was there before the visit.
pub fn ask(ask: &Ask<'_>, act: &SiteVisited) -> Answer {
    if ask.on <= act.shared_on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("shared_on"))
        .about(About::Day(act.shared_on, ask.on))
        .move_of(Mover::Signer)
        .into()
}
