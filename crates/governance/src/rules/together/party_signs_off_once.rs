//! A party gives its word on a proposal once.
//!
//! Modelling choice: whoever thinks again is asked by a new proposal.

use crate::acts::SignedOff;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{Stance, stance, whole};
use crate::ask::Ask;
use crate::rule::rule;

rule!(party_signs_off_once, Choice, Always);

/// Refuses a second word.
pub fn ask(ask: &Ask<'_>, act: &SignedOff) -> Answer {
    match stance(&whole(ask), act.party) {
        Stance::NotYet => Answer::Passed,
        Stance::SignedOff | Stance::Refused => ask
            .refuse(&RULE, NextStep::Nothing)
            .about(About::Body(act.party))
            .move_of(Mover::Signer)
            .into(),
    }
}
