//! Where the chair of a governing body is a clinician, the deputy chair is a lay member.
//!
//! Domain guide, section 6, from memory. Where the record does not say whether the chair is a
//! clinician and the deputy is not lay, it cannot be told.

use crate::acts::{Clinician, Seat};
use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(deputy_of_a_clinical_chair_is_lay, Memory, Ccg);

/// Finds a deputy who should be lay.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for chair in board.in_seat(Seat::Chair) {
        for deputy in board.in_seat(Seat::DeputyChair) {
            let about = About::Person(deputy.person.clone());
            match chair.clinician {
                _ if board.is_lay(&deputy.person) => {}
                Some(Clinician::No) => {}
                Some(Clinician::Yes) => findings.push(Finding::breach(&RULE, about)),
                None => findings.push(Finding::not_told(&RULE, about)),
            }
        }
    }
    findings
}
