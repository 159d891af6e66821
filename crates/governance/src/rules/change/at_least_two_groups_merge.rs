//! At least two groups apply to merge; one alone splits. No party is named twice.
//!
//! NHS Act 2006 s.14G(1): two or more clinical commissioning groups may apply. That boards merge
//! from two on is the meaning of the word.

use std::collections::BTreeSet;

use crate::acts::{CaseKind, CaseOpened, Manner};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(at_least_two_groups_merge, Partly, Always);

/// Refuses a merger of one, a split of several, and a party that is named twice.
pub fn ask(ask: &Ask<'_>, act: &CaseOpened) -> Answer {
    let (CaseKind::Change, Some(manner)) = (act.kind, act.manner) else {
        return Answer::Passed;
    };
    let different: BTreeSet<_> = act.parties.iter().collect();
    let found = different.len() as u64;
    let fits = found == act.parties.len() as u64 && match manner {
        Manner::Merge => 2 <= found,
        Manner::Split => found == 1,
        Manner::Redraw => true,
    };
    if fits {
        return Answer::Passed;
    }
    let needed = if manner == Manner::Merge { 2 } else { 1 };
    ask.refuse(&RULE, NextStep::Mend("parties"))
        .about(About::Count { found, needed })
        .move_of(Mover::Signer)
        .into()
}
