//! One pass over the files: each row goes to one cell of a code, a stretch of days and a period.
//!
//! Workers share nothing but a list of tasks (a text file, or a row group of a Parquet file), and
//! each keeps cells of its own; at the end the cells are merged in the order of codes, so that the
//! answer does not depend on who did what.

mod asked;
mod batch;
mod kernel;
mod merge;
mod parquet;
mod text;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use crate::footprint::Footprint;
use crate::input::{Input, Packing};
use crate::when::Every;

pub use merge::{Cell, Cells, Slot};

use asked::Asked;
use kernel::Kernel;

/// Which columns are read, by their headings.
#[derive(Debug, Clone)]
pub struct Columns {
    /// The day or month of a row; without it all rows are of one period.
    pub date: Option<String>,
    /// The code that is restated.
    pub code: String,
    /// A practice or small area that tells where a row of a divided code belongs; not looked at
    /// where no footprint divides the code.
    pub finer: Option<String>,
    /// What is summed.
    pub measures: Vec<String>,
    /// Which measures may be below zero.
    pub signed: Vec<bool>,
    /// The periods to sum by.
    pub every: Every,
}

/// Is told how many rows were read more; returns false to stop.
pub type Progress<'a> = &'a (dyn Fn(u64) -> bool + Sync);

/// Why a scan ended without an answer.
#[derive(Debug, thiserror::Error)]
pub enum ScanError {
    /// A column is not there.
    #[error("{file} has no column {column:?}; its columns are: {has}")]
    MissingColumn {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// The columns it has.
        has: String,
    },
    /// A column holds something that cannot be used so.
    #[error("{file}: column {column:?} is of type {found}, not {wanted}")]
    WrongType {
        /// The file.
        file: String,
        /// The column.
        column: String,
        /// The type it has.
        found: String,
        /// What is needed.
        wanted: &'static str,
    },
    /// The file is broken, or ends too early.
    #[error("{file} is broken or ends too early: {reason}")]
    Broken {
        /// The file.
        file: String,
        /// What the reader said.
        reason: String,
    },
    /// Another program wrote to the file while it was read.
    #[error("{0} changed while it was read")]
    Changed(String),
    /// The person stopped it.
    #[error("stopped")]
    Cancelled,
    /// More codes and periods than fit in the memory that a scan may use.
    #[error("more than {0} cells of code and period: sum by longer periods or by larger codes")]
    TooManyCells(usize),
}

/// A piece of work: a whole text file, or one row group.
struct Task {
    file: usize,
    group: Option<usize>,
    first_row: u64,
}

/// What all workers look at.
pub(crate) struct Shared<'a> {
    pub columns: &'a Columns,
    pub inputs: &'a [Input],
    pub asked: Asked<'a>,
    pub progress: Progress<'a>,
    /// How much one of a measure is: a million millionths, or one.
    pub whole: Vec<bool>,
    stop: AtomicBool,
}

impl Shared<'_> {
    pub fn go_on(&self, rows: u64) -> Result<(), ScanError> {
        if self.stop.load(Ordering::Relaxed) || !(self.progress)(rows) {
            self.stop.store(true, Ordering::Relaxed);
            return Err(ScanError::Cancelled);
        }
        Ok(())
    }
}

/// Reads files once and sums what they say by code, stretch of days and period.
///
/// The footprints that the cells are for tell where the days of a code are cut, and which codes are
/// divided: only there the finer code is kept. `threads` workers share the work. The answer is the same for any number of them.
///
/// # Errors
/// When a column is missing or of a wrong type, when a file is broken or changes while it is read,
/// or when `progress` says stop. Rows that cannot be right are rejected, not errors.
pub fn scan(
    inputs: &[Input],
    columns: &Columns,
    footprints: &[Footprint<'_>],
    threads: usize,
    progress: Progress<'_>,
) -> Result<Cells, ScanError> {
    let opened = parquet::open_all(inputs, columns)?;
    let whole = parquet::whole(&opened, columns);
    let tasks = tasks(inputs, &opened);
    let asked = Asked::of(footprints);
    let shared = Shared { columns, inputs, asked, progress, whole, stop: AtomicBool::new(false) };
    let next = AtomicUsize::new(0);
    let failed: Mutex<Option<ScanError>> = Mutex::new(None);
    let work = || {
        let mut kernel = Kernel::new(&shared);
        while let Some(task) = tasks.get(next.fetch_add(1, Ordering::Relaxed)) {
            let done = match (task.group, &opened[task.file]) {
                (Some(group), Some(file)) => {
                    parquet::read(&mut kernel, file, task.file, group, task.first_row)
                }
                _ => text::read(&mut kernel, task.file),
            };
            if let Err(error) = done {
                shared.stop.store(true, Ordering::Relaxed);
                let mut first = failed.lock().expect("BUG: a worker never panics holding it");
                if !matches!(*first, Some(ref e) if !matches!(e, ScanError::Cancelled)) {
                    *first = Some(error);
                }
                break;
            }
        }
        kernel
    };
    let kernels: Vec<Kernel<'_>> = std::thread::scope(|scope| {
        let others: Vec<_> =
            (1..threads.max(1).min(tasks.len())).map(|_| scope.spawn(work)).collect();
        let mut kernels = vec![work()];
        for other in others {
            kernels.push(other.join().expect("BUG: a worker panicked"));
        }
        kernels
    });
    if let Some(error) = failed.into_inner().expect("BUG: a worker never panics holding it") {
        return Err(error);
    }
    if let Some(input) = inputs.iter().find(|input| input.changed()) {
        return Err(ScanError::Changed(input.name()));
    }
    Ok(merge::merge(&shared, kernels))
}

fn tasks(inputs: &[Input], opened: &[Option<parquet::Opened>]) -> Vec<Task> {
    let mut tasks = Vec::new();
    for (file, input) in inputs.iter().enumerate() {
        match (&opened[file], input.packing) {
            (Some(opened), Packing::Parquet) => {
                let mut first_row = 1;
                for (group, rows) in opened.groups().enumerate() {
                    tasks.push(Task { file, group: Some(group), first_row });
                    first_row += rows;
                }
            }
            _ => tasks.push(Task { file, group: None, first_row: 1 }),
        }
    }
    tasks
}
