//! Rows per key that follow each other in time, without an overlap and without a gap.

use std::collections::BTreeMap;

use remit_dictionary::{Date, Period};

/// Rows per key, in order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dated<T>(BTreeMap<String, Vec<(Period, T)>>);

/// One row as it was read.
pub(crate) struct Line<T> {
    pub key: String,
    pub line: u64,
    pub period: Period,
    pub value: T,
}

/// Where two rows of one key do not fit together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    pub key: String,
    pub line: u64,
    pub date: Date,
    pub overlap: bool,
}

impl<T> Dated<T> {
    /// Puts rows in order of time, and names the later of two that overlap or leave a gap.
    pub(crate) fn of(lines: Vec<Line<T>>) -> Result<Self, Misfit> {
        let mut sorted = lines;
        sorted.sort_by(|a, b| {
            let order = |own: &Line<T>| (own.period.from(), own.line);
            a.key.cmp(&b.key).then_with(|| order(a).cmp(&order(b)))
        });
        let mut all: BTreeMap<String, Vec<(Period, T)>> = BTreeMap::new();
        for Line { key, line, period, value } in sorted {
            let rows = all.entry(key.clone()).or_default();
            if let Some((before, _)) = rows.last()
                && before.until() != period.from()
            {
                let overlap = period.from() < before.until();
                let date = if overlap { period.from() } else { before.until() };
                return Err(Misfit { key, line, date, overlap });
            }
            rows.push((period, value));
        }
        Ok(Self(all))
    }

    /// Returns the key as it is held and its row on a day.
    pub(crate) fn at(&self, key: &str, day: Date) -> Option<(&str, &T)> {
        let (own, rows) = self.0.get_key_value(key)?;
        let found = rows.iter().find(|(period, _)| period.contains(day))?;
        Some((own, &found.1))
    }

    /// Tells whether there is any row of the key.
    pub(crate) fn has(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// Returns the first day of any row.
    pub(crate) fn first_day(&self) -> Option<Date> {
        self.0.values().filter_map(|rows| rows.first()).map(|(period, _)| period.from()).min()
    }

    /// Returns the first day of each row and the day after its last.
    pub(crate) fn changes(&self) -> impl Iterator<Item = Date> {
        let rows = self.0.values().flatten();
        rows.flat_map(|(period, _)| [period.from(), period.until()])
    }

    /// Returns every row.
    pub(crate) fn values(&self) -> impl Iterator<Item = &T> {
        self.0.values().flatten().map(|(_, value)| value)
    }
}
