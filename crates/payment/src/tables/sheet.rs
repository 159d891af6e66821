//! One CSV text, its cells asked for by heading, its errors with file and line.

use remit_dictionary::{Date, Period};

use super::dated::{Dated, Line, Misfit};
use super::read::TableError;

/// How the published lists write a flag.
pub(super) const FLAG: [&str; 2] = ["1", "0"];

/// A CSV text whose cells are asked for by heading.
pub(crate) struct Sheet {
    file: String,
    headings: csv::StringRecord,
    pub(crate) rows: Vec<(u64, csv::StringRecord)>,
}

impl Sheet {
    pub(crate) fn read(file: &str, text: &str) -> Result<Self, TableError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let broken = |line: u64| TableError::Broken { file: file.to_owned(), line };
        let headings = reader.headers().map_err(|_| broken(1))?.clone();
        let mut rows = Vec::new();
        for record in reader.records() {
            let at = |place: Option<&csv::Position>| place.map_or(0, csv::Position::line);
            let record = record.map_err(|error| broken(at(error.position())))?;
            rows.push((at(record.position()), record));
        }
        if rows.is_empty() {
            return Err(TableError::Empty { file: file.to_owned() });
        }
        Ok(Self { file: file.to_owned(), headings, rows })
    }

    /// Returns where a column is.
    pub(crate) fn column(&self, name: &str) -> Result<usize, TableError> {
        self.headings
            .iter()
            .position(|heading| heading == name)
            .ok_or_else(|| TableError::Column { file: self.file.clone(), column: name.to_owned() })
    }

    pub(crate) fn wrong(&self, line: u64, column: usize, value: &str) -> TableError {
        TableError::Value {
            file: self.file.clone(),
            line,
            column: self.headings.get(column).unwrap_or_default().to_owned(),
            value: value.chars().take(40).collect(),
        }
    }

    /// Reads a key, which may not be empty.
    pub(crate) fn key(
        &self,
        (line, row): &(u64, csv::StringRecord),
        column: usize,
    ) -> Result<String, TableError> {
        match row.get(column) {
            Some(text) if !text.is_empty() => Ok(text.to_owned()),
            _ => Err(self.wrong(*line, column, "")),
        }
    }

    /// Reads two inclusive days; an empty last day means open.
    pub(crate) fn period(
        &self,
        (line, row): &(u64, csv::StringRecord),
        columns: [usize; 2],
    ) -> Result<Period, TableError> {
        let [from, until] = columns;
        let cell = |column: usize| row.get(column).unwrap_or_default();
        let day = |column: usize| {
            Date::parse(cell(column)).map_err(|_| self.wrong(*line, column, cell(column)))
        };
        let last = if cell(until).is_empty() { None } else { Some(day(until)?) };
        Period::of_days(Some(day(from)?), last).map_err(|_| self.wrong(*line, until, cell(until)))
    }

    /// Reads one of two words.
    pub(super) fn yes(
        &self,
        (line, row): &(u64, csv::StringRecord),
        column: usize,
        [yes, no]: [&str; 2],
    ) -> Result<bool, TableError> {
        match row.get(column).unwrap_or_default() {
            text if text == yes => Ok(true),
            text if text == no => Ok(false),
            other => Err(self.wrong(*line, column, other)),
        }
    }

    /// Reads the first day and the day after the last; an empty one means open.
    pub(crate) fn half_open(
        &self,
        (line, row): &(u64, csv::StringRecord),
        [from, until]: [usize; 2],
    ) -> Result<Period, TableError> {
        let cell = |column: usize| row.get(column).unwrap_or_default();
        let wrong = |column: usize| self.wrong(*line, column, cell(column));
        let first = Date::parse(cell(from)).map_err(|_| wrong(from))?;
        if cell(until).is_empty() {
            return Ok(Period::since(first));
        }
        let end = Date::parse(cell(until)).map_err(|_| wrong(until))?;
        Period::new(first, end).map_err(|_| wrong(until))
    }

    /// Puts rows in order of time, with the file and line of those that do not fit.
    pub(crate) fn dated<T>(&self, lines: Vec<Line<T>>) -> Result<Dated<T>, TableError> {
        let file = self.file.clone();
        Dated::of(lines).map_err(|Misfit { key, line, date, overlap }| {
            if overlap {
                TableError::Overlap { file, line, key, date }
            } else {
                TableError::Gap { file, line, key, date }
            }
        })
    }
}
