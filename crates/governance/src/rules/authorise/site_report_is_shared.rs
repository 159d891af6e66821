//! The moderators meet when the applicant has had the report of its site visit.
//!
//! Domain guide 5.3 (SiteVisited to Moderated: site report shared).

use crate::acts::SiteVisited;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(site_report_is_shared, Partly, Ccg);

/// Refuses to moderate before the report is shared.
pub fn ask(ask: &Ask<'_>) -> Answer {
    match ask.case().last::<SiteVisited>() {
        Some(visit) if ask.on < visit.shared_on => ask
            .refuse(&RULE, NextStep::WaitUntil(visit.shared_on))
            .about(About::Day(ask.on, visit.shared_on))
            .move_of(Mover::NhsEngland)
            .into(),
        _ => Answer::Passed, // That there is a visit is asked by the rule on the four looks.
    }
}
