//! Before the decision each criterion that is not met has a condition.
//!
//! Domain guide 5.3 (one condition per unmet criterion).

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::{Findings, moderated_at, proposed};
use crate::rule::rule;
use crate::waves::decision_due;

rule!(unmet_criterion_has_a_condition, Verified, Always);

/// Returns the unmet criteria without a condition.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let findings = Findings::of(&ask.world, &case);
    let has_none = |code: &str| {
        proposed(&case).all(|(_, own)| own.criterion.as_str() != code)
    };
    findings
        .unmet()
        .filter(|own| has_none(own.code))
        .map(crate::criteria::Criterion::about)
        .collect()
}

/// Refuses each of them.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    let case = ask.case();
    if moderated_at(&case).is_none() {
        return Answer::NotYetAskable { needs: &super::application_is_moderated::RULE };
    }
    ask.refuse(&RULE, NextStep::Record("condition-proposed"))
        .about(criterion.clone())
        .move_of(Mover::NhsEngland)
        .by(decision_due(&ask.world, &case))
        .into()
}
