//! What bodies do together is a function that the law gives to one of them on the first day, or a
//! service within one.
//!
//! Modelling choice: nobody lets others exercise what is not theirs. The catalogue of functions
//! says which kind of body has which, and since when.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::matter::function_of;
use crate::rule::rule;

rule!(functions_are_commissioning, Choice, Always);

/// Refuses an arrangement for what none of its parties has.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let named = named_parties(&ask.case(), act);
    let bodies = named.iter().filter_map(|party| ask.world.view.body_at(*party, act.from));
    let kinds: Vec<_> = bodies.map(|body| body.kind).collect();
    let is_theirs = |matter: &str| {
        let rules = ask.world.functions.on(function_of(matter), act.from);
        rules.iter().any(|rule| kinds.contains(&rule.kind))
    };
    let Some(matter) = act.functions.iter().find(|matter| !is_theirs(matter.as_str())) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("functions"))
        .about(About::Thing(matter.clone()))
        .move_of(Mover::Signer)
        .into()
}
