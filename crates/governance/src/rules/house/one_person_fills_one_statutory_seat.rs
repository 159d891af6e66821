//! One person fills only one of the seats that the law asks for in their own right: chief finance
//! officer, nurse, specialist and lay members of a governing body; every seat of a board.
//!
//! Modelling choice. A lay member may also be the deputy chair. The table of seats marks the seats.

use std::collections::BTreeMap;

use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(one_person_fills_one_statutory_seat, Choice, Always);

/// Finds people who fill two such seats.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let is_alone = |seat| board.seats.iter().any(|own| own.seat == seat && own.alone);
    let mut seats: BTreeMap<_, u64> = BTreeMap::new();
    for filled in board.seated.iter().filter(|filled| is_alone(filled.seat)) {
        *seats.entry(&filled.person).or_default() += 1;
    }
    let several = seats.into_iter().filter(|(_, count)| 1 < *count);
    several.map(|(person, _)| Finding::breach(&RULE, About::Person(person.clone()))).collect()
}
