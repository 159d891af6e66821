//! The chair of a governing body is not its accountable officer, its chief finance officer or its
//! lay member for audit.
//!
//! Domain guide, section 6, from memory.

use crate::acts::Seat;
use crate::answer::About;
use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(chair_is_no_officer, Memory, Ccg);

const NOT_THE_CHAIR: [Seat; 3] =
    [Seat::AccountableOfficer, Seat::ChiefFinanceOfficer, Seat::LayMemberAudit];

/// Finds a chair who is one of them.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let chairs = board.in_seat(Seat::Chair);
    let both = chairs.filter(|chair| {
        NOT_THE_CHAIR.into_iter().any(|seat| board.sits(&chair.person, seat))
    });
    both.map(|chair| Finding::breach(&RULE, About::Person(chair.person.clone()))).collect()
}
