//! The cells of one worker, and the loop that fills them.

use std::borrow::Cow;
use std::collections::HashMap;

use remit_dictionary::Date;

use super::batch::{BAD_DAY, Batch, NO_CODE, NO_DAY};
use super::merge::joined;
use super::{ScanError, Shared};
use crate::number::ABSURD;
use crate::reject::{Reason, Rejected};
use crate::when::{END, FIRST};

/// No period yet.
const NONE: u32 = u32::MAX;
/// A worker keeps at most so many cells: 8 bytes a measure and 8 for the count of rows.
const CELLS_MAX: usize = 1 << 26;
/// A worker keeps at most so many rejected rows; more are counted, and not listed.
const REJECTED_MAX: usize = 1_000_000;
/// So many turns of a code are stepped over without a branch, which a processor would guess wrong.
const STEPS_MAX: usize = 3;
/// The cell of rejected rows.
pub(crate) const REJECTED_CELL: usize = 0;

/// The cells of one worker. Slot 0 of the first period is that of the rejected rows.
pub(crate) struct Kernel<'a> {
    pub shared: &'a Shared<'a>,
    numbers: HashMap<Box<str>, u32>,
    divided: HashMap<Box<str>, bool>,
    /// The codes, in the order they were met.
    pub names: Vec<Box<str>>,
    /// The first slot of each code.
    pub first_slot: Vec<u32>,
    /// The day each slot ends; a code's last slot never ends.
    pub until: Vec<i32>,
    /// How many turns the code with the most turns has, up to [`STEPS_MAX`].
    steps: usize,
    /// The period of each day, and where the cells of that period begin, once it was met.
    period_of_day: Vec<u16>,
    place_of_day: Vec<u32>,
    /// The periods, in the order they were met.
    pub periods: Vec<u32>,
    /// How many slots a period has room for.
    pub stride: usize,
    /// The figures of each cell side by side: how many rows, then the sum of each measure.
    figures: Vec<i64>,
    /// How often a sum ran over 64 bits, upwards less downwards, by its place in `figures`.
    carries: HashMap<usize, i64>,
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
        let period_of_day: Vec<u16> = days.collect();
        Self {
            shared,
            numbers: HashMap::new(),
            divided: HashMap::new(),
            names: Vec::new(),
            first_slot: Vec::new(),
            until: vec![i32::MAX],
            steps: 0,
            place_of_day: vec![NONE; period_of_day.len()],
            period_of_day,
            periods: Vec::new(),
            stride: 1 << 14,
            figures: Vec::new(),
            carries: HashMap::new(),
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
        let turns = self.shared.asked.turns(code);
        self.steps = self.steps.max(turns.len()).min(STEPS_MAX);
        self.until.extend(turns);
        self.until.push(i32::MAX);
        number
    }

    /// Returns the number of a divided code with the finer code beside it.
    pub fn number_of_pair(&mut self, code: &str, finer: &str) -> u32 {
        if finer.is_empty() { self.number(code) } else { self.number(&joined(code, finer)) }
    }

    /// Tells whether a footprint divides a code.
    pub fn is_divided(&mut self, code: &str) -> bool {
        if let Some(divided) = self.divided.get(code) {
            return *divided;
        }
        let divided = self.shared.asked.is_divided(code);
        self.divided.insert(code.into(), divided);
        divided
    }

    /// Takes some rows.
    pub fn take(&mut self, batch: &Batch<'_>) -> Result<(), ScanError> {
        let rows = batch.codes.len();
        self.rows[batch.file] += rows as u64;
        self.shared.go_on(rows as u64)?;
        self.make_room()?;
        self.place(batch)?;
        for (read, figures) in self.read.iter_mut().zip(&batch.measures) {
            *read += exact_sum(figures);
        }
        self.add(&batch.measures);
        Ok(())
    }

    /// Adds the figures of every row to its cell; the usual widths have a loop of their own, so that
    /// the processor may go on to the next rows while memory answers for this one.
    fn add(&mut self, measures: &[Cow<'_, [i64]>]) {
        match measures {
            [one] => self.add_each([one]),
            [one, two] => self.add_each([one, two]),
            [one, two, three] => self.add_each([one, two, three]),
            _ => {
                for (row, cell) in self.cell_of_row.iter().enumerate() {
                    let at = *cell as usize * (1 + measures.len());
                    self.figures[at] += 1;
                    for (measure, figures) in measures.iter().enumerate() {
                        let to = at + 1 + measure;
                        add_carrying(&mut self.figures[to], figures[row], to, &mut self.carries);
                    }
                }
            }
        }
    }

    fn add_each<const N: usize>(&mut self, measures: [&[i64]; N]) {
        let measures = measures.map(|figures| &figures[..self.cell_of_row.len()]);
        for (row, cell) in self.cell_of_row.iter().enumerate() {
            let at = *cell as usize * (1 + N);
            let Some((rows, sums)) = self.figures[at..=at + N].split_first_mut() else { continue };
            *rows += 1;
            for measure in 0..N {
                let to = at + 1 + measure;
                add_carrying(&mut sums[measure], measures[measure][row], to, &mut self.carries);
            }
        }
    }

    /// Returns how many rows a cell has.
    pub fn rows_of(&self, cell: usize) -> u64 {
        let rows = self.figures.get(cell * (1 + self.read.len())).copied();
        rows.unwrap_or(0).cast_unsigned()
    }

    /// Returns the sum of a measure in a cell that has rows.
    pub fn sum_of(&self, cell: usize, measure: usize) -> i128 {
        let at = cell * (1 + self.read.len()) + 1 + measure;
        let carried = self.carries.get(&at).copied().unwrap_or(0);
        (i128::from(carried) << 64) + i128::from(self.figures[at])
    }

    /// Finds the cell of every row.
    fn place(&mut self, batch: &Batch<'_>) -> Result<(), ScanError> {
        let mut cells = std::mem::take(&mut self.cell_of_row);
        cells.clear();
        cells.resize(batch.codes.len(), 0);
        if self.periods.is_empty() {
            self.open_period(0)?;
        }
        let dated = self.shared.columns.date.is_some();
        for (row, (code, cell)) in batch.codes.iter().zip(&mut cells).enumerate() {
            let day = if dated { batch.days[row] } else { FIRST };
            let at = usize::try_from(day.wrapping_sub(FIRST)).unwrap_or(usize::MAX);
            let Some(place) = self.place_of_day.get(at).filter(|_| *code != NO_CODE) else {
                let reason = match day {
                    _ if *code == NO_CODE => Reason::NoCode,
                    NO_DAY => Reason::NoDate,
                    BAD_DAY => Reason::UnreadableDate,
                    _ => Reason::DateOutOfRange,
                };
                self.reject(batch, row, reason);
                continue;
            };
            let mut place = *place;
            if place == NONE {
                place = self.open_period(u32::from(self.period_of_day[at]))?;
            }
            let mut slot = self.first_slot[*code as usize];
            for _ in 0..self.steps {
                slot += u32::from(self.until[slot as usize] <= day);
            }
            while self.steps == STEPS_MAX && self.until[slot as usize] <= day {
                slot += 1;
            }
            *cell = place + slot;
        }
        for (row, reason) in &batch.bad {
            if cells[*row] != 0 {
                self.reject(batch, *row, *reason);
                cells[*row] = 0;
            }
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
        let at = self.periods.len();
        self.periods.push(period);
        self.resize(self.stride)?;
        self.put_period(at);
        Ok(u32::try_from(at * self.stride).expect("BUG: cells are bounded"))
    }

    /// Lets the days of a period find its cells.
    fn put_period(&mut self, at: usize) {
        let place = u32::try_from(at * self.stride).expect("BUG: cells are bounded");
        let period = self.periods[at];
        for (own, to) in self.period_of_day.iter().zip(&mut self.place_of_day) {
            if u32::from(*own) == period {
                *to = place;
            }
        }
    }

    /// Gives every period room for the slots there are by now.
    fn make_room(&mut self) -> Result<(), ScanError> {
        if self.until.len() <= self.stride {
            return Ok(());
        }
        let width = 1 + self.read.len();
        let (old, new) = (self.stride, self.until.len().next_power_of_two());
        let figures = std::mem::take(&mut self.figures);
        self.stride = new;
        self.resize(new)?;
        for (from, to) in figures.chunks(old * width).zip(self.figures.chunks_mut(new * width)) {
            to[..old * width].copy_from_slice(from);
        }
        let moved = |at: usize| at / (old * width) * (new * width) + at % (old * width);
        self.carries = self.carries.drain().map(|(at, carry)| (moved(at), carry)).collect();
        (0..self.periods.len()).for_each(|at| self.put_period(at));
        Ok(())
    }

    fn resize(&mut self, stride: usize) -> Result<(), ScanError> {
        let cells = self.periods.len() * stride;
        if cells > CELLS_MAX {
            return Err(ScanError::TooManyCells(CELLS_MAX));
        }
        self.figures.resize(cells * (1 + self.read.len()), 0);
        Ok(())
    }
}

/// Adds a figure to a sum, and keeps apart what runs over 64 bits.
#[inline]
fn add_carrying(sum: &mut i64, figure: i64, at: usize, carries: &mut HashMap<usize, i64>) {
    let (wrapped, over) = sum.overflowing_add(figure);
    *sum = wrapped;
    if over {
        *carries.entry(at).or_default() += figure.signum();
    }
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
