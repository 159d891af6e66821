//! A constitution that asks for ballots says how: the turnout, the majority and what a vote weighs,
//! with the day on which list sizes are counted where they are the weight.
//!
//! Modelling choice. Constitutions differ, so nothing is assumed for one that is silent.

use crate::acts::{ConstitutionAdopted, Weight};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(ballot_terms_are_set, Choice, Always);

/// Refuses ballots without terms, and a day of counting where nothing is counted.
pub fn ask(ask: &Ask<'_>, act: &ConstitutionAdopted) -> Answer {
    let has_ballots = !act.ballots_for.is_empty();
    let by_list = act.weight == Some(Weight::ListSize);
    let missing = [
        ("turnout", has_ballots && act.turnout.is_none()),
        ("ballot_majority", has_ballots && act.ballot_majority.is_none()),
        ("weight", has_ballots && act.weight.is_none()),
        ("weighed_on", by_list != act.weighed_on.is_some()),
    ];
    let Some((field, _)) = missing.into_iter().find(|(_, is_missing)| *is_missing) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend(field)).about(About::Field(field)).move_of(Mover::Signer).into()
}
