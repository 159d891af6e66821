//! Where one body acts for the others it is one of the parties, and is named; in other forms there
//! is no lead.
//!
//! NHS Act 2006 s.14Z3(2)(a): one clinical commissioning group may exercise functions for another.
//! The detail is only partly verified.

use crate::acts::{ArrangementProposed, Working};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::rule::rule;

rule!(lead_is_a_party, Partly, Always);

/// Refuses a lead commissioner who is not there, and a lead where none leads.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let right = match (act.form, act.lead) {
        (Working::LeadCommissioner, Some(lead)) => {
            named_parties(&ask.case(), act).contains(&lead)
        }
        (Working::LeadCommissioner, None) => false,
        (_, lead) => lead.is_none(),
    };
    if right {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("lead"))
        .about(About::Field("lead"))
        .move_of(Mover::Signer)
        .into()
}
