//! The balances that a body brings make up its books: together they come to nothing.
//!
//! Double entry: what a body has, owes and keeps sums to zero.

use remit_dictionary::Pence;

use crate::acts::{Act, BalanceBrought};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::holdings::balances;
use crate::rule::rule;

rule!(balances_add_up, Verified, Always);

/// Asks of each party.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    ask.case().parties().iter().map(|party| About::Body(*party)).collect()
}

/// Refuses while the balances of a party are out.
pub fn ask(ask: &Ask<'_>, party: &About) -> Answer {
    let About::Body(code) = party else {
        return Answer::Passed;
    };
    let all = balances(&ask.world, *code, ask.on);
    let out: Pence = all.iter().map(|own| own.amount).sum();
    if out == Pence::ZERO {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(BalanceBrought::WORD))
        .about(About::Amount(out, Pence::ZERO))
        .move_of(Mover::Body(*code))
        .by(effect_on(&ask.case()))
        .into()
}
