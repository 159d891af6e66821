//! Groups that merge lie within one partnership for planning, or the pack explains why not, as
//! the document coterminosity-narrative.
//!
//! NHS England's criteria for mergers of groups (coterminosity or a narrative). That their areas
//! touch is not asked: no table of neighbours is held.

use remit_register::Kind;

use crate::acts::Applied;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(coterminous_or_explained, Memory, Ccg);

/// Refuses a merger across partnerships that nothing explains.
pub fn ask(ask: &Ask<'_>, act: &Applied) -> Answer {
    let parties = ask.case().parties().iter();
    let mut stps = parties.map(|party| ask.world.view.part_of(*party, Kind::Stp, ask.on).code());
    let first = stps.next().flatten();
    let one = first.is_some() && stps.all(|stp| stp == first);
    if one || act.pack.iter().any(|own| own.as_str() == "coterminosity-narrative") {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("pack"))
        .about(About::Field("pack"))
        .move_of(Mover::Signer)
        .into()
}
