//! Who pays for each row of contract monitoring files: every row in, one row out or rejected.

mod engine;
mod rows;
mod source;

use std::collections::BTreeMap;
use std::io::Write;

use remit_payment::tables::Tables;

use crate::input::Input;
use crate::reject::{Reason, Rejected};
use crate::scan::ScanError;

pub use engine::{Memory, REMEMBERED_MAX};
use rows::{Done, Worker};
use source::{Chunk, Source};

/// The columns that are added to those of the file.
pub const ADDED: [&str; 10] = [
    "assigned_commissioner",
    "assigned_category",
    "rule",
    "reason",
    "excluded",
    "price_pence",
    "differs",
    "value_at_risk_pence",
    "method",
    "warnings",
];

/// So many pairs of a provider and a commissioner are summed up.
const GROUPS_MAX: usize = 1_000_000;

/// Why files cannot be assigned.
#[derive(Debug, thiserror::Error)]
pub enum AssignError {
    /// A file cannot be read, or lacks a column.
    #[error(transparent)]
    Scan(#[from] ScanError),
    /// A file has other headings than the first.
    #[error("{file} has other columns than {first}: the rows of both go to one file")]
    Headings {
        /// The file.
        file: String,
        /// The first file.
        first: String,
    },
    /// A file has a column of the name of one that is added.
    #[error("{file} has a column {column} already, which is one that is added")]
    Clash {
        /// The file.
        file: String,
        /// The column.
        column: &'static str,
    },
    /// The summary would have too many lines.
    #[error("more than {GROUPS_MAX} pairs of a provider and a commissioner")]
    TooManyGroups,
    /// The rows could not be written.
    #[error("the rows could not be written")]
    Write(#[source] std::io::Error),
}

/// What the rows of a provider that are assigned to one commissioner come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// Their cost.
    pub cost_pence: i128,
    /// How many were submitted to another commissioner, or to none.
    pub differs: u64,
    /// The cost of those.
    pub value_at_risk_pence: i128,
}

/// What became of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assigned {
    /// How many rows were read.
    pub rows: u64,
    /// How many were written.
    pub rows_out: u64,
    /// How many were rejected, by reason.
    pub rejected: BTreeMap<Reason, u64>,
    /// How many were written, by the reason of the method; empty where the row is excluded.
    pub reasons: BTreeMap<&'static str, u64>,
    /// By provider and assigned commissioner.
    pub sums: BTreeMap<(String, String), Sum>,
    /// The cost of every row whose cost could be read.
    pub cost_in: i128,
    /// The cost of the rows that were rejected for another reason.
    pub cost_rejected: i128,
}

impl Assigned {
    /// Returns how many rows were rejected.
    #[must_use]
    pub fn rows_rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    fn check(&self) {
        let rows: u64 = self.sums.values().map(|sum| sum.rows).sum();
        let cost: i128 = self.sums.values().map(|sum| sum.cost_pence).sum();
        assert_eq!(rows, self.rows_out, "BUG: every row is summed once");
        assert_eq!(self.rows, self.rows_out + self.rows_rejected(), "BUG: a row was lost");
        assert_eq!(self.cost_in, cost + self.cost_rejected, "BUG: pence were lost");
    }
}

/// Assigns every row: those that can be read go to `out` as CSV in their order, the others to
/// `reject`. `progress` is told how many rows were written, and ends the work by `false`.
/// The result is the same for any number of threads.
///
/// # Errors
/// When a file cannot be read or lacks a column, or the rows cannot be written.
pub fn assign_files(
    inputs: &[Input],
    tables: &Tables,
    threads: usize,
    out: &mut dyn Write,
    reject: &mut dyn FnMut(&Rejected) -> std::io::Result<()>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Assigned, AssignError> {
    let mut source = Source::open(inputs)?;
    let mut workers: Vec<Worker<'_>> = (0..threads.max(1)).map(|_| Worker::new(tables)).collect();
    let mut total = Assigned::default();
    let mut heading = csv::Writer::from_writer(Vec::new());
    let names = source.headings().iter().map(String::as_bytes);
    let written = heading.write_record(names.chain(ADDED.map(str::as_bytes)));
    written.expect("BUG: memory does not fail");
    let heading = heading.into_inner().expect("BUG: memory does not fail");
    out.write_all(&heading).map_err(AssignError::Write)?;
    let mut wave = source.wave(workers.len())?;
    while !wave.is_empty() {
        let (done, next) = turn(&mut workers, &wave, &mut source);
        for own in done {
            let rows = own.sums.rows;
            write(&own, out, reject).map_err(AssignError::Write)?;
            add(&mut total, own.sums)?;
            if !progress(rows) {
                return Err(ScanError::Cancelled.into());
            }
        }
        wave = next?;
    }
    out.flush().map_err(AssignError::Write)?;
    if let Some(input) = inputs.iter().find(|input| input.changed()) {
        return Err(ScanError::Changed(input.name()).into());
    }
    total.check();
    Ok(total)
}

/// All workers take a chunk each, while the next chunks are read.
fn turn(
    workers: &mut [Worker<'_>],
    wave: &[Chunk],
    source: &mut Source<'_>,
) -> (Vec<Done>, Result<Vec<Chunk>, AssignError>) {
    let many = workers.len();
    std::thread::scope(|scope| {
        let pairs = workers.iter_mut().zip(wave);
        let running: Vec<_> =
            pairs.map(|(worker, chunk)| scope.spawn(move || worker.take(chunk))).collect();
        let next = source.wave(many);
        let joined = running.into_iter().map(|own| own.join().expect("BUG: a worker panicked"));
        (joined.collect(), next)
    })
}

fn write(
    done: &Done,
    out: &mut dyn Write,
    reject: &mut dyn FnMut(&Rejected) -> std::io::Result<()>,
) -> std::io::Result<()> {
    out.write_all(&done.text)?;
    done.rejected.iter().try_for_each(reject)
}

fn add(total: &mut Assigned, own: Assigned) -> Result<(), AssignError> {
    total.rows += own.rows;
    total.rows_out += own.rows_out;
    total.cost_in += own.cost_in;
    total.cost_rejected += own.cost_rejected;
    for (reason, rows) in own.rejected {
        *total.rejected.entry(reason).or_default() += rows;
    }
    for (reason, rows) in own.reasons {
        *total.reasons.entry(reason).or_default() += rows;
    }
    for (key, sum) in own.sums {
        let known = total.sums.entry(key).or_default();
        known.rows += sum.rows;
        known.cost_pence += sum.cost_pence;
        known.differs += sum.differs;
        known.value_at_risk_pence += sum.value_at_risk_pence;
    }
    if GROUPS_MAX < total.sums.len() {
        return Err(AssignError::TooManyGroups);
    }
    Ok(())
}
