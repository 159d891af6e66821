//! At least two groups apply to merge; one alone splits.
//!
//! NHS Act 2006 s.14G(1): two or more clinical commissioning groups may apply. That boards merge
//! from two on is the meaning of the word.

use crate::acts::{CaseKind, CaseOpened, Manner};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(at_least_two_groups_merge, Partly, Always);

/// Refuses a merger of one, and a split of several.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    let (CaseKind::Change, Some(manner)) = (act.kind, act.manner) else {
        return Answer::Passed;
    };
    let fits = match manner {
        Manner::Merge => 2 <= act.parties.len(),
        Manner::Split => act.parties.len() == 1,
        Manner::Redraw => true,
    };
    if fits {
        return Answer::Passed;
    }
    let needed = if manner == Manner::Merge { 2 } else { 1 };
    ask.refuse(&RULE, NextStep::Mend("parties"))
        .about(About::Count { found: act.parties.len() as u64, needed })
        .move_of(Mover::Signer)
        .into()
}
