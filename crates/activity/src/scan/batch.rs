//! Some rows of a file, column by column, as the kernel takes them.

use std::borrow::Cow;

use crate::reject::Reason;

/// No code.
pub(crate) const NO_CODE: u32 = u32::MAX;
/// No day was given.
pub(crate) const NO_DAY: i32 = i32::MIN;
/// The day cannot be read.
pub(crate) const BAD_DAY: i32 = i32::MIN + 1;

/// Some rows of a file.
pub(crate) struct Batch<'a> {
    /// The file's number.
    pub file: usize,
    /// The number of the first row.
    pub first_row: u64,
    /// The code of each row, as the kernel numbers them.
    pub codes: Vec<u32>,
    /// The day of each row, as days since 1970-01-01; empty where no date is read.
    pub days: Cow<'a, [i32]>,
    /// The figures, a column a measure: units or millionths, as the scan says.
    pub measures: Vec<Cow<'a, [i64]>>,
    /// Rows whose figures are not to be counted, in order.
    pub bad: Vec<(usize, Reason)>,
}
