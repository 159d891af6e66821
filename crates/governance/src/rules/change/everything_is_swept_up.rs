//! For each body that gives way, a sweeping-up clause names the one successor of all that nothing
//! else places.
//!
//! Transfer schemes have such a clause; its form is a modelling choice: a placement of
//! everything.

use crate::acts::{Act, Placed};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::effect_on;
use crate::placing::{Home, Placing};
use crate::rule::rule;

rule!(everything_is_swept_up, Partly, Always);

/// Asks of each party.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    ask.case().parties().iter().map(|party| About::Body(*party)).collect()
}

/// Refuses while nothing, or more than one thing, says where the rest goes.
pub fn ask(ask: &Ask<'_>, party: &About) -> Answer {
    let About::Body(code) = party else {
        return Answer::Passed;
    };
    let case = ask.case();
    match Placing::of(&case).sweeps_to(*code) {
        Home::To(_) => Answer::Passed,
        Home::Closed | Home::None | Home::Several(_) => ask
            .refuse(&RULE, NextStep::Record(Placed::WORD))
            .about(party.clone())
            .by(effect_on(&case))
            .into(),
    }
}
