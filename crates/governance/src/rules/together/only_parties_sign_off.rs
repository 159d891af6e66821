//! Only a body that is named in the proposal signs it off.
//!
//! Modelling choice.

use crate::acts::SignedOff;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::proposal;
use crate::ask::Ask;
use crate::rule::rule;

rule!(only_parties_sign_off, Choice, Always);

/// Refuses the word of somebody who is not asked.
pub fn ask(ask: &Ask<'_>, act: &SignedOff) -> Answer {
    let parties = proposal(&ask.case()).map(|proposal| proposal.parties).unwrap_or_default();
    if parties.contains(&act.party) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("party"))
        .about(About::Body(act.party))
        .move_of(Mover::Signer)
        .into()
}
