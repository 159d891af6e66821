//! A form that binds all its parties names the functions it is for.
//!
//! NHS Act 2006 s.14Z3 speaks of listed functions; that each form does is a choice of this project.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::power::{Binds, power};
use crate::rule::rule;
use crate::rules::form_has_its_power;

rule!(binding_form_names_functions, Partly, Always);

/// Refuses a form that binds all and says not for what.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let Some(power) = power(ask.world.tables, act.form, act.from) else {
        return Answer::NotYetAskable { needs: &form_has_its_power::RULE };
    };
    if power.binds != Binds::All || !act.functions.is_empty() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("functions"))
        .about(About::Field("functions"))
        .move_of(Mover::Signer)
        .into()
}
