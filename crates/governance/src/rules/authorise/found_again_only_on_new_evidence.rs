//! After moderation a finding turns only on new evidence, filed within the two weeks of comment.
//!
//! Domain guide 5.3 (comment of two weeks; new evidence may remove a condition).

use crate::acts::CriterionAssessed;
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::{Findings, comment_until, evidence_after, moderated_at};
use crate::rule::rule;

rule!(found_again_only_on_new_evidence, Verified, Always);

/// Refuses to find otherwise on the same evidence.
pub fn ask(ask: &Ask<'_>, act: &CriterionAssessed) -> Answer {
    let case = ask.case();
    let Some(moderated) = moderated_at(&case) else {
        return Answer::Passed;
    };
    let until = comment_until(&ask.world, &case);
    let findings = Findings::of(&ask.world, &case);
    let stale = findings.concerned(&act.criteria).find(|own| {
        !evidence_after(&case, own.code, moderated).any(|(on, kind)| {
            own.can_be_met_by(kind) && until.is_none_or(|until| on <= until)
        })
    });
    match stale {
        Some(own) => ask
            .refuse(&RULE, NextStep::Record("evidence-filed"))
            .about(own.about())
            .by(until)
            .into(),
        None => Answer::Passed,
    }
}
