//! At least two providers of primary medical services apply together.
//!
//! NHS Act 2006 s.14B as inserted in 2012.

use std::collections::BTreeSet;

use crate::acts::Submitted;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(two_practices_apply, Verified, Ccg);

/// Refuses an application by fewer practices than the law asks for.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let Some(needed) = ask.world.tables.number("applicants-least", ask.on) else {
        return ask.no_table();
    };
    let (found, needed) =
        (act.applicants.iter().collect::<BTreeSet<_>>().len() as u64, u64::from(needed));
    if needed <= found {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("applicants")).about(About::Count { found, needed }).into()
}
