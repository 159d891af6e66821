//! `remit assign`: who pays for each row, by which rule, and what differs from what was submitted.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::Context;
use remit_activity::{AssignError, Assigned, Input, ScanError, assign_files, files_of};
use remit_payment::tables::{
    ARMED_FORCES_PRACTICES, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS, Tables,
};

use crate::arguments::{Arguments, Assign};
use crate::interruption::{self, Interrupted};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;

/// Reads the lists, assigns, writes the rows, shows the sums.
pub fn run(arguments: &Arguments, asked: &Assign) -> anyhow::Result<()> {
    let Some(out) = &arguments.out else {
        return Err(Refusal::error("the rows need a file to go to", "add --out FILE"));
    };
    let tables = tables(asked)?;
    let inputs = files_of(&asked.files)?;
    let rejects = asked.rejects.clone().unwrap_or_else(|| beside(out, ".rejects.csv"));
    for path in [out, &rejects] {
        // The rows are renamed to it when they are whole: a new file in place of a device or of a
        // link would be another thing.
        if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
            return Err(Refusal::error(
                format!("{} is no plain file, and would be replaced by one", path.display()),
                "name a file that is one, or a new one",
            ));
        }
        let same = |input: &&Input| {
            let full = |path: &Path| path.canonicalize().ok();
            full(path).is_some_and(|own| Some(own) == full(&input.path))
        };
        if let Some(input) = inputs.iter().find(same) {
            return Err(Refusal::error(
                format!("{} would be written over while it is read", input.name()),
                "name another file",
            ));
        }
    }
    let assigned = write_rows(asked, &inputs, &tables, out, &rejects)?;
    tell(&assigned, &rejects);
    output::write_to_stdout(arguments, &summary(&assigned))
}

fn tables(asked: &Assign) -> anyhow::Result<Tables> {
    let hint = "name the folder that has them with --tables DIR, or set REMIT_WHO_PAYS";
    let Some(folder) = &asked.tables else {
        let what = "the reference lists of the Commissioner Assignment Method are not given";
        return Err(Refusal::error(what, hint));
    };
    let names = [SERVICE_CODES, SUB_ICBS, JUSTICE_PRACTICES, ARMED_FORCES_PRACTICES];
    let mut texts = Vec::new();
    for name in names {
        let path = folder.join(name).with_extension("csv");
        let text = std::fs::read_to_string(&path).map_err(|error| {
            Refusal::error(format!("{} could not be read: {error}", path.display()), hint)
        })?;
        texts.push((name, text));
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, &**text)).collect();
    let broken =
        |error| Refusal::error(format!("{error}"), "get the list again as it is published");
    Tables::read(&texts).map_err(broken)
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// Writes under other names first: a run that ends early leaves nothing that looks whole.
fn write_rows(
    asked: &Assign,
    inputs: &[Input],
    tables: &Tables,
    out: &Path,
    rejects: &Path,
) -> anyhow::Result<Assigned> {
    let parts = [beside(out, ".part"), beside(rejects, ".part")];
    interruption::listen();
    let written = write_parts(asked, inputs, tables, &parts).and_then(|assigned| {
        let place = |from: &Path, to: &Path| {
            std::fs::rename(from, to)
                .with_context(|| format!("{} could not be written", to.display()))
        };
        if 0 < assigned.rows_rejected() || asked.rejects.is_some() {
            place(&parts[1], rejects)?;
        }
        place(&parts[0], out)?;
        Ok(assigned)
    });
    for part in &parts {
        let _ = std::fs::remove_file(part);
    }
    written
}

fn write_parts(
    asked: &Assign,
    inputs: &[Input],
    tables: &Tables,
    parts: &[PathBuf; 2],
) -> anyhow::Result<Assigned> {
    let create = |path: &PathBuf| {
        File::create(path).with_context(|| format!("{} could not be written", path.display()))
    };
    let mut rows = BufWriter::with_capacity(1 << 20, create(&parts[0])?);
    let mut rejects = csv::Writer::from_writer(create(&parts[1])?);
    rejects.write_record(["file", "row", "reason"])?;
    let counter = progress::counter("rows assigned");
    let cores = || std::thread::available_parallelism().map_or(1, Into::into);
    let threads = asked.threads.unwrap_or_else(cores);
    let assigned = assign_files(
        inputs,
        tables,
        threads,
        &mut rows,
        &mut |own| {
            let (file, row) = (inputs[own.file].name(), own.row.to_string());
            rejects.write_record([&file, &row, own.reason.word()]).map_err(std::io::Error::from)
        },
        &|rows| {
            counter.inc(rows);
            interruption::go_on()
        },
    );
    counter.finish_and_clear();
    let unwritten = |path: &Path| format!("{} could not be written", path.display());
    let assigned = assigned.map_err(|error| match error {
        AssignError::Write(source) => anyhow::Error::new(source).context(unwritten(&parts[0])),
        other => refused(other),
    })?;
    rejects.flush().with_context(|| unwritten(&parts[1]))?;
    Ok(assigned)
}

fn refused(error: AssignError) -> anyhow::Error {
    let hint = match &error {
        AssignError::Scan(ScanError::MissingColumn { .. }) => "name the columns as the help says",
        AssignError::Scan(ScanError::WrongType { .. }) => "write that column as text",
        AssignError::Scan(ScanError::Cancelled) => return Interrupted.into(),
        AssignError::Scan(ScanError::Changed(_)) => {
            "try again when nobody writes to it; nothing was written"
        }
        AssignError::Scan(_) => "get the file again; nothing was written",
        AssignError::Headings { .. } => "assign files of different columns one by one",
        AssignError::Clash { .. } => "give the rows as they were submitted, or rename the column",
        AssignError::TooManyGroups => "assign fewer files at once; nothing was written",
        AssignError::Write(_) => "make room, then run the same command again",
    };
    Refusal::error(error.to_string(), hint)
}

fn tell(assigned: &Assigned, rejects: &Path) {
    let rejected = assigned.rows_rejected();
    output::say(&format!(
        "{} rows in = {} assigned + {rejected} rejected",
        assigned.rows, assigned.rows_out
    ));
    let (cost_in, cost_rejected) = (assigned.cost_in, assigned.cost_rejected);
    output::say(&format!(
        "{cost_in} pence in = {} out + {cost_rejected} rejected",
        cost_in - cost_rejected
    ));
    for (reason, rows) in &assigned.reasons {
        let reason = if reason.is_empty() { "excluded" } else { reason };
        output::say(&format!("  {reason}: {rows} rows"));
    }
    for (reason, rows) in &assigned.rejected {
        output::say(&format!("  rejected: {reason}: {rows} rows"));
    }
    if 0 < rejected {
        output::say(&format!("rejected rows are in {}", rejects.display()));
    }
}

fn summary(assigned: &Assigned) -> Table {
    let mut table = Table::new(&[
        "provider",
        "assigned_commissioner",
        "rows",
        "cost_pence",
        "differs",
        "value_at_risk_pence",
    ]);
    for ((provider, commissioner), sum) in &assigned.sums {
        table.row([
            provider.clone(),
            commissioner.clone(),
            sum.rows.to_string(),
            sum.cost_pence.to_string(),
            sum.differs.to_string(),
            sum.value_at_risk_pence.to_string(),
        ]);
    }
    table
}
