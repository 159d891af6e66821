//! An application to merge comes with its whole pack: the documents of the table of packs.
//!
//! NHS England's procedure for changes of groups; which documents is partly verified, so it is a
//! table.

use crate::acts::Applied;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::value::Label;

rule!(pack_is_complete, Partly, Ccg);

/// Refuses an application that lacks a document.
pub fn ask(ask: &Ask<'_>, act: &Applied) -> Answer {
    let table = ask.world.tables.table("packs");
    let wanted = table.on(ask.on).filter(|row| table.cell(row, "route") == "ccg-merger");
    let mut documents = wanted.map(|row| table.cell(row, "document"));
    let lacks = |document: &&str| act.pack.iter().all(|own| own.as_str() != *document);
    match documents.find(lacks).and_then(|document| Label::parse(document).ok()) {
        None => Answer::Passed,
        Some(document) => ask
            .refuse(&RULE, NextStep::Mend("pack"))
            .about(About::Thing(document))
            .move_of(Mover::Signer)
            .into(),
    }
}
