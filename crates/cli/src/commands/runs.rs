//! `remit runs` and `remit run show`: what was run, with the proof that nothing was lost.

use remit_activity::{
    Cells, Input, InputFile, Manifest, MeasureTotals, RUN_KIND, Total, print_decimal, run_draft,
};
use remit_dictionary::counted;
use remit_journal::{Act, Basis, Hash, Head, Outcome, open as open_act};

use crate::arguments::{Arguments, RunShow};
use crate::output::{self, Table};
use crate::refusal::Refusal;
use crate::session::{Session, clock};

const BATCH: usize = 64;

/// What a run was asked, read and gave.
pub struct Run<'a> {
    /// The words to type for it again.
    pub words: Vec<String>,
    /// The files.
    pub inputs: &'a [Input],
    /// The measures.
    pub measures: &'a [String],
    /// What was read.
    pub cells: &'a Cells,
    /// The footprints.
    pub footprints: Vec<String>,
    /// Where the record stood.
    pub position: Head,
}

impl Run<'_> {
    /// Returns the manifest; the hash of the output is set when that is written.
    pub fn manifest(self) -> anyhow::Result<Manifest> {
        let mut inputs = Vec::new();
        for (input, rows) in self.inputs.iter().zip(&self.cells.rows_of_file) {
            let title = input.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            inputs.push(InputFile { title, content: input.hash()?, rows: *rows });
        }
        let total = |sum: i128| Total::parse(&print_decimal(sum));
        let mut measures = Vec::new();
        for (at, measure) in self.measures.iter().enumerate() {
            let (read, rejected) = (self.cells.read[at], self.cells.rejected_sums[at]);
            measures.push(MeasureTotals {
                measure: measure.clone(),
                read: total(read)?,
                written: total(read - rejected)?,
                rejected: total(rejected)?,
            });
        }
        Ok(Manifest {
            command: self.words,
            inputs,
            register: self.position,
            rules: format!("remit {}", env!("CARGO_PKG_VERSION")),
            output: Hash::of(&[]),
            measures,
            footprints: self.footprints,
        })
    }
}

/// Returns where the record stood when it was last told something: runs change no answer, so they
/// do not count, and the same run after others is the same run.
pub fn position(session: &mut Session) -> anyhow::Result<Head> {
    let mut position = Head::EMPTY;
    each(session, &mut |act, head| {
        if act.kind != RUN_KIND {
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
    let mut session = Session::ask(arguments)?;
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
    let mut session = Session::ask(arguments)?;
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
    for (what, value) in as_rows(run) {
        table.row([what, value]);
    }
    table.row(["output_sha256".to_owned(), run.output.to_string()]);
    output::write(arguments, &table)
}

/// Returns a manifest as rows of what and value, for people and for the sheet beside the figures.
pub fn as_rows(run: &Manifest) -> Vec<(String, String)> {
    let mut rows = vec![("command".to_owned(), format!("remit {}", run.command.join(" ")))];
    for input in &run.inputs {
        let value = format!("{}, sha256 {}", counted(input.rows, "row"), input.content);
        rows.push((format!("input {}", input.title), value));
    }
    let position = format!("{}:{}", run.register.number, run.register.hash);
    rows.push(("register_position".to_owned(), position));
    rows.push(("rules".to_owned(), run.rules.clone()));
    for footprint in &run.footprints {
        rows.push(("footprint".to_owned(), footprint.clone()));
    }
    for own in &run.measures {
        let value = format!("{} in = {} out + {} rejected", own.read, own.written, own.rejected);
        rows.push((format!("conserved {}", own.measure), value));
    }
    rows
}
