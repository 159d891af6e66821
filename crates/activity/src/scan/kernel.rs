//! The cells of one worker, and the loop that fills them.

use std::collections::HashMap;

use remit_dictionary::Date;

use super::batch::{BAD_DAY, Batch, NO_CODE, NO_DAY};
use super::{ScanError, Shared};
use crate::number::ABSURD;
use crate::reject::{Reason, Rejected};
use crate::when::{END, FIRST};

/// No period yet.
const NONE: u32 = u32::MAX;
/// A worker keeps at most so many cells: 16 bytes a measure and 8 for the count of rows.
const CELLS_MAX: usize = 1 << 26;
/// A worker keeps at most so many rejected rows; more are counted, and not listed.
const REJECTED_MAX: usize = 1_000_000;
/// The cell of rejected rows.
pub(crate) const REJECTED_CELL: usize = 0;

/// The cells of one worker. Slot 0 of the first period is that of the rejected rows.
pub(crate) struct Kernel<'a> {
    pub shared: &'a Shared<'a>,
    numbers: HashMap<Box<str>, u32>,
    /// The codes, in the order they were met.
    pub names: Vec<Box<str>>,
    /// The first slot of each code.
    pub first_slot: Vec<u32>,
    /// The day each slot ends; a code's last slot never ends.
    pub until: Vec<i32>,
    /// The period of each day, and where the cells of each period are.
    period_of_day: Vec<u16>,
    place_of_period: Vec<u32>,
    /// The periods, in the order they were met.
    pub periods: Vec<u32>,
    /// How many slots a period has room for.
    pub stride: usize,
    /// How many rows each cell has.
    pub counts: Vec<u64>,
    /// The sums of each measure, a cell each.
    pub sums: Vec<Vec<i128>>,
    /// What was read of each measure, summed apart from the cells.
    pub read: Vec<i128>,
    /// How many rows were read of each file.
    pub rows: Vec<u64>,
    pub rejected: Vec<Rejected>,
    pub reasons: [u64; Reason::ALL.len()],
    cell_of_row: Vec<u32>,
}

impl<'a> Kernel<'a> {
    pub fn new(shared: &'a Shared<'a>) -> Self {
        let every = shared.columns.every;
        let days = (FIRST..END).map(|day| {
            let number = every.number(Date::from_days(day)).unwrap_or(0);
            u16::try_from(number).expect("BUG: a hundred years have fewer months")
        });
        let measures = shared.columns.measures.len();
        let stride = 1 << 14;
        Self {
            shared,
            numbers: HashMap::new(),
            names: Vec::new(),
            first_slot: Vec::new(),
            until: vec![i32::MAX],
            period_of_day: days.collect(),
            place_of_period: vec![NONE; 2_000],
            periods: Vec::new(),
            stride,
            counts: Vec::new(),
            sums: vec![Vec::new(); measures],
            read: vec![0; measures],
            rows: vec![0; shared.inputs.len()],
            rejected: Vec::new(),
            reasons: [0; Reason::ALL.len()],
            cell_of_row: Vec::new(),
        }
    }

    /// Returns the number of a code; a new one is given a slot for each stretch of its days.
    pub fn number(&mut self, code: &str) -> u32 {
        if let Some(number) = self.numbers.get(code) {
            return *number;
        }
        let number = u32::try_from(self.names.len()).expect("BUG: codes fit in 32 bits");
        self.numbers.insert(code.into(), number);
        self.names.push(code.into());
        self.first_slot.push(u32::try_from(self.until.len()).expect("BUG: slots fit in 32 bits"));
        self.until.extend((self.shared.turns)(code));
        self.until.push(i32::MAX);
        number
    }

    /// Takes some rows.
    pub fn take(&mut self, batch: &Batch<'_>) -> Result<(), ScanError> {
        let rows = batch.codes.len();
        self.rows[batch.file] += rows as u64;
        self.shared.go_on(rows as u64)?;
        self.make_room()?;
        self.place(batch)?;
        for (measure, figures) in batch.measures.iter().enumerate() {
            self.read[measure] += exact_sum(figures);
            let sums = &mut self.sums[measure][..];
            for (cell, figure) in self.cell_of_row.iter().zip(figures.iter()) {
                sums[*cell as usize] += i128::from(*figure);
            }
        }
        Ok(())
    }

    /// Finds the cell of every row, and counts it.
    fn place(&mut self, batch: &Batch<'_>) -> Result<(), ScanError> {
        let mut cells = std::mem::take(&mut self.cell_of_row);
        cells.clear();
        if self.periods.is_empty() {
            self.open_period(0)?;
        }
        let dated = self.shared.columns.date.is_some();
        for (row, code) in batch.codes.iter().enumerate() {
            let day = if dated { batch.days[row] } else { FIRST };
            let in_range = (FIRST..END).contains(&day);
            if *code == NO_CODE || !in_range {
                let reason = match day {
                    _ if *code == NO_CODE => Reason::NoCode,
                    NO_DAY => Reason::NoDate,
                    BAD_DAY => Reason::UnreadableDate,
                    _ => Reason::DateOutOfRange,
                };
                self.reject(batch, row, reason);
                cells.push(0);
                continue;
            }
            let period = self.period_of_day[usize::try_from(day - FIRST).unwrap_or(0)];
            let mut place = self.place_of_period[usize::from(period)];
            if place == NONE {
                place = self.open_period(u32::from(period))?;
            }
            let mut slot = self.first_slot[*code as usize];
            while self.until[slot as usize] <= day {
                slot += 1;
            }
            cells.push(place + slot);
        }
        for (row, reason) in &batch.bad {
            if cells[*row] != 0 {
                self.reject(batch, *row, *reason);
                cells[*row] = 0;
            }
        }
        for cell in &cells {
            self.counts[*cell as usize] += 1;
        }
        self.cell_of_row = cells;
        Ok(())
    }

    fn reject(&mut self, batch: &Batch<'_>, row: usize, reason: Reason) {
        self.reasons[reason as usize] += 1;
        if self.rejected.len() < REJECTED_MAX {
            let row = batch.first_row + row as u64;
            self.rejected.push(Rejected { file: batch.file, row, reason });
        }
    }

    /// Returns where the cells of a new period begin.
    fn open_period(&mut self, period: u32) -> Result<u32, ScanError> {
        let place = self.periods.len() * self.stride;
        self.periods.push(period);
        self.resize()?;
        let place = u32::try_from(place).expect("BUG: cells are bounded");
        self.place_of_period[period as usize] = place;
        Ok(place)
    }

    /// Gives every period room for the slots there are by now.
    fn make_room(&mut self) -> Result<(), ScanError> {
        if self.until.len() <= self.stride {
            return Ok(());
        }
        let (old, new) = (self.stride, self.until.len().next_power_of_two());
        self.stride = new;
        if new * self.periods.len() > CELLS_MAX {
            return Err(ScanError::TooManyCells(CELLS_MAX));
        }
        self.counts = spread(&self.counts, old, new, 0);
        for sums in &mut self.sums {
            *sums = spread(sums, old, new, 0);
        }
        for (at, period) in self.periods.iter().enumerate() {
            let place = u32::try_from(at * new).expect("BUG: cells are bounded");
            self.place_of_period[*period as usize] = place;
        }
        Ok(())
    }

    fn resize(&mut self) -> Result<(), ScanError> {
        let cells = self.periods.len() * self.stride;
        if cells > CELLS_MAX {
            return Err(ScanError::TooManyCells(CELLS_MAX));
        }
        self.counts.resize(cells, 0);
        for sums in &mut self.sums {
            sums.resize(cells, 0);
        }
        Ok(())
    }
}

fn spread<T: Copy>(cells: &[T], old: usize, new: usize, empty: T) -> Vec<T> {
    let mut spread = vec![empty; cells.len() / old * new];
    for (from, to) in cells.chunks(old).zip(spread.chunks_mut(new)) {
        to[..old].copy_from_slice(from);
    }
    spread
}

/// Sums figures exactly, in two halves that cannot overflow within a batch.
fn exact_sum(figures: &[i64]) -> i128 {
    let mut low = 0_u64;
    let mut high = 0_i64;
    for figure in figures {
        low += figure.cast_unsigned() & 0xffff_ffff;
        high += figure >> 32;
    }
    (i128::from(high) << 32) + i128::from(low)
}

/// Returns the reason why a figure is not counted, if there is one.
pub(crate) fn odd(figure: i64, one: i64, signed: bool) -> Option<Reason> {
    if figure < 0 && !signed {
        return Some(Reason::NegativeFigure);
    }
    (figure.unsigned_abs() >= ABSURD.unsigned_abs() * one.unsigned_abs())
        .then_some(Reason::AbsurdFigure)
}
