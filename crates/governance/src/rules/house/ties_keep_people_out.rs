//! Nobody fills a seat from which a tie of theirs excludes them: a nurse or specialist who works
//! for a provider or a member practice, a lay member with a council, a trust or a regulator.
//!
//! The table of ties, by seat and day; domain guide, section 6 (lay exclusions are verified there,
//! the others from memory).

use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(ties_keep_people_out, Memory, Ccg);

/// Finds people whose ties exclude them from their seats.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let table = board.world.tables.table("ties");
    let excluded = |seat: &str, tie: &str| {
        let mut rows = table.on(board.on);
        rows.any(|row| table.cell(row, "seat") == seat && table.cell(row, "tie") == tie)
    };
    let mut findings = Vec::new();
    for filled in &board.seated {
        let mut ties = board.ties.iter().filter(|(person, _)| **person == filled.person);
        if ties.any(|(_, tie)| excluded(filled.seat.word(), tie.word())) {
            findings.push(Finding::breach(&RULE, About::Person(filled.person.clone())));
        }
    }
    findings
}
