//! A condition precedent is to be met by the day of the change, a condition subsequent on that day
//! or later. It stays so when the day is varied.
//!
//! Modelling choice: the meaning of the words. A condition precedent that is put off beyond the
//! day would stop the change for good, and nobody would see it.

use remit_dictionary::Date;

use crate::acts::{ConditionKind, ConditionSet, ConditionSettled};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::{conditions, effect_on};
use crate::rule::rule;

rule!(condition_keeps_to_its_side_of_the_day, Choice, Always);

/// Refuses a condition whose day is on the other side.
pub fn ask(ask: &Ask<'_>, act: &ConditionSet) -> Answer {
    on_its_side(ask, act.kind, act.by)
}

/// Refuses a variation to a day on the other side.
pub fn ask_settled(ask: &Ask<'_>, act: &ConditionSettled) -> Answer {
    let all = conditions(&ask.case());
    match all.iter().find(|own| *own.label == act.condition) {
        Some(own) => on_its_side(ask, own.kind, act.by),
        None => Answer::NotYetAskable { needs: &super::condition_is_set_and_open::RULE },
    }
}

fn on_its_side(ask: &Ask<'_>, kind: ConditionKind, by: Option<Date>) -> Answer {
    let (Some(by), Some(effect)) = (by, effect_on(&ask.case())) else {
        return Answer::Passed;
    };
    let fits = match kind {
        ConditionKind::Precedent => by <= effect,
        ConditionKind::Subsequent => effect <= by,
    };
    if fits {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("by"))
        .about(About::Day(by, effect))
        .move_of(Mover::Signer)
        .into()
}
