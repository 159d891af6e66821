//! The cells of all workers as one, in the order of codes and periods.

use std::collections::BTreeMap;

use super::Shared;
use super::kernel::{Kernel, REJECTED_CELL};
use crate::number::UNIT;
use crate::reject::{Reason, Rejected};

/// Between a code and the finer code beside it; no code holds it.
const BETWEEN: char = '\u{1f}';

pub(crate) fn joined(code: &str, finer: &str) -> String {
    format!("{code}{BETWEEN}{finer}")
}

/// Takes a name of the kernel apart: the code, and the finer code where the row has one.
pub(crate) fn parted(name: &str) -> (&str, Option<&str>) {
    match name.split_once(BETWEEN) {
        Some((code, finer)) => (code, Some(finer)),
        None => (name, None),
    }
}

/// A code, and one stretch of days through which its place does not change.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    /// The code, as the file has it.
    pub code: String,
    /// The practice or small area beside it, if such a column is read.
    pub finer: Option<String>,
    /// The first day of the stretch, as days since 1970-01-01; the first stretch has no beginning.
    pub from: i32,
}

/// What files say, summed by code, stretch of days and period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cells {
    /// For each slot and period that has rows: how many, and the sum of each measure in millionths.
    pub cells: BTreeMap<(Slot, u32), (u64, Vec<i128>)>,
    /// How many rows were read.
    pub rows: u64,
    /// How many rows were read of each file.
    pub rows_of_file: Vec<u64>,
    /// The sum of each measure over every row read, in millionths.
    pub read: Vec<i128>,
    /// How many rows were rejected.
    pub rows_rejected: u64,
    /// The sum of each measure over the rejected rows.
    pub rejected_sums: Vec<i128>,
    /// The rejected rows, in order; bounded, so there may be fewer than were counted.
    pub rejected: Vec<Rejected>,
    /// How many rows were rejected for each reason.
    pub reasons: BTreeMap<Reason, u64>,
}

pub(crate) fn merge(shared: &Shared<'_>, kernels: Vec<Kernel<'_>>) -> Cells {
    let measures = shared.columns.measures.len();
    let one = |measure: usize| if shared.whole[measure] { UNIT } else { 1 };
    let mut merged = Cells {
        cells: BTreeMap::new(),
        rows: 0,
        rows_of_file: vec![0; shared.inputs.len()],
        read: vec![0; measures],
        rows_rejected: 0,
        rejected_sums: vec![0; measures],
        rejected: Vec::new(),
        reasons: BTreeMap::new(),
    };
    for kernel in kernels {
        merged.rows += kernel.rows.iter().sum::<u64>();
        for (all, own) in merged.rows_of_file.iter_mut().zip(&kernel.rows) {
            *all += own;
        }
        for measure in 0..measures {
            merged.read[measure] += kernel.read[measure] * one(measure);
        }
        for (reason, count) in Reason::ALL.into_iter().zip(kernel.reasons) {
            if count > 0 {
                *merged.reasons.entry(reason).or_default() += count;
            }
        }
        merged.rows_rejected += kernel.counts.get(REJECTED_CELL).copied().unwrap_or(0);
        for (measure, sums) in kernel.sums.iter().enumerate() {
            let sum = sums.get(REJECTED_CELL).copied().unwrap_or(0);
            merged.rejected_sums[measure] += sum * one(measure);
        }
        for (number, name) in kernel.names.iter().enumerate() {
            let (code, finer) = parted(name);
            let first = kernel.first_slot[number] as usize;
            let stretches = kernel.until[first..].iter().position(|day| *day == i32::MAX);
            for stretch in 0..=stretches.unwrap_or(0) {
                let before = stretch.checked_sub(1).map(|before| kernel.until[first + before]);
                let from = before.unwrap_or(i32::MIN);
                for (at, period) in kernel.periods.iter().enumerate() {
                    let cell = at * kernel.stride + first + stretch;
                    // A code that came with the last batch may have no room yet, and no rows.
                    if kernel.counts.get(cell).copied().unwrap_or(0) == 0 {
                        continue;
                    }
                    let (code, finer) = (code.to_owned(), finer.map(str::to_owned));
                    let key = (Slot { code, finer, from }, *period);
                    let sums = vec![0; measures];
                    let (count, sums) = merged.cells.entry(key).or_insert((0, sums));
                    *count += kernel.counts[cell];
                    for (measure, sum) in sums.iter_mut().enumerate() {
                        *sum += kernel.sums[measure][cell] * one(measure);
                    }
                }
            }
        }
        merged.rejected.extend(kernel.rejected);
    }
    merged.rejected.sort_unstable();
    merged
}
