//! Whoever refused a proposal is not named in another one of the same case: the rest may propose
//! again among themselves.
//!
//! Modelling choice, after Leicestershire: one governing body refused in June 2018, and what all
//! three agreed in December 2018 was proposed afresh.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{has_refused, named_parties, whole};
use crate::ask::Ask;
use crate::rule::rule;

rule!(a_refusal_keeps_a_party_out, Choice, Always);

/// Refuses to ask somebody again who said no.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let case = whole(ask);
    let Some(party) = named_parties(&case, act).iter().find(|party| has_refused(&case, **party))
    else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("parties"))
        .about(About::Body(*party))
        .move_of(Mover::Signer)
        .into()
}
