//! What is reserved (the constitution, the nomination of the accountable officer, the accounts,
//! what the scheme of reservation keeps) is in no arrangement.
//!
//! Modelling choice; the table `reserved` lists the matters.

use crate::acts::ArrangementProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::power::is_reserved;
use crate::rule::rule;
use crate::value::Label;

rule!(arrangement_is_not_for_reserved_matters, Choice, Always);

/// Refuses an arrangement for what is reserved.
pub fn ask(ask: &Ask<'_>, act: &ArrangementProposed) -> Answer {
    let reserved =
        |matter: &&Label| is_reserved(ask.world.tables, matter.as_str(), act.from);
    let Some(matter) = act.functions.iter().find(reserved) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("functions"))
        .about(About::Thing(matter.clone()))
        .move_of(Mover::Signer)
        .into()
}
