//! The chief finance officer of a clinical commissioning group is its employee and a qualified
//! accountant.
//!
//! Domain guide, section 6. Where the record does not say so, it cannot be told.

use crate::acts::{Qualification, Seat};
use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(finance_officer_is_an_employed_accountant, Verified, Ccg);

/// Finds a finance officer of whom that is not on record.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let officers = board.in_seat(Seat::ChiefFinanceOfficer);
    let unsaid = officers.filter(|officer| {
        Qualification::ALL.iter().any(|asked| !officer.qualified.contains(asked))
    });
    unsaid.map(|own| Finding::not_told(&RULE, About::Person(own.person.clone()))).collect()
}
