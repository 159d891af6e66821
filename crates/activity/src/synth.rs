//! An invented year of contract-monitoring activity, marked as invented wherever it is written.
//!
//! One row is one contract-monitoring line. The same plan gives the same bytes. Days are even over
//! the year and rows stand in no order: real files are kinder than this to whoever reads them.

mod draw;
mod plan;
mod rows;
mod write;

use std::path::{Path, PathBuf};

pub use plan::{Compression, Flow, Plan, Pod, PracticeWeight, Skew};

/// The names of the columns, in the order in which they are written.
pub const COLUMNS: [&str; 13] = [
    "activity_date",
    "gp_practice",
    "gp_sub_icb",
    "residence_sub_icb",
    "provider",
    "host_sub_icb",
    "category",
    "service_code",
    "tfc",
    "pod",
    "submitted_commissioner",
    "activity",
    "cost_pence",
];

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The lines written, a heading not counted.
    pub rows: u64,
    /// The sum of the column `activity`.
    pub activity: i64,
    /// The sum of the column `cost_pence`.
    pub cost_pence: i64,
    /// The size of the file.
    pub bytes: u64,
}

/// Why no invented year was written. Nothing is left under the name asked for.
#[derive(Debug, thiserror::Error)]
pub enum SynthError {
    /// The plan lacks something that every row needs.
    #[error("the plan has no {0} of weight above zero")]
    Lacking(&'static str),
    /// The year does not start on a day of the calendar.
    #[error("the year starts on no day of the calendar")]
    NoYear,
    /// The caller asked to stop.
    #[error("stopped before the end, as asked")]
    Stopped,
    /// The file could not be written.
    #[error("cannot write {path}")]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The rows could not be encoded.
    #[error("cannot encode rows of {path}")]
    Encode {
        /// The file.
        path: PathBuf,
        /// What the encoder said.
        source: parquet::errors::ParquetError,
    },
}

/// Writes the invented year as Parquet. `progress` hears how many rows are written so far and
/// returns false to stop.
///
/// # Errors
/// When the plan is not usable, the caller stops, or the file cannot be written.
pub fn write_parquet(
    plan: &Plan,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Written, SynthError> {
    write::parquet(plan, path, progress)
}

/// Writes the invented year as CSV, compressed where the name ends in `.gz`. A CSV file has no
/// place for a mark, so a file of the same name with `.invented` after it says what this is.
///
/// # Errors
/// When the plan is not usable, the caller stops, or the file cannot be written.
pub fn write_csv(
    plan: &Plan,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Written, SynthError> {
    write::csv(plan, path, progress)
}

#[cfg(test)]
mod tests;
