//! A wave is one of the table of waves.
//!
//! Domain guide 5.4: four waves, from July 2012 to March 2013.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::waves::{NamesWave, wave};

rule!(wave_is_known, Verified, Ccg);

/// Refuses a wave that is not in the table.
pub fn ask<A: NamesWave>(ask: &Ask<'_>, act: &A) -> Answer {
    if wave(ask.world.tables, act.wave(), ask.on).is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("wave"))
        .about(About::Thing(act.wave().clone()))
        .move_of(Mover::Signer)
        .into()
}
