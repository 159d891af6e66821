//! What guidance sets: deadlines, thresholds, lists. Dated tables with a source each.
//!
//! Every table has columns of its own, then `from,until,tag,source,author,checked_by,review_by`.
//! A date before the first row of a name is refused, not guessed; a row past its day of review is
//! used, with a warning.

use std::collections::BTreeMap;

use remit_dictionary::{Date, Period};

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    cells: Vec<String>,
    /// The days for which it holds.
    pub period: Period,
    /// How well it is verified: V, P, K or M.
    pub tag: String,
    /// Where it comes from.
    pub source: String,
    /// Who put it in.
    pub author: String,
    /// Who checked it; empty where nobody has yet.
    pub checked_by: String,
    /// The day by which somebody looks at it again.
    pub review_by: Date,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name: that of its file without the ending.
    pub name: String,
    /// The names of its own columns.
    pub headings: Vec<String>,
    rows: Vec<Row>,
}

/// Every table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables {
    tables: BTreeMap<String, Table>,
}

/// Why a table cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// It is no CSV, or a column is missing.
    #[error("table {table} line {line}: {reason}")]
    Row {
        /// The table.
        table: String,
        /// The line of the file.
        line: u64,
        /// What is wrong.
        reason: String,
    },
    /// Two rows of the same key hold on one day.
    #[error("table {table}: {key} has two rows on {date}")]
    Overlap {
        /// The table.
        table: String,
        /// The key.
        key: String,
        /// The day.
        date: Date,
    },
    /// Between two rows of the same key nothing holds.
    #[error("table {table}: {key} has no row on {date}, between two that it has")]
    Gap {
        /// The table.
        table: String,
        /// The key.
        key: String,
        /// The day.
        date: Date,
    },
}

const DATED: [&str; 7] = ["from", "until", "tag", "source", "author", "checked_by", "review_by"];

/// The project's own tables, each by its name and text.
const OWN: &[(&str, &str)] = &[
    ("audiences", include_str!("../../../data/rules/audiences.csv")),
    ("bank_holidays", include_str!("../../../data/rules/bank_holidays.csv")),
    ("criteria", include_str!("../../../data/rules/criteria.csv")),
    ("figures", include_str!("../../../data/rules/figures.csv")),
    ("forms", include_str!("../../../data/rules/forms.csv")),
    ("packs", include_str!("../../../data/rules/packs.csv")),
    ("reserved", include_str!("../../../data/rules/reserved.csv")),
    ("seats", include_str!("../../../data/rules/seats.csv")),
    ("standards", include_str!("../../../data/rules/standards.csv")),
    ("ties", include_str!("../../../data/rules/ties.csv")),
    ("waves", include_str!("../../../data/rules/waves.csv")),
];

/// Tables whose first column is a key with one row a day; the others are lists.
const KEYED: [&str; 1] = ["figures"];

impl Tables {
    /// Returns the project's own tables.
    ///
    /// # Panics
    /// Never: a test reads them.
    #[must_use]
    pub fn own() -> Self {
        Self::read(OWN).expect("BUG: the project's own tables are read by a test")
    }

    /// Reads tables, each a name and the text of a CSV file.
    ///
    /// # Errors
    /// When a row cannot be read, or rows of one key overlap or leave a gap.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, TableError> {
        let mut tables = BTreeMap::new();
        for (name, text) in files {
            tables.insert((*name).to_owned(), Table::read(name, text)?);
        }
        Ok(Self { tables })
    }

    /// Puts a table in the place of the one of its name.
    pub fn replace(&mut self, table: Table) {
        self.tables.insert(table.name.clone(), table);
    }

    /// Returns every table, in the order of their names.
    pub fn all(&self) -> impl Iterator<Item = &Table> {
        self.tables.values()
    }

    /// Returns a table.
    ///
    /// # Panics
    /// When there is no table of that name.
    #[must_use]
    pub fn table(&self, name: &str) -> &Table {
        self.tables.get(name).unwrap_or_else(|| panic!("BUG: there is no table {name}"))
    }

    /// Returns the figure of a name on a date; none before its first row.
    #[must_use]
    pub fn figure(&self, name: &str, date: Date) -> Option<&str> {
        let table = self.table("figures");
        table
            .on(date)
            .find(|row| table.cell(row, "name") == name)
            .map(|row| table.cell(row, "value"))
    }

    /// Returns a figure that is a whole number.
    ///
    /// # Panics
    /// When the figure is no number: a test reads every one.
    #[must_use]
    pub fn number(&self, name: &str, date: Date) -> Option<u32> {
        let text = self.figure(name, date)?;
        Some(text.parse().unwrap_or_else(|_| panic!("BUG: figure {name} is no number")))
    }
}

impl Table {
    /// Reads a table.
    ///
    /// # Errors
    /// When a row cannot be read, or rows of one key overlap or leave a gap.
    pub fn read(name: &str, text: &str) -> Result<Self, TableError> {
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let wrong =
            |line: u64, reason: String| TableError::Row { table: name.into(), line, reason };
        let headings = reader.headers().map_err(|error| wrong(1, error.to_string()))?.clone();
        let own = headings.len().saturating_sub(DATED.len());
        if own == 0 || !headings.iter().skip(own).eq(DATED) {
            let dated = DATED.join(",");
            return Err(wrong(1, format!("the last columns must be {dated}")));
        }
        let headings: Vec<String> = headings.iter().take(own).map(str::to_owned).collect();
        let mut table = Self { name: name.to_owned(), headings, rows: Vec::new() };
        for record in reader.records() {
            let record = record.map_err(|error| {
                wrong(error.position().map_or(0, csv::Position::line), error.to_string())
            })?;
            let line = record.position().map_or(0, csv::Position::line);
            table.rows.push(row(&record, own).map_err(|reason| wrong(line, reason))?);
        }
        if KEYED.contains(&name) {
            table.check_keys()?;
        }
        Ok(table)
    }

    /// Of one key, exactly one row holds on every day from its first.
    fn check_keys(&self) -> Result<(), TableError> {
        let mut rows: Vec<&Row> = self.rows.iter().collect();
        rows.sort_by_key(|row| (row.cells[0].clone(), row.period.from()));
        for pair in rows.windows(2) {
            let [one, next] = pair else { continue };
            let (until, from) = (one.period.until(), next.period.from());
            if one.cells[0] != next.cells[0] || until == from {
                continue;
            }
            let (table, key) = (self.name.clone(), one.cells[0].clone());
            return Err(if from < until {
                TableError::Overlap { table, key, date: from }
            } else {
                TableError::Gap { table, key, date: until }
            });
        }
        Ok(())
    }

    /// Returns every row.
    #[must_use]
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Returns the rows that hold on a date, in the order of the file.
    pub fn on(&self, date: Date) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(move |row| row.period.contains(date))
    }

    /// Returns what a row has in a column.
    ///
    /// # Panics
    /// When the table has no such column.
    #[must_use]
    pub fn cell<'a>(&self, row: &'a Row, heading: &str) -> &'a str {
        let at = self.headings.iter().position(|own| own == heading);
        let at = at.unwrap_or_else(|| panic!("BUG: table {} has no column {heading}", self.name));
        &row.cells[at]
    }

    /// Returns the rows that hold on a date and should have been looked at again by then.
    pub fn past_review(&self, date: Date) -> impl Iterator<Item = &Row> {
        self.on(date).filter(move |row| row.review_by < date)
    }
}

fn row(record: &csv::StringRecord, own: usize) -> Result<Row, String> {
    let cell = |at: usize| record.get(own + at).unwrap_or_default().trim();
    let date = |text: &str, empty: Date| match text {
        "" => Ok(empty),
        text => Date::parse(text).map_err(|error| error.to_string()),
    };
    let (from, until) = (date(cell(0), Date::BEGINNING)?, date(cell(1), Date::END)?);
    if !["V", "P", "K", "M"].contains(&cell(2)) {
        return Err(format!("\"{}\" is no tag: V, P, K or M", cell(2)));
    }
    if cell(3).is_empty() || cell(4).is_empty() {
        return Err("a row names its source and its author".to_owned());
    }
    Ok(Row {
        cells: record.iter().take(own).map(|text| text.trim().to_owned()).collect(),
        period: Period::new(from, until).map_err(|error| error.to_string())?,
        tag: cell(2).to_owned(),
        source: cell(3).to_owned(),
        author: cell(4).to_owned(),
        checked_by: cell(5).to_owned(),
        review_by: date(cell(6), Date::END)?,
    })
}
