//! Where a party names the resolution behind its word, that resolution is on record, is about the
//! case, and came out so.
//!
//! Modelling choice. A sign-off that names none stands on the word of its signer.

use crate::acts::{Act, Resolution, ResolutionTaken, SignedOff, Word};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(resolution_says_what_is_signed, Choice, Always);

/// Refuses a word that the resolution it names does not bear out.
pub fn ask(ask: &Ask<'_>, act: &SignedOff) -> Answer {
    let Some(named) = &act.resolution else {
        return Answer::Passed;
    };
    let outcome = match act.word {
        Word::Approved => Resolution::Carried,
        Word::Refused => Resolution::Lost,
    };
    let says_so = |taken: &ResolutionTaken| {
        let about_it = taken.matter.as_str() == act.case.as_str();
        taken.resolution == *named && about_it && taken.outcome == outcome
    };
    if ask.house(act.party).all::<ResolutionTaken>().any(says_so) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ResolutionTaken::WORD))
        .about(About::ThingOf(act.party, named.clone()))
        .move_of(Mover::Body(act.party))
        .into()
}
