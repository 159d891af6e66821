//! A successor is not one of the bodies that give way, and not a part of one of them.
//!
//! Modelling choice: a body that goes on is extended, and is named as a successor without giving
//! way. A sub-ICB location cannot take the place of its own board.

use remit_register::Kind;

use crate::acts::SuccessorNamed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(successor_is_no_party, Choice, Always);

/// Refuses a party, or a part of one, as successor.
pub fn ask(ask: &Ask<'_>, act: &SuccessorNamed) -> Answer {
    let parties = ask.case().parties();
    let larger = [Kind::Icb, Kind::Stp]
        .into_iter()
        .filter_map(|kind| ask.world.view.part_of(act.code, kind, ask.on).code());
    if !parties.contains(&act.code) && !larger.into_iter().any(|code| parties.contains(&code)) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("code"))
        .about(About::Body(act.code))
        .move_of(Mover::Signer)
        .into()
}
