//! `remit head`, `remit verify` and `remit sources`: the record itself.

use remit_dictionary::Moment;
use remit_journal::{Head, Storage, open as open_act, verify as verify_record};
use remit_register::FOLD_VERSION;
use remit_store::{Mode, open};
use serde_json::json;

use crate::arguments::{Arguments, Verify};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

const BATCH: usize = 64;

/// Prints the record's position and hash. Keep it elsewhere: `verify --head` tells by it whether
/// the tail was cut or the record rewritten.
pub fn head(arguments: &Arguments) -> anyhow::Result<()> {
    let mut storage = open(&arguments.store, Mode::ReadOnly)?;
    let head = match arguments.as_known {
        Some(moment) => head_at(&mut *storage, moment)?,
        None => storage.head()?,
    };
    let mut table = Table::new(&["number", "hash"]);
    table.row([head.number.to_string(), head.hash.to_string()]);
    output::write(arguments, &table)
}

/// Returns where the record stood at a moment.
fn head_at(storage: &mut dyn Storage, moment: Moment) -> anyhow::Result<Head> {
    let mut head = Head::EMPTY;
    loop {
        let acts = storage.acts(head.number, BATCH)?;
        for act in &acts {
            if open_act(&act.bytes)?.recorded_at > moment {
                return Ok(head);
            }
            head = act.head();
        }
        if acts.is_empty() {
            return Ok(head);
        }
    }
}

/// Verifies the record; exit 1 where anything is wrong.
pub fn verify(arguments: &Arguments, verify: &Verify) -> anyhow::Result<()> {
    let mut storage = open(&arguments.store, Mode::ReadOnly)?;
    let counter = progress::counter("verifying acts");
    let verified = verify_record(&mut *storage, verify.head, FOLD_VERSION, &mut |act| {
        counter.set_position(act);
    })?;
    counter.finish_and_clear();
    let mut table = Table::new(&["number", "hash", "acts", "facts", "finding"]);
    let findings: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
    let row = |finding: &str| {
        [
            verified.head.number.to_string(),
            verified.head.hash.to_string(),
            verified.acts.to_string(),
            verified.facts.to_string(),
            finding.to_owned(),
        ]
    };
    if findings.is_empty() {
        table.row(row("whole"));
    }
    for finding in &findings {
        table.row(row(finding));
    }
    output::write_with(arguments, &table, || {
        json!({
            "number": verified.head.number,
            "hash": verified.head.hash.to_string(),
            "acts": verified.acts,
            "facts": verified.facts,
            "findings": findings,
        })
    })?;
    if findings.is_empty() {
        return Ok(());
    }
    Err(Refusal::error(
        format!("the record is not whole: {}", findings.join("; ")),
        "restore it from a backup, and compare heads with everybody who keeps one",
    ))
}

/// Lists the files on record with their acts.
pub fn sources(arguments: &Arguments) -> anyhow::Result<()> {
    let session = session::ask(arguments)?;
    let mut table =
        Table::new(&["act", "recorded_at", "series", "format", "published", "title", "content"]);
    for entry in session.folded.register.entries() {
        table.row([
            entry.number.to_string(),
            entry.recorded_at.to_string(),
            entry.series.word().to_owned(),
            entry.format.clone(),
            entry.published.to_string(),
            entry.title.clone(),
            entry.content.to_string(),
        ]);
    }
    output::write(arguments, &table)
}
