//! An open condition at level IV or above has a direction in force, and the letter is not sent
//! before it is given.
//!
//! Domain guide 5.3 (any level IV or higher: directions as well). The level is a figure.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::undirected;
use crate::rule::rule;

rule!(level_has_its_direction, Verified, Ccg);

/// Returns the open conditions that need a direction and have none.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let bare = undirected(&ask.world, &ask.case()).into_iter();
    bare.map(|own| About::Thing(own.criterion.clone())).collect()
}

/// Refuses each of them.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    ask.refuse(&RULE, NextStep::Record("direction-given"))
        .about(criterion.clone())
        .move_of(Mover::NhsEngland)
        .into()
}
