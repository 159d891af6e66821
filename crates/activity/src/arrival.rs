//! Arrival: a file of activity is checked row by row and kept as an immutable Parquet set.
//!
//! A set is named by SHA-256 of the content that arrived (unpacked, where it was gzip). It is
//! written to a name of its own beside and renamed when it is whole, so that nothing is ever
//! half-written; the file is looked at before and after, so that nothing is a mixture of two.

mod act;
mod csv_file;
mod error;
mod judge;
mod keep;
mod look;
mod parquet_file;

use std::path::{Path, PathBuf};

use remit_journal::Hash;

use crate::Total;
use crate::input::Packing;
use crate::monitoring_lines::{Created, Lists};

pub use act::{ARRIVAL_KIND, ARRIVAL_VERSION, arrival_draft, decode};
pub use error::ArrivalError;

use judge::Judge;
use keep::{Kept, Rejects};
use look::Look;

/// What is to arrive, and where it goes.
#[derive(Clone, Copy)]
pub struct Arrival<'a> {
    /// The file: CSV, gzip CSV or Parquet, told apart by its content.
    pub file: &'a Path,
    /// The folder of the sets; it is made where it is missing.
    pub sets: &'a Path,
    /// The file that rejected rows go to.
    pub rejects: &'a Path,
    /// The columns that have to be numbers in every row. Where none is named, each column that
    /// holds nothing but numbers is summed. Contract monitoring has columns of its own.
    pub measures: &'a [&'a str],
    /// The lists of the line checks. Contract monitoring does not arrive without them.
    pub lists: Option<&'a Lists>,
    /// Says whether to stop; asked after every batch of rows.
    pub cancelled: &'a dyn Fn() -> bool,
}

/// What sort of file arrived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArrivedKind {
    /// Lines of contract monitoring.
    Monitoring,
    /// Any other rows of activity.
    Activity,
}

/// The rows of one provider, year and month in a contract monitoring file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slice {
    /// The provider.
    pub provider: String,
    /// The year in which the financial year starts.
    pub year: u16,
    /// The month of the financial year; 1 is April.
    pub month: u8,
    /// When the file says that it was created.
    pub created: Created,
    /// How many good rows it has.
    pub rows: u64,
}

/// What arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// The file's name, without its folder.
    pub title: String,
    /// SHA-256 of the content, unpacked. The set is named by it.
    pub content: Hash,
    /// How many rows are kept.
    pub rows: u64,
    /// How many rows were rejected.
    pub rejected: u64,
    /// The sum of each numeric column over the rows that are kept, in the order of the columns.
    pub totals: Vec<(String, Total)>,
    /// What sort of file it is.
    pub kind: ArrivedKind,
    /// The slices of a contract monitoring file, in order.
    pub slices: Vec<Slice>,
}

/// Returns where the set of a content is kept.
#[must_use]
pub fn set_path(sets: &Path, content: Hash) -> PathBuf {
    sets.join(format!("{content}.parquet"))
}

/// Lets a file arrive. Good rows are kept, the others go to the rejects file.
///
/// # Errors
/// When the file cannot be read to its end, changes on the way, lacks a column, or the disk is
/// full; nothing is kept then.
pub fn arrive(arrival: &Arrival<'_>) -> Result<Arrived, ArrivalError> {
    let first = Look::at(arrival.file, arrival.cancelled)?;
    let kept = Kept::begin(arrival.sets)?;
    let rejects = Rejects::begin(arrival.rejects, &first.title)?;
    let done = match first.packing {
        Packing::Parquet => parquet_file::read(arrival, &first, kept, rejects)?,
        Packing::Gzip | Packing::Text => csv_file::read(arrival, &first, kept, rejects)?,
    };
    first.unchanged(arrival.file, arrival.cancelled)?;
    let Done { judge, content, kept, rejects } = done;
    kept.finish(&set_path(arrival.sets, content))?;
    rejects.finish(arrival.rejects)?;
    Ok(judge.arrived(first.title, content))
}

/// A file that was read to its end.
struct Done {
    judge: Judge,
    content: Hash,
    kept: keep::Whole,
    rejects: Rejects,
}
