//! An applicant is moved to a later wave, whose decisions are not published yet.
//!
//! Domain guide 5.3 (applicant moves to a later wave before decision). That it is not published
//! yet is a choice, and that moderation, conditions and comment are then done again, while what was
//! looked at and found stands.

use crate::acts::{Deferred, WavePublished};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::waves::{wave, wave_of};

rule!(deferred_to_a_later_wave, Verified, Ccg);

/// Refuses an earlier wave, the same, and one that is over.
pub fn ask(ask: &Ask<'_>, act: &Deferred) -> Answer {
    let tables = ask.world.tables;
    let now = wave_of(&ask.case()).and_then(|name| wave(tables, name, ask.on));
    let (Some(now), Some(to)) = (now, wave(tables, &act.wave, ask.on)) else {
        return Answer::NotYetAskable { needs: &super::wave_is_known::RULE };
    };
    let mut published = ask.world.books.common(ask.on).all::<WavePublished>();
    if now.submit_by < to.submit_by && published.all(|own| own.wave != act.wave) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("wave"))
        .about(About::Thing(act.wave.clone()))
        .move_of(Mover::Signer)
        .into()
}
