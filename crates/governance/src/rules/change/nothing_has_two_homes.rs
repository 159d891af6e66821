//! Nothing goes to two bodies: no two placements send the same thing, or all of the same kind, to
//! different homes.
//!
//! Modelling choice: nothing is lost, and nothing is found twice.

use crate::acts::{Act, Placed};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::placing::Placing;
use crate::rule::rule;
use crate::value::Label;

rule!(nothing_has_two_homes, Choice, Always);

/// Asks of each party.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    ask.case().parties().iter().map(|party| About::Body(*party)).collect()
}

/// Refuses while a thing of the party has two homes.
pub fn ask(ask: &Ask<'_>, party: &About) -> Answer {
    let About::Body(code) = party else {
        return Answer::Passed;
    };
    let case = ask.case();
    let Some((kind, thing)) = Placing::of(&case).first_of_several(*code) else {
        return Answer::Passed;
    };
    let all_of_kind = || Label::parse(kind.word()).expect("a kind of holding is a label");
    ask.refuse(&RULE, NextStep::Record(Placed::WORD))
        .about(About::ThingOf(*code, thing.unwrap_or_else(all_of_kind)))
        .by(effect_on(&case))
        .into()
}
