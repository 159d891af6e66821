//! Members, small areas, people, contracts, open obligations and money are the same before and
//! after, and everything has one home.
//!
//! Modelling choice: the change is rehearsed once more when it takes effect, and its receipt must
//! be whole. What remains does not ask it: the other rules tell what is missing, and a rehearsal
//! of a large change takes longer than a list should.
//!
//! With everything swept up and nothing placed twice, one thing is left that it refuses: a source
//! published after the day that still leaves a practice or small area with a body that gives way.

use crate::acts::{Act, Placed};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rehearsal::rehearse;
use crate::rule::rule;

rule!(nothing_is_lost, Choice, Always);

/// Refuses a change whose receipt is not whole.
pub fn ask<A: Act>(ask: &Ask<'_>, _: &A) -> Answer {
    let case = ask.case();
    let Some(rehearsal) = rehearse(ask.world.view.register(), &ask.world, &case) else {
        return Answer::NotYetAskable { needs: &super::route_fits_the_parties::RULE };
    };
    let receipt = rehearsal.receipt;
    if receipt.is_whole() {
        return Answer::Passed;
    }
    let (before, after) = receipt.totals();
    let (found, needed) = (after.members + after.areas, before.members + before.areas);
    ask.refuse(&RULE, NextStep::Record(Placed::WORD))
        .about(About::Count { found, needed })
        .into()
}
