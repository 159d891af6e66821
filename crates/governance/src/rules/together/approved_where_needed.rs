//! A form that needs NHS England's approval begins only once it has it.
//!
//! NHS Act 2006 (joint appointments and changes of constitutions go to NHS England), partly
//! verified; the table `forms` says of which form.

use crate::acts::{Act, ArrangementDecided};
use crate::answer::{Answer, Mover, NextStep};
use crate::arrangement::{is_approved, terms};
use crate::ask::Ask;
use crate::power::power;
use crate::rule::rule;
use crate::rules::something_is_proposed;

rule!(approved_where_needed, Partly, Always);

/// Refuses to begin what NHS England has not approved.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    let Some(terms) = terms(&case) else {
        return Answer::NotYetAskable { needs: &something_is_proposed::RULE };
    };
    let needed = power(ask.world.tables, terms.form, terms.from).is_some_and(|own| own.approval);
    if !needed || is_approved(&case) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(ArrangementDecided::WORD))
        .move_of(Mover::NhsEngland)
        .by(Some(terms.from))
        .into()
}
