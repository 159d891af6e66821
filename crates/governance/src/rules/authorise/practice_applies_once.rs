//! A practice is not an applicant in two applications.
//!
//! NHS Act 2006 as amended 2012: every practice is a member of exactly one group. That it shows in
//! the applications already is a choice.

use crate::acts::Submitted;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::rules::case_is_open;

rule!(practice_applies_once, Partly, Ccg);

/// Refuses an applicant that applies in another case too.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let others = ask.world.books.cases(ask.on).filter(|case| case.id != ask.case().id);
    let twice = others.filter(|case| !case_is_open::is_over(case)).find_map(|case| {
        let theirs = case.last::<Submitted>()?;
        act.applicants.iter().find(|code| theirs.applicants.contains(code))
    });
    match twice {
        Some(code) => {
            ask.refuse(&RULE, NextStep::Mend("applicants")).about(About::Body(*code)).into()
        }
        None => Answer::Passed,
    }
}
