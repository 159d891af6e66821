//! Every condition that must come first is met, or waived by whoever set it. One that is open on
//! the day stops the successor, and the predecessors live on.
//!
//! NHS England's conditional approvals (Kent and Medway, 2019). That the predecessors live on is
//! a modelling choice.

use crate::acts::{Act, ConditionKind, ConditionSettled};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::{conditions, effect_on};
use crate::rule::rule;

rule!(each_condition_precedent_is_settled, Verified, Always);

/// Asks of each condition precedent.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let all = conditions(&ask.case()).into_iter();
    let precedent = all.filter(|own| own.kind == ConditionKind::Precedent);
    precedent.map(|own| About::Thing(own.label.clone())).collect()
}

/// Refuses while it is open.
pub fn ask(ask: &Ask<'_>, condition: &About) -> Answer {
    let About::Thing(label) = condition else {
        return Answer::Passed;
    };
    let case = ask.case();
    let all = conditions(&case);
    let Some(open) = all.iter().find(|own| own.label == label && own.is_open()) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Record(ConditionSettled::WORD))
        .about(condition.clone())
        .by(open.by.or_else(|| effect_on(&case)))
        .into()
}
