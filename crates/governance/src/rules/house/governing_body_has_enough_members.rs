//! A governing body has at least six members, its chair and deputy among them.
//!
//! Domain guide, section 6; the table of figures holds the number.

use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(governing_body_has_enough_members, Verified, Ccg);

/// Finds a governing body that is too small.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let least = board.world.tables.figure("governing-body-least", board.on);
    let Some(needed) = least.and_then(|least| least.parse().ok()) else {
        return Vec::new(); // `table-covers-the-date`: nothing is known of that day.
    };
    let found = board.members().len() as u64;
    let finding = (found < needed).then(|| Finding::breach(&RULE, About::Count { found, needed }));
    finding.into_iter().collect()
}
