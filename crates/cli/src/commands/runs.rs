//! `remit runs` and `remit run show`: what was run, with the proof that nothing was lost.

use std::path::Path;

use anyhow::Context;
use remit_activity::arrival::ARRIVAL_KIND;
use remit_activity::{InputFile, Manifest, RUN_KIND, run_draft};
use remit_clerk::{Session, clock};
use remit_dictionary::Moment;
use remit_journal::{Act, Basis, Head, Outcome, open as open_act};

use crate::arguments::{Arguments, RunShow};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session;

const BATCH: usize = 64;

/// Returns a list that a run read beside its files: packed with gzip or not, it is a CSV file.
pub fn list_beside(path: &Path) -> anyhow::Result<InputFile> {
    let unread = || format!("{} could not be read", path.display());
    let text = remit_exchange::read_text(path).with_context(unread)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let rows = reader.byte_records().count() as u64;
    Ok(InputFile::of(path, rows)?)
}

/// Returns the version of the rules that a run follows.
pub fn rules() -> String {
    format!("remit {}", env!("CARGO_PKG_VERSION"))
}

/// Returns where the record stood when it was last told something. Runs and arrivals of activity
/// change no answer, so they do not count, and the same run after others is the same run. Nor does
/// what was recorded after the moment that the run asks about.
pub fn position(session: &mut Session, as_known: Option<Moment>) -> anyhow::Result<Head> {
    let mut position = Head::EMPTY;
    each(session, &mut |act, head| {
        let later = as_known.is_some_and(|moment| moment < act.recorded_at);
        if !later && ![RUN_KIND, ARRIVAL_KIND].contains(&act.kind.as_str()) {
            position = head;
        }
    })?;
    Ok(position)
}

/// Takes every act on record, with the head after it.
pub fn each(session: &mut Session, take: &mut dyn FnMut(Act, Head)) -> anyhow::Result<()> {
    each_after(session, 0, take)
}

/// Takes every act after one of that number, with the head after it.
pub fn each_after(
    session: &mut Session,
    mut after: u64,
    take: &mut dyn FnMut(Act, Head),
) -> anyhow::Result<()> {
    loop {
        let acts = session.storage.acts(after, BATCH)?;
        let Some(last) = acts.last() else { return Ok(()) };
        after = last.number;
        for act in &acts {
            take(open_act(&act.bytes)?, act.head());
        }
    }
}

/// Puts a run on record; the same run again adds nothing.
pub fn record(arguments: &Arguments, manifest: &Manifest) -> anyhow::Result<()> {
    let actor = std::env::var("REMIT_ACTOR").unwrap_or_else(|_| "an analyst".to_owned());
    let draft = run_draft(manifest, &actor)?;
    let mut storage = remit_store::open(&arguments.store, remit_store::Mode::Create)?;
    match storage.append(Basis::Any, &draft, clock().0)? {
        Outcome::Appended(receipt) => output::say(&format!(
            "on record as act {}; remit run show {} tells how to do it again",
            receipt.number, receipt.number
        )),
        // Whoever ran it first, it is on record.
        Outcome::AlreadyRecorded(receipt) | Outcome::RequestReused(receipt) => {
            output::say(&format!("the same run is on record as act {}", receipt.number));
        }
        Outcome::Overtaken(_) => anyhow::bail!("BUG: an observation rests on no position"),
    }
    Ok(())
}

fn runs(session: &mut Session) -> anyhow::Result<Vec<(Act, Manifest)>> {
    let mut found = Vec::new();
    each(session, &mut |act, _| {
        if act.kind == RUN_KIND {
            found.push(act);
        }
    })?;
    let decoded = found.into_iter().map(|act| {
        let manifest = Manifest::decode(act.version, &act.body)?;
        Ok((act, manifest))
    });
    decoded.collect()
}

/// Lists the runs on record.
pub fn list(arguments: &Arguments) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let headings = ["run", "recorded_at", "actor", "what", "inputs", "footprints", "output"];
    let mut table = Table::new(&headings);
    for (act, manifest) in runs(&mut session)? {
        let inputs: Vec<&str> = manifest.inputs.iter().map(|own| own.title.as_str()).collect();
        table.row([
            act.number.to_string(),
            act.recorded_at.to_string(),
            act.actor.clone(),
            manifest.command.first().cloned().unwrap_or_default(),
            inputs.join(" "),
            manifest.footprints.join(" "),
            manifest.output.to_string(),
        ]);
    }
    output::write(arguments, &table)
}

/// Shows one run.
pub fn show(arguments: &Arguments, asked: &RunShow) -> anyhow::Result<()> {
    let mut session = session::ask(arguments)?;
    let all = runs(&mut session)?;
    let by_number = |act: &Act| act.number.to_string() == asked.id;
    let by_hash =
        |run: &Manifest| asked.id.len() >= 6 && run.output.to_string().starts_with(&asked.id);
    let Some((act, run)) = all.iter().find(|(act, run)| by_number(act) || by_hash(run)) else {
        return Err(Refusal::error(
            format!("there is no run {}", asked.id),
            "remit runs lists them",
        ));
    };
    let mut table = Table::new(&["what", "value"]);
    table.row(["recorded_at".to_owned(), act.recorded_at.to_string()]);
    table.row(["actor".to_owned(), act.actor.clone()]);
    for (what, value) in run.rows() {
        table.row([what, value]);
    }
    table.row(["output_sha256".to_owned(), run.output.to_string()]);
    output::write(arguments, &table)
}
