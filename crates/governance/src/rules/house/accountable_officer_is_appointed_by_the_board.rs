//! The accountable officer of a clinical commissioning group is nominated by the group and
//! appointed by NHS England (at first named the NHS Commissioning Board), for several groups too.
//!
//! NHS Act 2006 Schedule 1A paragraph 12 as inserted 2012, from memory. That a group may put
//! somebody in the seat for the time being is a modelling choice.

use crate::acts::{Filling, Seat, SeatFilled};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::RoleKind;
use crate::rule::rule;

rule!(accountable_officer_is_appointed_by_the_board, Partly, Ccg);

/// Refuses an accountable officer whom the group appoints by itself.
pub fn ask(ask: &Ask<'_>, act: &SeatFilled) -> Answer {
    let is_deciders = ask.signer.is_none_or(|signer| signer.role == RoleKind::Decider);
    if act.seat != Seat::AccountableOfficer || act.filling == Filling::Acting || is_deciders {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::AskRole(RoleKind::Decider.word()))
        .about(About::Person(act.person.clone()))
        .move_of(Mover::NhsEngland)
        .into()
}
