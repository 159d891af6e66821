//! One refusal stalls all the parties that were named: nothing more is done with that proposal but
//! to withdraw it, or to propose again among the others. A merger is proposed again in a new case.
//!
//! Modelling choice, after Leicestershire in June 2018: three governing bodies had to agree, one
//! did not, and nothing came of it for any of them.

use crate::acts::{Act, ArrangementProposed, CaseKind};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{proposal, stalled_by};
use crate::ask::Ask;
use crate::rule::rule;

rule!(one_refusal_stalls, Choice, Always);

/// Refuses the act once a party has refused.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let Some(party) = stalled_by(&case) else {
        return Answer::Passed;
    };
    let parties = proposal(&case).map(|proposal| proposal.parties).unwrap_or_default();
    let others = parties.iter().copied().filter(|other| *other != party).collect();
    let next = match case.kind() {
        CaseKind::Arrangement => NextStep::Record(ArrangementProposed::WORD),
        CaseKind::Change | CaseKind::Authorisation | CaseKind::Assessment => NextStep::OpenAnother,
    };
    ask.refuse(&RULE, next)
        .about(About::Body(party))
        .move_of(Mover::Parties(others))
        .into()
}
