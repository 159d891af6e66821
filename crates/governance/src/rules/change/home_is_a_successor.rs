//! What a body holds goes to a successor of the case, or to another living body by name; only
//! what is named ends with its body. Practices, small areas, parts and balances never end.
//!
//! Modelling choice: nothing is lost.

use crate::acts::{Holding, Placed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::change::successors;
use crate::rule::rule;

rule!(home_is_a_successor, Choice, Always);

/// Refuses a home that is no home.
pub fn ask(ask: &Ask<'_>, act: &Placed) -> Answer {
    let case = ask.case();
    let lasting = matches!(
        act.kind,
        Holding::Members
            | Holding::Areas
            | Holding::Parts
            | Holding::Balance
            | Holding::Contract
            | Holding::Everything
    );
    let fits = match act.to {
        None => !lasting && !act.only.is_empty(),
        Some(to) => {
            let successor = successors(&case).iter().any(|own| own.code == to);
            let named = !lasting && !act.only.is_empty();
            let alive = ask.world.view.body_at(to, ask.on).is_some();
            successor || (named && alive && !case.parties().contains(&to))
        }
    };
    if fits {
        return Answer::Passed;
    }
    let about = act.to.map_or(About::Field("to"), About::Body);
    ask.refuse(&RULE, NextStep::Mend("to")).about(about).move_of(Mover::Signer).into()
}
