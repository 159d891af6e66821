//! A condition is met, varied or waived by the body that set it, or by the one that took its
//! place; one that is varied says what it asks now, or by when.
//!
//! Modelling choice: met, or varied or waived with reasons by whoever set it.

use crate::acts::{ConditionSettled, Settlement};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::conditions;
use crate::role::gave_way_to;
use crate::rule::rule;

rule!(condition_is_settled_by_whoever_set_it, Choice, Always);

/// Refuses a settlement by another body, and a variation that varies nothing.
pub fn ask(ask: &Ask<'_>, act: &ConditionSettled) -> Answer {
    let all = conditions(&ask.case());
    let Some(own) = all.iter().find(|own| *own.label == act.condition) else {
        return Answer::NotYetAskable { needs: &super::condition_is_set_and_open::RULE };
    };
    let empty = act.settlement == Settlement::Varied && act.asks.is_none() && act.by.is_none();
    let other = ask.signer.is_some_and(|signer| {
        signer.body != own.set_by && !gave_way_to(&ask.world, own.set_by, signer.body)
    });
    let field = match (other, empty) {
        (true, _) => "acting_for",
        (false, true) => "asks",
        (false, false) => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend(field))
        .about(About::Thing(act.condition.clone()))
        .move_of(Mover::Body(own.set_by))
        .into()
}
