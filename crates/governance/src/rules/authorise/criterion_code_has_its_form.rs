//! A criterion of the 2012 set has a code of a domain, one or two sections and a letter, as 1.3B
//! and 3.1.1C. Other sets take any label.
//!
//! Domain guide 5.2: the grammar of the codes, and the six domains.

use crate::acts::CriteriaLoaded;
use crate::answer::{Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::criteria::{CCG_2012, Criterion, has_the_form_of_2012};
use crate::rule::rule;

rule!(criterion_code_has_its_form, Verified, Always);

/// Refuses a set of 2012 with a code of another form.
pub fn ask(ask: &Ask<'_>, act: &CriteriaLoaded) -> Answer {
    if act.set.as_str() != CCG_2012 {
        return Answer::Passed;
    }
    let mut read = act.criteria.iter().filter_map(|entry| Criterion::parse(entry.as_str()));
    match read.find(|own| !has_the_form_of_2012(own.code)) {
        Some(own) => ask
            .refuse(&RULE, NextStep::Mend("criteria"))
            .about(own.about())
            .move_of(Mover::Signer)
            .into(),
        None => Answer::Passed,
    }
}
