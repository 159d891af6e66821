//! What a provider and a commissioner agreed beside unit prices: a block, or a fixed amount with a
//! share of the unit price. NHS Payment Scheme 2025/26: aligned payment, low volume activity.

use csv::StringRecord;
use remit_dictionary::{Date, Pence, Period};

use super::list::{dates, look_up};
use super::{Factor, Instalment, PriceError};
use crate::tables::{Dated, Line, Sheet, TableError};

/// Agreements: columns `provider`, `commissioner`, `from`, `until`, `mechanism` (block or
/// blended), `fixed` in pounds for all its months together, and `share` (blended only). An
/// agreement is of whole months, and its amount is due in equal parts, one a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreements {
    name: String,
    first: Date,
    rows: Dated<Row>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Row {
    fixed: Pence,
    share: Option<Factor>,
    from: Date,
    months: u32,
}

/// What holds in one month of an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Agreed {
    /// An amount, whatever is done.
    Block(Instalment),
    /// An amount, and a share of the unit price.
    Blended(Instalment, Factor),
}

impl Agreements {
    /// Reads a list from its name and text.
    ///
    /// # Errors
    /// When a column is missing, a value is not understood, a period is not of whole months, or
    /// two rows of one key overlap or leave a gap.
    pub fn read(name: &str, text: &str) -> Result<Self, TableError> {
        let sheet = Sheet::read(name, text)?;
        let (provider, commissioner) = (sheet.column("provider")?, sheet.column("commissioner")?);
        let (dates, mechanism) = (dates(&sheet)?, sheet.column("mechanism")?);
        let (fixed, share) = (sheet.column("fixed")?, sheet.column("share")?);
        let line = |row: &(u64, StringRecord)| {
            let cell = |column: usize| row.1.get(column).unwrap_or_default();
            let wrong = |column: usize| sheet.wrong(row.0, column, cell(column));
            let period = sheet.half_open(row, dates)?;
            let amount = Pence::parse(cell(fixed)).map_err(|_| wrong(fixed))?;
            let share = match cell(mechanism) {
                "block" if cell(share).is_empty() => None,
                "block" => return Err(wrong(share)),
                "blended" => Some(Factor::parse(cell(share)).map_err(|_| wrong(share))?),
                _ => return Err(wrong(mechanism)),
            };
            let months = whole_months(period).ok_or_else(|| wrong(dates[1]))?;
            let key = key(&sheet.key(row, provider)?, &sheet.key(row, commissioner)?);
            let value = Row { fixed: amount, share, from: period.from(), months };
            Ok(Line { key, line: row.0, period, value })
        };
        let rows = sheet.dated(sheet.rows.iter().map(line).collect::<Result<_, _>>()?)?;
        let first = rows.first_day().unwrap_or(Date::END);
        Ok(Self { name: name.to_owned(), first, rows })
    }

    /// Returns what two parties agreed for the month of a day; none where they agreed nothing.
    ///
    /// # Errors
    /// When they have agreements, but not for that day.
    pub fn at(
        &self,
        provider: &str,
        commissioner: &str,
        day: Date,
    ) -> Result<Option<Agreed>, PriceError> {
        let key = key(provider, commissioner);
        if !self.rows.has(&key) {
            return Ok(None);
        }
        let row = look_up(&self.name, self.first, &self.rows, &key, day)?;
        let before = months_between(row.from, day).expect("BUG: the day is in the period");
        let instalment = Instalment::new(row.fixed, before + 1, row.months)?;
        Ok(Some(match row.share {
            None => Agreed::Block(instalment),
            Some(share) => Agreed::Blended(instalment, share),
        }))
    }
}

fn key(provider: &str, commissioner: &str) -> String {
    format!("{provider}|{commissioner}")
}

/// Returns the number of a month, counted from the beginning of the calendar; none of a day that
/// is not real.
fn month(day: Date) -> Option<i32> {
    let (year, month, _) = day.ymd()?;
    Some(i32::from(year) * 12 + i32::from(month))
}

fn months_between(from: Date, day: Date) -> Option<u32> {
    u32::try_from(month(day)? - month(from)?).ok()
}

fn whole_months(period: Period) -> Option<u32> {
    let is_first = |day: Date| day.ymd().is_some_and(|(_, _, own)| own == 1);
    let whole = is_first(period.from()) && is_first(period.until());
    if whole { months_between(period.from(), period.until()) } else { None }
}
