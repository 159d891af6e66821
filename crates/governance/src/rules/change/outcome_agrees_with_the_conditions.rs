//! A change is approved with conditions where at least one condition is open, precedent or
//! subsequent, and without where none is.
//!
//! Modelling choice: the conditions stand on record before the decision that rests on them.

use crate::acts::{Act, ChangeDecided, ConditionSet, Outcome};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::{Condition, conditions};
use crate::rule::rule;

rule!(outcome_agrees_with_the_conditions, Choice, Always);

/// Refuses an outcome that the conditions on record do not bear out.
pub fn ask(ask: &Ask<'_>, act: &ChangeDecided) -> Answer {
    let open = conditions(&ask.case()).iter().any(Condition::is_open);
    let next = match (act.outcome, open) {
        (Outcome::Approved, true) => NextStep::Mend("outcome"),
        (Outcome::ApprovedWithConditions, false) => NextStep::Record(ConditionSet::WORD),
        (Outcome::Approved, false)
        | (Outcome::ApprovedWithConditions, true)
        | (Outcome::Refused, _) => return Answer::Passed,
    };
    ask.refuse(&RULE, next).about(About::Field("outcome")).move_of(Mover::Signer).into()
}
