//! A person acts in the cases of the body they act for, and in its own house; NHS England in all.
//!
//! Modelling choice. A successor acts in the cases of its predecessors.

use remit_dictionary::Code;

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role;
use crate::rule::rule;

rule!(acts_for_its_own, Choice, Always);

/// Refuses an act in another body's case or house.
pub fn ask(ask: &Ask<'_>, house: Option<Code>) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed; // It is asked what remains: nobody acts.
    };
    let own = |body: Code| body == signer.body || role::gave_way_to(&ask.world, body, signer.body);
    let parties = ask.case.map(|case| case.parties()).unwrap_or_default();
    let concerned = match (ask.case, house) {
        (None, None) => true,
        _ => parties.iter().copied().chain(house).any(own),
    };
    if concerned || role::is_national(&ask.world, signer.body, ask.on) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("acting_for"))
        .about(About::Body(signer.body))
        .move_of(Mover::Signer)
        .into()
}
