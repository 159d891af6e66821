//! The moderators recommend authorisation in full where every criterion is met, and with
//! conditions where one is not.
//!
//! Domain guide 5.3 (Moderated; result).

use crate::acts::{Moderated, Recommended};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::Findings;
use crate::rule::rule;

rule!(recommendation_agrees_with_findings, Verified, Always);

/// Refuses a recommendation that the findings do not bear out.
pub fn ask(ask: &Ask<'_>, act: &Moderated) -> Answer {
    let unmet = Findings::of(&ask.world, &ask.case()).unmet().count();
    let agrees = match act.recommended {
        Recommended::Full => unmet == 0,
        Recommended::WithConditions => unmet != 0,
    };
    if agrees {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("recommended"))
        .about(About::Count { found: unmet as u64, needed: 0 })
        .move_of(Mover::Signer)
        .into()
}
