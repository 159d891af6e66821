//! NHS England approves only the forms that need its approval.
//!
//! NHS Act 2006 (joint appointments and changes of constitutions go to NHS England), partly
//! verified; the table `forms` says of which form.

use crate::acts::ArrangementDecided;
use crate::answer::{Answer, Mover, NextStep};
use crate::arrangement::terms;
use crate::ask::Ask;
use crate::power::power;
use crate::rule::rule;
use crate::rules::something_is_proposed;

rule!(form_needs_approval, Partly, Always);

/// Refuses to decide on what needs no approval.
pub fn ask(ask: &Ask<'_>, _: &ArrangementDecided) -> Answer {
    let case = ask.case();
    let Some(terms) = terms(&case) else {
        return Answer::NotYetAskable { needs: &something_is_proposed::RULE };
    };
    match power(ask.world.tables, terms.form, terms.from) {
        Some(power) if power.approval => Answer::Passed,
        Some(_) => ask.refuse(&RULE, NextStep::Nothing).move_of(Mover::Signer).into(),
        None => ask.no_table(),
    }
}
