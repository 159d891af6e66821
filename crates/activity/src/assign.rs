//! Who pays for each row, and at what price: every row in, one row out or rejected.

mod answer;
mod engine;
mod full;
mod pricing;
mod rows;
mod source;
mod sums;

use std::io::Write;

use remit_payment::price::Terms;
use remit_payment::tables::Tables;

use crate::input::Input;
use crate::reject::Rejected;
use crate::scan::ScanError;

pub use engine::{Memory, REMEMBERED_MAX};
use rows::{Done, Worker};
use source::{Chunk, Source};
pub use sums::{Assigned, Sum};

/// The columns that are added to those of the file.
pub const ADDED: [&str; 13] = [
    "assigned_commissioner",
    "assigned_category",
    "rule",
    "reason",
    "excluded",
    "price_pence",
    "mechanism",
    "price_reason",
    "differs",
    "value_at_risk_pence",
    "method",
    "flags",
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

/// How rows are assigned and priced.
#[derive(Debug, Clone, Copy)]
pub struct Assigning<'t> {
    /// By which method.
    pub by: AssignBy<'t>,
    /// At what prices; the cost that was submitted where there are none.
    pub terms: Option<&'t Terms>,
}

/// A method, and what it reads beside the row.
#[derive(Debug, Clone, Copy)]
pub enum AssignBy<'t> {
    /// The table for contract monitoring rows, by the published lists.
    Monitoring(&'t Tables),
    /// The whole flow chart for full records, by the project's own lists.
    Whole,
}

/// Assigns every row: those that can be read go to `out` as CSV in their order, the others to
/// `reject`. `progress` is told how many rows were written, and ends the work by `false`.
/// The result is the same for any number of threads.
///
/// # Errors
/// When a file cannot be read or lacks a column, or the rows cannot be written.
pub fn assign_files(
    inputs: &[Input],
    how: Assigning<'_>,
    threads: usize,
    out: &mut dyn Write,
    reject: &mut dyn FnMut(&Rejected) -> std::io::Result<()>,
    progress: &dyn Fn(u64) -> bool,
) -> Result<Assigned, AssignError> {
    let mut source = Source::open(inputs, how)?;
    let mut workers: Vec<Worker<'_>> = (0..threads.max(1)).map(|_| Worker::new(how)).collect();
    let mut total = Assigned { rows_of_file: vec![0; inputs.len()], ..Assigned::default() };
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
            total.add(own.sums);
            if GROUPS_MAX < total.groups() {
                return Err(AssignError::TooManyGroups);
            }
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
    Ok(total.finish())
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
