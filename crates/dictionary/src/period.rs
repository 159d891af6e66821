//! Half-open periods, `[from, until)`.

use std::fmt;

use crate::Date;

/// A period from its first day up to, and not including, the day it ends.
///
/// Never empty. `from` is [`Date::BEGINNING`] where the source does not say; `until` is
/// [`Date::END`] while it is open.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    from: Date,
    until: Date,
}

/// Why two dates do not make a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the period ends on {until} before it starts on {from}")]
pub struct PeriodError {
    from: Date,
    until: Date,
}

impl Period {
    /// Holds on every day.
    pub const ALWAYS: Self = Self { from: Date::BEGINNING, until: Date::END };

    /// Returns the period `[from, until)`.
    ///
    /// # Errors
    /// When it would be empty.
    pub fn new(from: Date, until: Date) -> Result<Self, PeriodError> {
        if from < until {
            Ok(Self { from, until })
        } else {
            Err(PeriodError { from, until: until.day_before() })
        }
    }

    /// Returns the period of two inclusive days, as ODS writes them; no last day means open.
    ///
    /// # Errors
    /// When the last day is before the first.
    pub fn of_days(first: Option<Date>, last: Option<Date>) -> Result<Self, PeriodError> {
        let from = first.unwrap_or(Date::BEGINNING);
        Self::new(from, last.map_or(Date::END, Date::next_day))
    }

    /// Returns the period that is just one day.
    #[must_use]
    pub fn day(date: Date) -> Self {
        assert!(date.is_real(), "BUG: a day is a real date");
        Self { from: date, until: date.next_day() }
    }

    /// Returns the period that starts on a day and is open.
    #[must_use]
    pub fn since(from: Date) -> Self {
        assert!(from < Date::END, "BUG: nothing starts at the end of time");
        Self { from, until: Date::END }
    }

    /// Returns the first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// Returns the day after the last.
    #[must_use]
    pub const fn until(&self) -> Date {
        self.until
    }

    /// Tells whether the day is in the period.
    #[must_use]
    pub fn contains(&self, date: Date) -> bool {
        self.from <= date && date < self.until
    }

    /// Returns the days that both have, if any.
    #[must_use]
    pub fn overlap(&self, other: Self) -> Option<Self> {
        Self::new(self.from.max(other.from), self.until.min(other.until)).ok()
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{}, {})", self.from, self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    #[test]
    fn ods_days_are_inclusive_and_become_half_open() {
        let day = date("2022-10-01");
        let period = Period::of_days(Some(day), Some(day)).unwrap();
        assert_eq!(period.until(), date("2022-10-02"));
        assert!(period.contains(day));
        assert!(Period::of_days(Some(day), Some(date("2022-09-30"))).is_err());
        assert_eq!(Period::of_days(None, None), Ok(Period::ALWAYS));
    }

    #[test]
    fn periods_that_touch_do_not_overlap() {
        let april = Period::new(date("2020-04-01"), date("2020-05-01")).unwrap();
        let may = Period::new(date("2020-05-01"), date("2020-06-01")).unwrap();
        assert_eq!(april.overlap(may), None);
        assert_eq!(
            april.overlap(Period::since(date("2020-04-15"))).map(|p| p.from()),
            Some(date("2020-04-15"))
        );
    }
}
