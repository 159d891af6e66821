//! Conditions are proposed, and the decision is made, after moderation.
//!
//! Domain guide 5.3, order of the states.

use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::moderated_at;
use crate::rule::rule;
use crate::waves::decision_due;

rule!(application_is_moderated, Verified, Always);

/// Refuses to go on before moderation.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if moderated_at(&case).is_some() {
        return Answer::Passed;
    }
    if !super::criterion_has_a_finding::subjects(ask).is_empty() {
        return Answer::NotYetAskable { needs: &super::criterion_has_a_finding::RULE };
    }
    ask.refuse(&RULE, NextStep::Record("moderated"))
        .move_of(Mover::NhsEngland)
        .by(decision_due(&ask.world, &case))
        .into()
}
