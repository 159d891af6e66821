//! An open condition at level IV or above has a direction in force, and the letter is not sent
//! before it is given.
//!
//! Domain guide 5.3 (any level IV or higher: directions as well). The level is a figure.

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::{decided_on, directions_with, needs_direction, open_conditions};
use crate::rule::rule;

rule!(level_has_its_direction, Verified, Ccg);

/// Returns the open conditions that need a direction and have none.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let case = ask.case();
    let Some(decided) = decided_on(&case) else {
        return Vec::new();
    };
    let given = directions_with(&ask.world, &case);
    open_conditions(&ask.world, &case)
        .into_iter()
        .filter(|own| needs_direction(ask.world.tables, own.level, decided))
        .filter(|own| given.iter().all(|direction| !direction.about.contains(own.criterion)))
        .map(|own| About::Thing(own.criterion.clone()))
        .collect()
}

/// Refuses each of them.
pub fn ask(ask: &Ask<'_>, criterion: &About) -> Answer {
    ask.refuse(&RULE, NextStep::Record("direction-given"))
        .about(criterion.clone())
        .move_of(Mover::NhsEngland)
        .into()
}
