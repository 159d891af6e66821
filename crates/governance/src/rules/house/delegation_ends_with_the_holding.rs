//! A delegation does not outlast the function of its giver. One without a last day ends with it.
//!
//! Modelling choice: nobody gives more than they have.

use crate::acts::DelegationMade;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;
use crate::rules;

rule!(delegation_ends_with_the_holding, Choice, Always);

/// Refuses a last day after that of the giver's own.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    let function = act.function.as_str();
    let Some(held) = house::held_until(&ask.world, act.body, function, ask.on) else {
        return Answer::NotYetAskable { needs: &rules::function_is_the_givers::RULE };
    };
    match act.until {
        Some(until) if held < until => ask
            .refuse(&RULE, NextStep::Mend("until"))
            .about(About::Day(until, held))
            .move_of(Mover::Signer)
            .into(),
        _ => Answer::Passed,
    }
}
