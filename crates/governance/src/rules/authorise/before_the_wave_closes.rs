//! An application comes by the last day of its wave.
//!
//! Domain guide 5.3 (before the wave deadline) and 5.4 (the days).

use crate::acts::Submitted;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::waves::wave;

rule!(before_the_wave_closes, Verified, Ccg);

/// Refuses an application that comes too late for its wave.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let Some(own) = wave(ask.world.tables, &act.wave, ask.on) else {
        return Answer::NotYetAskable { needs: &super::wave_is_known::RULE };
    };
    if ask.on <= own.submit_by {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("wave"))
        .about(About::Day(ask.on, own.submit_by))
        .by(Some(own.submit_by))
        .into()
}
