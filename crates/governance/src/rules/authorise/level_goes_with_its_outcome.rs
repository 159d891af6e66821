//! A review that changes the level of support says which level it is now, another than before; no
//! other review says one.
//!
//! Domain guide 5.3 (outcomes: discharged, level changed, retained).

use crate::acts::{ConditionReviewed, ReviewOutcome};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::open_conditions;
use crate::rule::rule;

rule!(level_goes_with_its_outcome, Verified, Always);

/// Refuses a review whose level and outcome do not agree.
pub fn ask(ask: &Ask<'_>, act: &ConditionReviewed) -> Answer {
    let open = open_conditions(&ask.world, &ask.case());
    let before = open.iter().find(|own| *own.criterion == act.criterion).map(|own| own.level);
    let agrees = match act.outcome {
        ReviewOutcome::LevelChanged => act.level.is_some() && act.level != before,
        ReviewOutcome::Discharged | ReviewOutcome::Retained => act.level.is_none(),
    };
    if agrees {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("level"))
        .about(About::Thing(act.criterion.clone()))
        .move_of(Mover::Signer)
        .into()
}
