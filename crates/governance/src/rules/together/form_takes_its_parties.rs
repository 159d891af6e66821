//! A form takes only the kinds of body that its power speaks of.
//!
//! NHS Act 2006 s.14Z3, s.14Z9, s.75 and s.65Z5; the table `forms` lists the kinds. For boards and
//! partnerships without a power of their own it is a choice of this project.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::named_parties;
use crate::ask::Ask;
use crate::power::power;
use crate::rule::rule;
use crate::rules::{form_has_its_power, parties_live_on_the_first_day};

rule!(form_takes_its_parties, Partly, Always);

/// Refuses a party of a kind for which the form is not.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let Some(power) = power(ask.world.tables, act.form, act.from) else {
        return Answer::NotYetAskable { needs: &form_has_its_power::RULE };
    };
    for party in named_parties(&ask.case(), act) {
        let Some(body) = ask.world.view.body_at(*party, act.from) else {
            return Answer::NotYetAskable { needs: &parties_live_on_the_first_day::RULE };
        };
        if !power.takes(body.kind) {
            return ask
                .refuse(&RULE, NextStep::Mend("parties"))
                .about(About::Body(*party))
                .move_of(Mover::Signer)
                .into();
        }
    }
    Answer::Passed
}
