//! Dated lists of prices and factors, read from CSV. Periods are half-open, as in all our own
//! files: `until` is the day after the last, and empty while open.

use csv::StringRecord;
use remit_dictionary::{Date, Pence};

use super::{Factor, PriceError};
use crate::tables::{Dated, Line, Sheet, TableError};

/// Stands between the two halves of a key, which may not hold it.
const BETWEEN: char = '|';

/// Unit prices: columns `code` (as a healthcare resource group), `pod`, `from`, `until`, `price`
/// in pounds. A code or a point of delivery may be empty, which is a key of its own and no
/// wildcard. A row with a `provider` (and maybe a `commissioner`; neither column has to be there)
/// is a price that they agreed: a local one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prices {
    name: String,
    first: Date,
    rows: Dated<Pence>,
}

/// Market forces factors: columns `provider`, `from`, `until`, `factor`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factors {
    name: String,
    first: Date,
    rows: Dated<Factor>,
}

impl Prices {
    /// Reads a list from its name and text.
    ///
    /// # Errors
    /// When a column is missing, a value is not understood, or two rows of one key overlap or
    /// leave a gap.
    pub fn read(name: &str, text: &str) -> Result<Self, TableError> {
        let sheet = Sheet::read(name, text)?;
        let (code, pod) = (sheet.column("code")?, sheet.column("pod")?);
        let (dates, price) = (dates(&sheet)?, sheet.column("price")?);
        let parties = ["provider", "commissioner"].map(|name| sheet.column(name).ok());
        let line = |row: &(u64, StringRecord)| {
            let cell = |column: usize| row.1.get(column).unwrap_or_default();
            let [provider, commissioner] = parties.map(|at| at.map_or("", cell));
            let mut texts = [code, pod].into_iter().chain(parties.into_iter().flatten());
            if let Some(column) = texts.find(|at| cell(*at).contains(BETWEEN)) {
                return Err(sheet.wrong(row.0, column, cell(column)));
            }
            if cell(code).is_empty() && cell(pod).is_empty() {
                return Err(sheet.wrong(row.0, code, ""));
            }
            // A commissioner agrees a price with somebody.
            if let (Some(column), "") = (parties[0], provider)
                && !commissioner.is_empty()
            {
                return Err(sheet.wrong(row.0, column, ""));
            }
            let value = Pence::parse(cell(price))
                .ok()
                .filter(|own| Pence::ZERO <= *own)
                .ok_or_else(|| sheet.wrong(row.0, price, cell(price)))?;
            let own = key(cell(code), cell(pod));
            let key = if provider.is_empty() { own } else { local(&own, provider, commissioner) };
            Ok(Line { key, line: row.0, period: sheet.half_open(row, dates)?, value })
        };
        let rows = sheet.dated(sheet.rows.iter().map(line).collect::<Result<_, _>>()?)?;
        let first = rows.first_day().unwrap_or(Date::END);
        Ok(Self { name: name.to_owned(), first, rows })
    }

    /// Returns the unit price on a day.
    ///
    /// # Errors
    /// When the list does not have it, or begins later.
    pub fn at(&self, code: &str, pod: &str, day: Date) -> Result<Pence, PriceError> {
        look_up(&self.name, self.first, &self.rows, &key(code, pod), day)
    }

    /// Returns the price that a provider agreed with a commissioner, or else with everybody; none
    /// where they agreed none.
    ///
    /// # Errors
    /// When they agreed one for other days only.
    pub fn local(
        &self,
        code: &str,
        pod: &str,
        [provider, commissioner]: [&str; 2],
        day: Date,
    ) -> Result<Option<Pence>, PriceError> {
        let own = key(code, pod);
        let keys = [local(&own, provider, commissioner), local(&own, provider, "")];
        let Some(key) = keys.into_iter().find(|key| self.rows.has(key)) else { return Ok(None) };
        look_up(&self.name, self.first, &self.rows, &key, day).map(Some)
    }
}

impl Factors {
    /// Reads a list from its name and text.
    ///
    /// # Errors
    /// When a column is missing, a value is not understood, or two rows of one key overlap or
    /// leave a gap.
    pub fn read(name: &str, text: &str) -> Result<Self, TableError> {
        let sheet = Sheet::read(name, text)?;
        let (provider, dates) = (sheet.column("provider")?, dates(&sheet)?);
        let factor = sheet.column("factor")?;
        let line = |row: &(u64, StringRecord)| {
            let text = row.1.get(factor).unwrap_or_default();
            let value = Factor::parse(text).map_err(|_| sheet.wrong(row.0, factor, text))?;
            let (key, period) = (sheet.key(row, provider)?, sheet.half_open(row, dates)?);
            Ok(Line { key, line: row.0, period, value })
        };
        let rows = sheet.dated(sheet.rows.iter().map(line).collect::<Result<_, _>>()?)?;
        let first = rows.first_day().unwrap_or(Date::END);
        Ok(Self { name: name.to_owned(), first, rows })
    }

    /// Returns the factor of a provider on a day.
    ///
    /// # Errors
    /// When the list does not have it, or begins later.
    pub fn at(&self, provider: &str, day: Date) -> Result<Factor, PriceError> {
        look_up(&self.name, self.first, &self.rows, provider, day)
    }
}

fn key(code: &str, pod: &str) -> String {
    format!("{code}{BETWEEN}{pod}")
}

fn local(key: &str, provider: &str, commissioner: &str) -> String {
    format!("{key}{BETWEEN}{provider}{BETWEEN}{commissioner}")
}

pub(super) fn dates(sheet: &Sheet) -> Result<[usize; 2], TableError> {
    Ok([sheet.column("from")?, sheet.column("until")?])
}

pub(super) fn look_up<T: Copy>(
    name: &str,
    first: Date,
    rows: &Dated<T>,
    key: &str,
    day: Date,
) -> Result<T, PriceError> {
    let (list, own) = (name.to_owned(), key.to_owned());
    if day < first {
        return Err(PriceError::BeforeTheList { list, first, day });
    }
    match rows.at(key, day) {
        Some((_, value)) => Ok(*value),
        None if rows.has(key) => Err(PriceError::NotOnThatDay { list, key: own, day }),
        None => Err(PriceError::NotListed { list, key: own }),
    }
}
