//! Every seat that the law asks for is filled by as many as must, and no more than may: chair,
//! deputy, accountable officer (who so is a member), chief finance officer, registered nurse,
//! secondary care specialist, lay members; on a board, its own.
//!
//! Domain guide, section 6; the table of seats says which are verified.

use crate::rule::rule;
use crate::validator::{Board, Finding};

rule!(statutory_seats_are_filled, Verified, Always);

/// Finds seats that too few or too many people fill.
pub fn findings(board: &Board<'_>) -> Vec<Finding> {
    let is_wrong = |own: &&crate::house::SeatRule| {
        let filled = board.filled(own.seat);
        filled < own.least || own.most.is_some_and(|most| most < filled)
    };
    let wrong = board.seats.iter().filter(is_wrong);
    wrong.map(|own| Finding::breach(&RULE, board.seat(own.seat))).collect()
}
