//! A party's word is put on record for that party, by somebody of its own.
//!
//! Modelling choice: nobody signs off for another, NHS England neither.

use crate::acts::SignedOff;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::gave_way_to;
use crate::rule::rule;

rule!(party_signs_for_itself, Choice, Always);

/// Refuses the word of a party that another records.
pub fn ask(ask: &Ask<'_>, act: &SignedOff) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed;
    };
    if signer.body == act.party || gave_way_to(&ask.world, act.party, signer.body) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("acting_for"))
        .about(About::Body(act.party))
        .move_of(Mover::Body(act.party))
        .into()
}
