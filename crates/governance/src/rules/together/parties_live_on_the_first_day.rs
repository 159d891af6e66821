//! Every party is a body that is alive on the first day of the arrangement.
//!
//! Modelling choice: a body that is not there cannot let others act for it, and one that has given
//! way to another is party to nothing; its successor signs for itself.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::rule::rule;

rule!(parties_live_on_the_first_day, Choice, Always);

/// Refuses an arrangement of bodies that are not there.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let view = ask.world.view;
    let named = named_parties(&ask.case(), act);
    let Some(party) = named.iter().find(|party| view.body_at(**party, act.from).is_none()) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("parties"))
        .about(About::Body(*party))
        .move_of(Mover::Signer)
        .into()
}
