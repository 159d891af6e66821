//! An application carries the constitution, the nominee for accountable officer and the
//! information that the Board specifies.
//!
//! NHS Act 2006 s.14B as inserted in 2012; the documents are the table `packs`.

use crate::acts::Submitted;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;

rule!(application_pack_is_complete, Verified, Ccg);

/// Refuses an application without one of its documents.
pub fn ask(ask: &Ask<'_>, act: &Submitted) -> Answer {
    let table = ask.world.tables.table("packs");
    let mut asked = table
        .on(ask.on)
        .filter(|row| table.cell(row, "route") == "authorisation")
        .map(|row| table.cell(row, "document"))
        .peekable();
    if asked.peek().is_none() {
        return ask.no_table();
    }
    match asked.find(|document| act.pack.iter().all(|own| own.as_str() != *document)) {
        Some(missing) => {
            let about = Label::parse(missing).map_or(About::Field("pack"), About::Thing);
            ask.refuse(&RULE, NextStep::Mend("pack")).about(about).into()
        }
        None => Answer::Passed,
    }
}
