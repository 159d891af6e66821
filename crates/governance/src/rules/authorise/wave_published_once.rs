//! The decisions of a wave are published once.
//!
//! Modelling choice.

use crate::acts::WavePublished;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(wave_published_once, Choice, Ccg);

/// Refuses a second publication.
pub fn ask(ask: &Ask<'_>, act: &WavePublished) -> Answer {
    let mut published = ask.world.books.common(ask.on).all::<WavePublished>();
    if published.all(|own| own.wave != act.wave) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing)
        .about(About::Thing(act.wave.clone()))
        .move_of(Mover::Signer)
        .into()
}
