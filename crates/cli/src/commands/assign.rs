//! `remit assign`: who pays for each row, by which rule, and what differs from what was submitted.

mod lists;

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::ValueEnum;
use remit_activity::{
    AssignError, Assigned, Hashing, Input, InputFile, Manifest, MeasureTotals, ScanError,
    assign_files, files_of,
};
use remit_dictionary::counted;
use remit_journal::{Hash, Head};
use remit_payment::price::Rounding;

use crate::arguments::{Arguments, Assign, AssignMethod};
use crate::commands::runs as run;
use crate::interruption::{self, Interrupted};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;

use lists::Lists;

/// A penny in millionths, in which the manifest is given its sums.
const WHOLE: i128 = 1_000_000;

/// Reads the lists, assigns, writes the rows, shows the sums, puts the run on record.
pub fn run(arguments: &Arguments, asked: &Assign) -> anyhow::Result<()> {
    let Some(out) = &arguments.out else {
        return Err(Refusal::error("the rows need a file to go to", "add --out FILE"));
    };
    let lists = Lists::read(asked)?;
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
    }
    if let form @ ("xlsx" | "parquet" | "json") = output::ending(out).as_str() {
        return Err(Refusal::error(
            format!("the rows are written as CSV, and {} ends in .{form}", out.display()),
            "let the name end in .csv",
        ));
    }
    let read = inputs.iter().map(|input| &input.path).chain(&lists.paths);
    let read: Vec<&Path> = read.map(PathBuf::as_path).collect();
    output::keep_apart(arguments, &[out, &rejects], &read)?;
    let written = write_rows(asked, &inputs, &lists, out, &rejects)?;
    tell(&written.assigned, &rejects);
    // On record first: whoever reads the summary may close the pipe early.
    if !asked.no_record {
        run::record(arguments, &manifest(asked, &inputs, &lists, &written)?)?;
    }
    output::write_to_stdout(arguments, &summary(&written.assigned))
}

/// Returns what the run was asked, read and gave. It asks nothing of the record, so that it is the
/// same run wherever the record stands.
fn manifest(
    asked: &Assign,
    inputs: &[Input],
    lists: &Lists,
    written: &Written,
) -> anyhow::Result<Manifest> {
    let Written { assigned, hashes } = written;
    let files = inputs.iter().zip(&assigned.rows_of_file);
    let files = files.map(|(input, rows)| Ok(InputFile::of(&input.path, *rows)?));
    let lists = lists.paths.iter().map(|path| run::list_beside(path));
    let (price, fixed) = (assigned.price_pence(), assigned.fixed_pence());
    let measures = [
        ("rows", i128::from(assigned.rows), i128::from(assigned.rows_rejected())),
        ("cost_pence", assigned.cost_in, assigned.cost_rejected),
        ("price_pence", price, 0),
        ("fixed_pence", fixed, 0),
    ];
    let measures =
        measures.map(|(own, read, lost)| MeasureTotals::conserved(own, read * WHOLE, lost * WHOLE));
    Ok(Manifest {
        command: words(asked),
        inputs: files.chain(lists).collect::<Result<_, _>>()?,
        register: Head::EMPTY,
        rules: run::rules(),
        output: hashes[0],
        measures: measures.into_iter().collect::<Result<_, _>>()?,
        footprints: Vec::new(),
        rejects: Some(hashes[1]),
    })
}

/// Returns the words to type for the same run again.
fn words(asked: &Assign) -> Vec<String> {
    let mut words = vec!["assign".to_owned()];
    words.extend(asked.files.iter().map(|file| file.display().to_string()));
    let method = asked.method.to_possible_value();
    words.extend(method.iter().flat_map(|own| ["--method", own.get_name()].map(str::to_owned)));
    let tables = match asked.method {
        AssignMethod::Monitoring => &asked.tables,
        AssignMethod::Whole => &None,
    };
    for (flag, path) in [
        ("--tables", tables),
        ("--prices", &asked.prices),
        ("--factors", &asked.factors),
        ("--agreements", &asked.agreements),
    ] {
        if let Some(path) = path {
            words.extend([flag.to_owned(), path.display().to_string()]);
        }
    }
    words
}

fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// What became of the rows, and the SHA-256 of the two files: the rows, and the rejected ones.
struct Written {
    assigned: Assigned,
    hashes: [Hash; 2],
}

/// Writes under other names first: a run that ends early leaves nothing that looks whole.
fn write_rows(
    asked: &Assign,
    inputs: &[Input],
    lists: &Lists,
    out: &Path,
    rejects: &Path,
) -> anyhow::Result<Written> {
    let parts = [beside(out, ".part"), beside(rejects, ".part")];
    interruption::listen();
    let written = write_parts(asked, inputs, lists, &parts).and_then(|written| {
        let place = |from: &Path, to: &Path| {
            std::fs::rename(from, to)
                .with_context(|| format!("{} could not be written", to.display()))
        };
        if 0 < written.assigned.rows_rejected() || asked.rejects.is_some() {
            place(&parts[1], rejects)?;
        }
        place(&parts[0], out)?;
        Ok(written)
    });
    for part in &parts {
        let _ = std::fs::remove_file(part);
    }
    written
}

fn hashed(path: &Path) -> anyhow::Result<Hashing<File>> {
    let unwritten = || format!("{} could not be written", path.display());
    Ok(Hashing::new(File::create(path).with_context(unwritten)?))
}

fn write_parts(
    asked: &Assign,
    inputs: &[Input],
    lists: &Lists,
    parts: &[PathBuf; 2],
) -> anyhow::Result<Written> {
    let mut rows = BufWriter::with_capacity(1 << 20, hashed(&parts[0])?);
    let mut rejects = csv::Writer::from_writer(hashed(&parts[1])?);
    rejects.write_record(["file", "row", "reason"])?;
    let counter = progress::counter("rows assigned");
    let cores = || std::thread::available_parallelism().map_or(1, Into::into);
    let threads = asked.threads.unwrap_or_else(cores);
    let assigned = assign_files(
        inputs,
        lists.assigning(),
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
    let rows = rows.into_inner().map_err(std::io::IntoInnerError::into_error);
    let rows = rows.with_context(|| unwritten(&parts[0]))?;
    rejects.flush().with_context(|| unwritten(&parts[1]))?;
    let rejects = rejects.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(Written { assigned, hashes: [rows.hash(), rejects.hash()] })
}

fn refused(error: AssignError) -> anyhow::Error {
    let hint = match &error {
        AssignError::Scan(ScanError::MissingColumn { .. }) => {
            "name the columns as remit assign --help says"
        }
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
        "{} in = {} assigned + {rejected} rejected",
        counted(assigned.rows, "row"),
        assigned.rows_out
    ));
    let (cost_in, cost_rejected) = (assigned.cost_in, assigned.cost_rejected);
    output::say(&format!(
        "{cost_in} pence in = {} out + {cost_rejected} rejected",
        cost_in - cost_rejected
    ));
    for (reason, rows) in &assigned.reasons {
        output::say(&format!("  {reason}: {}", counted(rows, "row")));
    }
    for (mechanism, (rows, pence)) in &assigned.priced {
        let rows = counted(rows, "row");
        let rounding = match *mechanism {
            "submitted" => "as it was given",
            _ => Rounding::HalfUpToThePenny.as_str(),
        };
        output::say(&format!("  priced: {mechanism}: {rows}, {pence} pence ({rounding})"));
    }
    if !assigned.fixed.is_empty() {
        let (fixed, rounding) = (assigned.fixed_pence(), Rounding::CumulativeParts.as_str());
        output::say(&format!("  fixed by agreement: {fixed} pence ({rounding})"));
    }
    for (reason, rows) in &assigned.unpriced {
        output::say(&format!("  no price: {reason}: {}", counted(rows, "row")));
    }
    for (reason, rows) in &assigned.rejected {
        output::say(&format!("  rejected: {reason}: {}", counted(rows, "row")));
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
        "price_pence",
        "fixed_pence",
        "unpriced",
        "differs",
        "value_at_risk_pence",
    ]);
    for ((provider, commissioner), sum) in &assigned.sums {
        table.row([
            provider.clone(),
            commissioner.clone(),
            sum.rows.to_string(),
            sum.cost_pence.to_string(),
            sum.price_pence.to_string(),
            sum.fixed_pence.to_string(),
            sum.unpriced.to_string(),
            sum.differs.to_string(),
            sum.value_at_risk_pence.to_string(),
        ]);
    }
    table
}
