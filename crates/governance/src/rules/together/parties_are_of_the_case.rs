//! Whoever is to take part in an arrangement is a party of its case.
//!
//! Modelling choice: what is open between some bodies is not decided about another.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::rule::rule;

rule!(parties_are_of_the_case, Choice, Always);

/// Refuses a proposal to somebody whose case it is not.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let case = ask.case();
    let stranger = named_parties(&case, act).iter().find(|party| !case.parties().contains(party));
    let Some(party) = stranger else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::OpenAnother)
        .about(About::Body(*party))
        .move_of(Mover::Signer)
        .into()
}
