//! A condition has a name of its own in its case, and one that must come first has no day after
//! the change.
//!
//! Modelling choice.

use crate::acts::{ConditionKind, ConditionSet};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::rule::rule;

rule!(condition_is_new, Choice, Always);

/// Refuses a condition that is set already, or that could not be met in time.
pub fn ask(ask: &Ask<'_>, act: &ConditionSet) -> Answer {
    let case = ask.case();
    let known = case.all::<ConditionSet>().any(|own| own.condition == act.condition);
    let late = act.kind == ConditionKind::Precedent
        && effect_on(&case).is_some_and(|effect| act.by.is_some_and(|by| effect < by));
    let field = match (known, late) {
        (true, _) => "condition",
        (false, true) => "by",
        (false, false) => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend(field))
        .about(About::Thing(act.condition.clone()))
        .move_of(Mover::Signer)
        .into()
}
