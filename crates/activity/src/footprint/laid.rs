//! A footprint as it was asked for: in words, by a table, or as the proposal of a case.

use std::collections::BTreeMap;
use std::path::Path;

use remit_dictionary::{Date, Period};
use remit_register::{Kind, Register, View};

use super::{Division, Footprint, FootprintError};
use crate::surgeries::Surgeries;

/// What a footprint may be, in the words of commands and of the API.
pub const FOOTPRINTS: &str = "footprints are ccg@2020-04-01, sub-icb@2023-04-01, icb@2026-04-01, \
    stp@2021-04-01, region@2020-04-01, as-recorded, case:ID, or a CSV file with the columns \
    code,body";

/// A footprint before it is laid over the register.
#[derive(Debug, Clone)]
pub enum Laid {
    /// The bodies of a level on a date.
    At {
        /// What it is called in the answer.
        label: String,
        /// The level.
        division: Division,
        /// The day.
        date: Date,
    },
    /// The commissioner on the row's own day.
    AsRecorded,
    /// The bodies of a level as a proposal would have them.
    Proposed {
        /// What it is called in the answer.
        label: String,
        /// The level.
        division: Division,
        /// The day on which it would take effect.
        date: Date,
        /// The register with the proposal laid over it.
        register: Box<Register>,
    },
    /// A table that the caller brings.
    Table {
        /// What it is called in the answer.
        label: String,
        /// The bodies of each code, each with its days, in order.
        homes: BTreeMap<String, Vec<(Period, String)>>,
    },
}

/// Why a table is no footprint.
#[derive(Debug, thiserror::Error)]
pub enum NotATable {
    /// It cannot be read as CSV.
    #[error("{name} could not be read")]
    Unreadable {
        /// The file.
        name: String,
        /// Why.
        source: csv::Error,
    },
    /// It has no such column.
    #[error("{name} is no footprint: it has no column {column:?}")]
    NoColumn {
        /// The file.
        name: String,
        /// The column.
        column: &'static str,
    },
    /// A code or a body is missing.
    #[error("{name} line {line}: a code or a body is missing")]
    Missing {
        /// The file.
        name: String,
        /// The line.
        line: u64,
    },
    /// Its days are no period.
    #[error("{name} line {line}: from and until are no period")]
    NoPeriod {
        /// The file.
        name: String,
        /// The line.
        line: u64,
    },
    /// A code has two bodies on one day.
    #[error("{name}: {code} is given to {one} and to {other} on one day")]
    Overlap {
        /// The file.
        name: String,
        /// The code.
        code: String,
        /// A body.
        one: String,
        /// The other.
        other: String,
    },
}

impl NotATable {
    /// Returns what to do about it.
    #[must_use]
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable { .. } | Self::NoColumn { .. } => {
                "a footprint is a CSV file with the columns code,body"
            }
            Self::Missing { .. } => "give every code its body, or leave the row out",
            Self::NoPeriod { .. } => "write days as 2020-04-01; until is exclusive",
            Self::Overlap { .. } => "a code has one body on a day",
        }
    }
}

impl Laid {
    /// Reads the words of a footprint: `icb@2026-04-01` or `as-recorded`.
    ///
    /// # Errors
    /// When the words are something else, or the law had no such bodies on that day.
    pub fn parse(words: &str) -> Result<Self, FootprintError> {
        if words == "as-recorded" {
            return Ok(Self::AsRecorded);
        }
        let (division, date) = Footprint::parse_at(words)?;
        Ok(Self::At { label: words.to_owned(), division, date })
    }

    /// Returns what a proposal would make of bodies of a kind; none where the kind is no level.
    #[must_use]
    pub fn proposed(label: &str, kind: Kind, date: Date, register: Register) -> Option<Self> {
        let division = match kind {
            Kind::Icb => Division::Icb,
            Kind::Ccg => Division::Ccg,
            _ => return None,
        };
        let (label, register) = (label.to_owned(), Box::new(register));
        Some(Self::Proposed { label, division, date, register })
    }

    /// Lays it over the register.
    #[must_use]
    pub fn over<'a>(&'a self, view: View<'a>, surgeries: Option<&'a Surgeries>) -> Footprint<'a> {
        let at = |label: &String, division: Division, date: Date, view| Footprint::At {
            label: label.clone(),
            division,
            date,
            view,
            surgeries,
        };
        match self {
            Self::AsRecorded => Footprint::AsRecorded { view },
            Self::At { label, division, date } => at(label, *division, *date, view),
            Self::Proposed { label, division, date, register } => {
                at(label, *division, *date, register.now())
            }
            Self::Table { label, homes } => {
                Footprint::Table { label: label.clone(), homes: homes.clone() }
            }
        }
    }

    /// Reads a footprint from a file with the columns code and body.
    ///
    /// # Errors
    /// When it has other columns, or a row that cannot be right.
    pub fn table(path: &Path) -> Result<Self, NotATable> {
        let name = path.display().to_string();
        let unread = |source| NotATable::Unreadable { name: name.clone(), source };
        let mut reader =
            csv::ReaderBuilder::new().trim(csv::Trim::All).from_path(path).map_err(unread)?;
        let headings = reader.headers().map_err(unread)?.clone();
        let place = |column: &'static str| {
            let found =
                headings.iter().position(|own| own.trim_start_matches('\u{feff}') == column);
            found.ok_or_else(|| NotATable::NoColumn { name: name.clone(), column })
        };
        let (code, body) = (place("code")?, place("body")?);
        let (from, until) = (place("from").ok(), place("until").ok());
        let mut homes: BTreeMap<String, Vec<(Period, String)>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(unread)?;
            let line = record.position().map_or(0, csv::Position::line);
            let (code, body) = (record[code].to_owned(), record[body].to_owned());
            if code.is_empty() || body.is_empty() {
                return Err(NotATable::Missing { name, line });
            }
            let days = day(&record, from, Date::BEGINNING).zip(day(&record, until, Date::END));
            let period = days.and_then(|(from, until)| Period::new(from, until).ok());
            let Some(period) = period else { return Err(NotATable::NoPeriod { name, line }) };
            homes.entry(code).or_default().push((period, body));
        }
        for (code, bodies) in &mut homes {
            bodies.sort();
            bodies.dedup();
            let overlap = bodies.windows(2).find(|pair| pair[1].0.from() < pair[0].0.until());
            if let Some([one, other]) = overlap {
                let (code, one, other) = (code.clone(), one.1.clone(), other.1.clone());
                return Err(NotATable::Overlap { name, code, one, other });
            }
        }
        let label = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
        Ok(Self::Table { label: label.unwrap_or(name), homes })
    }
}

/// Reads the day in a column; nothing there, or no such column, is `open`.
fn day(record: &csv::StringRecord, place: Option<usize>, open: Date) -> Option<Date> {
    match place.map(|place| &record[place]) {
        None | Some("") => Some(open),
        Some(text) => Date::parse(text).ok(),
    }
}
