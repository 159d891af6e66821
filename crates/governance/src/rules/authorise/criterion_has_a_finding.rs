//! Before moderation every criterion has a finding.
//!
//! Domain guide 5.3 (SiteVisited to Moderated: every criterion has an assessed result).

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::Findings;
use crate::rule::rule;
use crate::waves::decision_due;

rule!(criterion_has_a_finding, Partly, Always);

/// Returns the criteria of which nothing is found yet.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let findings = Findings::of(&ask.world, &ask.case());
    findings.missing().map(crate::criteria::Criterion::about).collect()
}

/// Refuses each of them.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    if super::application_is_submitted::ask(ask) != Answer::Passed {
        return Answer::NotYetAskable { needs: &super::application_is_submitted::RULE };
    }
    ask.refuse(&RULE, NextStep::Record("criterion-assessed"))
        .about(criterion.clone())
        .move_of(Mover::NhsEngland)
        .by(decision_due(&ask.world, &ask.case()))
        .into()
}
