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
    /// The slots that have rows, in order.
    pub slots: Vec<Slot>,
    /// The numbers of the periods that have rows, in order.
    pub periods: Vec<u32>,
    /// The cells of slot `i` are from `first_cell[i]` until `first_cell[i + 1]`.
    first_cell: Vec<usize>,
    /// For each cell that has rows: its period, as a place in `periods`, and how many rows.
    period_and_rows: Vec<(usize, u64)>,
    /// The sums of the measures of each cell side by side, in millionths.
    sums: Vec<i128>,
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

/// The rows of one slot in one period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The period, as a place in [`Cells::periods`].
    pub period: usize,
    /// How many rows.
    pub rows: u64,
    /// The sum of each measure, in millionths.
    pub sums: &'a [i128],
}

impl Cells {
    /// Returns the cells of a slot, in the order of periods.
    pub fn of_slot(&self, slot: usize) -> impl Iterator<Item = Cell<'_>> {
        let measures = self.read.len();
        (self.first_cell[slot]..self.first_cell[slot + 1]).map(move |cell| {
            let (period, rows) = self.period_and_rows[cell];
            Cell { period, rows, sums: &self.sums[cell * measures..][..measures] }
        })
    }
}

pub(crate) fn merge(shared: &Shared<'_>, kernels: Vec<Kernel<'_>>) -> Cells {
    let measures = shared.columns.measures.len();
    let one = |measure: usize| if shared.whole[measure] { UNIT } else { 1 };
    let mut merged = Cells {
        slots: Vec::new(),
        periods: kernels.iter().flat_map(|kernel| kernel.periods.iter().copied()).collect(),
        first_cell: vec![0],
        period_and_rows: Vec::new(),
        sums: Vec::new(),
        rows: 0,
        rows_of_file: vec![0; shared.inputs.len()],
        read: vec![0; measures],
        rows_rejected: 0,
        rejected_sums: vec![0; measures],
        rejected: Vec::new(),
        reasons: BTreeMap::new(),
    };
    merged.periods.sort_unstable();
    merged.periods.dedup();
    merged.put_cells(&kernels, &one);
    for kernel in kernels {
        merged.rows += kernel.rows.iter().sum::<u64>();
        for (all, own) in merged.rows_of_file.iter_mut().zip(&kernel.rows) {
            *all += own;
        }
        for (reason, count) in Reason::ALL.into_iter().zip(kernel.reasons) {
            if count > 0 {
                *merged.reasons.entry(reason).or_default() += count;
            }
        }
        let rejected = kernel.rows_of(REJECTED_CELL);
        merged.rows_rejected += rejected;
        for measure in 0..measures {
            merged.read[measure] += kernel.read[measure] * one(measure);
            if rejected > 0 {
                let sum = kernel.sum_of(REJECTED_CELL, measure);
                merged.rejected_sums[measure] += sum * one(measure);
            }
        }
        merged.rejected.extend(kernel.rejected);
    }
    merged.rejected.sort_unstable();
    merged
}

impl Cells {
    /// Takes the cells of all workers, in the order of codes, stretches and periods.
    fn put_cells(&mut self, kernels: &[Kernel<'_>], one: &dyn Fn(usize) -> i128) {
        let mut numbers: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
        for (kernel, own) in kernels.iter().enumerate() {
            for (number, name) in own.names.iter().enumerate() {
                numbers.entry(name).or_default().push((kernel, number));
            }
        }
        let places: Vec<Vec<Option<usize>>> =
            kernels.iter().map(|kernel| places(kernel, &self.periods)).collect();
        for (name, numbers) in numbers {
            let (code, finer) = parted(name);
            let (kernel, number) = numbers[0];
            let until = &kernels[kernel].until[kernels[kernel].first_slot[number] as usize..];
            let mut from = i32::MIN;
            for (stretch, end) in until.iter().enumerate() {
                let slots = numbers.iter().map(|(kernel, number)| {
                    (*kernel, kernels[*kernel].first_slot[*number] as usize + stretch)
                });
                self.put_slot(kernels, &places, slots, one);
                if self.first_cell.last() != Some(&self.period_and_rows.len()) {
                    let (code, finer) = (code.to_owned(), finer.map(str::to_owned));
                    self.slots.push(Slot { code, finer, from });
                    self.first_cell.push(self.period_and_rows.len());
                }
                if *end == i32::MAX {
                    break;
                }
                from = *end;
            }
        }
    }

    /// Takes the cells of one slot: `slots` is its place in each of the workers that met it.
    fn put_slot(
        &mut self,
        kernels: &[Kernel<'_>],
        places: &[Vec<Option<usize>>],
        slots: impl Iterator<Item = (usize, usize)> + Clone,
        one: &dyn Fn(usize) -> i128,
    ) {
        let measures = self.read.len();
        for period in 0..self.periods.len() {
            let mut rows = 0;
            for (number, slot) in slots.clone() {
                let (kernel, places) = (&kernels[number], &places[number]);
                let Some(place) = places[period] else { continue };
                let cell = place + slot;
                let own = kernel.rows_of(cell);
                if own == 0 {
                    continue;
                }
                if rows == 0 {
                    self.sums.resize(self.sums.len() + measures, 0);
                }
                rows += own;
                let at = self.sums.len() - measures;
                for (measure, sum) in self.sums[at..].iter_mut().enumerate() {
                    *sum += kernel.sum_of(cell, measure) * one(measure);
                }
            }
            if rows > 0 {
                self.period_and_rows.push((period, rows));
            }
        }
    }
}

/// Returns where a worker keeps the cells of each period, if it met it.
fn places(kernel: &Kernel<'_>, periods: &[u32]) -> Vec<Option<usize>> {
    let place = |period: &u32| {
        let at = kernel.periods.iter().position(|own| own == period)?;
        Some(at * kernel.stride)
    };
    periods.iter().map(place).collect()
}
