//! The Organisation Data Service is told of a change five months before it, so that codes can be
//! made.
//!
//! ODS calendar for reconfigurations: told by D minus 5 months, prepared from D minus 12 weeks,
//! all done by D minus 4 weeks. The months and weeks are in the table of figures.

use crate::acts::{Act, OdsNotified};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::change::{effect_on, notice_due};
use crate::rule::rule;

rule!(ods_is_notified, Verified, Always);

/// Refuses while the service was not told.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if case.has::<OdsNotified>() {
        return Answer::Passed;
    }
    let due = effect_on(&case).and_then(|effect| notice_due(&ask.world, effect));
    ask.refuse(&RULE, NextStep::Record(OdsNotified::WORD)).by(due).into()
}
