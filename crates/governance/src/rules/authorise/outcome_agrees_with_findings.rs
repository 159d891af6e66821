//! An application is approved where every criterion is met, and with conditions where one is not;
//! it may be refused.
//!
//! Domain guide 5.3 (result); NHS Act 2006 as amended 2012: an initial application may be granted
//! with conditions where the Board is not satisfied.

use crate::acts::{ApplicationDecided, Outcome};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::Findings;
use crate::rule::rule;

rule!(outcome_agrees_with_findings, Verified, Always);

/// Refuses an outcome that the findings do not bear out.
pub fn ask(ask: &Ask<'_>, act: &ApplicationDecided) -> Answer {
    let unmet = Findings::of(&ask.world, &ask.case()).unmet().count();
    let agrees = match act.outcome {
        Outcome::Approved => unmet == 0,
        Outcome::ApprovedWithConditions => unmet != 0,
        Outcome::Refused => true,
    };
    if agrees {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("outcome"))
        .about(About::Count { found: unmet as u64, needed: 0 })
        .move_of(Mover::Signer)
        .into()
}
