//! An application is submitted once. After a deferral it may be submitted again, in the wave to
//! which it was moved.
//!
//! Domain guide 5.3 (Deferred). That the second submission keeps to its wave is a choice.

use crate::acts::{Deferred, Submitted};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(submitted_once, Partly, Ccg);

/// Refuses a second submission, and one in another wave than the deferral's.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let log = ask.case().log;
    let Some((submitted, _)) = log.signed::<Submitted>().next_back() else {
        return Answer::Passed;
    };
    let refused = match log.signed::<Deferred>().next_back() {
        Some((at, deferred)) if submitted.number < at.number => {
            if deferred.wave == act.wave {
                return Answer::Passed;
            }
            let wave = About::Thing(deferred.wave.clone());
            ask.refuse(&RULE, NextStep::Mend("wave")).about(wave)
        }
        _ => ask.refuse(&RULE, NextStep::Nothing),
    };
    refused.move_of(Mover::Signer).into()
}
