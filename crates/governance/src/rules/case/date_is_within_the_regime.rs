//! An act exists only while its law does: those of clinical commissioning groups from 2012-04-01
//! until 2022-06-30, those of integrated care boards from 2022-07-01.
//!
//! Health and Social Care Act 2012 (applications in 2012, functions from 2013-04-01); Health and
//! Care Act 2022 (groups end and boards begin on 2022-07-01).

use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::{Regime, rule};

rule!(date_is_within_the_regime, Verified, Always);

/// Refuses an act on a day on which its law is not in force.
pub fn ask(ask: &Ask<'_>, regime: Regime) -> Answer {
    let law = regime.period();
    if law.contains(ask.on) {
        return Answer::Passed;
    }
    let bound = if ask.on < law.from() { law.from() } else { law.until().day_before() };
    ask.refuse(&RULE, NextStep::Mend("on"))
        .about(About::Day(ask.on, bound))
        .move_of(Mover::Signer)
        .into()
}
