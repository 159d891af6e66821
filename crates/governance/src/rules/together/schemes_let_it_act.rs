//! Every party's scheme of delegation lets the arrangement exercise each function it is for, before
//! it begins. A lead commissioner needs nobody's leave for itself.
//!
//! Modelling choice: without a line of a party's own scheme nobody acts for it; the liability stays
//! with the party all the same.

use crate::acts::{Act, DelegationMade};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::terms;
use crate::ask::Ask;
use crate::authority::lacking_lines;
use crate::rule::rule;

rule!(schemes_let_it_act, Choice, Always);

/// Returns each function of each party for which its scheme has no line to the arrangement.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let lacking = lacking_lines(&ask.world, &ask.case(), ask.on);
    lacking.into_iter().map(|(party, function)| About::ThingOf(party, function)).collect()
}

/// Refuses to begin without the party's own line.
pub fn ask(ask: &Ask<'_>, subject: &About) -> Answer {
    let About::ThingOf(party, _) = subject else {
        return Answer::Passed; // Every subject is a function of a party.
    };
    ask.refuse(&RULE, NextStep::Record(DelegationMade::WORD))
        .about(subject.clone())
        .move_of(Mover::Body(*party))
        .by(terms(&ask.case()).map(|terms| terms.from))
        .into()
}
