//! A finding rests on evidence of a kind that can meet its criterion.
//!
//! Modelling choice: each criterion lists its kinds. The survey and the site visit are evidence
//! for every criterion that takes them; the applicant files the rest.

use crate::acts::CriterionAssessed;
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::{Findings, evidence_after};
use crate::rule::rule;

rule!(evidence_can_meet_the_criterion, Choice, Always);

/// Refuses a finding without evidence.
pub fn ask(ask: &Ask<'_>, act: &CriterionAssessed) -> Answer {
    let case = ask.case();
    let findings = Findings::of(&ask.world, &case);
    let bare = findings.concerned(&act.criteria).find(|own| {
        !evidence_after(&case, own.code, 0).any(|(_, kind)| own.can_be_met_by(kind))
    });
    match bare {
        Some(own) => {
            ask.refuse(&RULE, NextStep::Record("evidence-filed")).about(own.about()).into()
        }
        None => Answer::Passed,
    }
}
