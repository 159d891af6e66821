//! A direction says what it answers: with an authorisation, open conditions at level IV or above;
//! for a failing, standards that the body must keep.
//!
//! Domain guide 5.3 (a direction if and only if a level is IV or above). Below that level none is
//! given: a choice, so that directions and levels agree.

use crate::acts::DirectionGiven;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::authorisation::open_conditions;
use crate::rule::rule;
use crate::standing_duty::is_standard;
use crate::value::Label;

rule!(direction_answers_something, Partly, Always);

/// Refuses a direction that answers nothing, or something that needs none.
pub fn ask(ask: &Ask<'_>, act: &DirectionGiven) -> Answer {
    let answerable = |label: &Label| match &act.with {
        None => is_standard(&ask.world, label, ask.on),
        Some(id) => ask.world.books.case(id, ask.on).is_some_and(|case| {
            let open = open_conditions(&ask.world, &case);
            open.iter().any(|own| own.criterion == label && own.needs_direction)
        }),
    };
    let about = match act.about.iter().find(|label| !answerable(label)) {
        Some(label) => About::Thing(label.clone()),
        None if act.about.is_empty() => About::Field("about"),
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend("about")).about(about).move_of(Mover::Signer).into()
}
