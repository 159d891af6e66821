//! A wave is published when it takes no more applications and every one in it is decided; deferred
//! ones are in the wave to which they were moved.
//!
//! Domain guide 5.3 and 5.4.

use crate::acts::WavePublished;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::decided_on;
use crate::rule::rule;
use crate::waves::{applications, wave};

rule!(wave_is_decided, Verified, Ccg);

/// Refuses to publish a wave with an open application.
pub fn ask(ask: &Ask<'_>, act: &WavePublished) -> Answer {
    let Some(days) = wave(ask.world.tables, &act.wave, ask.on) else {
        return Answer::NotYetAskable { needs: &super::wave_is_known::RULE };
    };
    if ask.on <= days.submit_by {
        return ask
            .refuse(&RULE, NextStep::WaitUntil(days.submit_by.next_day()))
            .about(About::Day(ask.on, days.submit_by))
            .move_of(Mover::Calendar)
            .into();
    }
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
