//! A wave is published when every application in it is decided; deferred ones are in the wave to
//! which they were moved.
//!
//! Domain guide 5.3 and 5.4.

use crate::acts::WavePublished;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::{applications, decided_on};
use crate::rule::rule;

rule!(wave_is_decided, Verified, Ccg);

/// Refuses to publish a wave with an open application.
pub fn ask(ask: &Ask<'_>, act: &WavePublished) -> Answer {
    let mut all = applications(&ask.world, &act.wave, ask.on);
    match all.find(|case| decided_on(case).is_none()) {
        Some(case) => ask
            .refuse(&RULE, NextStep::Record("application-decided"))
            .about(About::Case(case.id.clone()))
            .move_of(Mover::NhsEngland)
            .into(),
        None => Answer::Passed,
    }
}
