//! Civil dates, as days, in every form that the published files write them.

use std::fmt;

/// A civil date, held as days since 1970-01-01.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a date: a real day as 2020-04-01, 20200401 or 01APR2020 is expected")]
pub struct DateError(String);

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const EPOCH: jiff::civil::Date = jiff::civil::Date::constant(1970, 1, 1);

impl Date {
    /// Stands before every real date: a period whose beginning is not stated starts here.
    pub const BEGINNING: Self = Self(i32::MIN);
    /// Stands after every real date: a period still open ends here.
    pub const END: Self = Self(i32::MAX);

    /// Returns the date of a year, month and day, or an error where there is no such day.
    ///
    /// # Errors
    /// When the calendar has no such day, or the year is outside 1800 to 2200.
    pub fn from_ymd(year: i16, month: i8, day: i8) -> Result<Self, DateError> {
        let wrong = || DateError(format!("{year}-{month}-{day}"));
        if !(1800..=2200).contains(&year) {
            return Err(wrong());
        }
        let civil = jiff::civil::Date::new(year, month, day).map_err(|_| wrong())?;
        let span = civil.since(EPOCH).map_err(|_| wrong())?;
        Ok(Self(span.get_days()))
    }

    /// Parses `2020-04-01`, `20200401`, `01APR2020`, `01-Apr-20` or `2020-04-01T00:00:00`.
    ///
    /// # Errors
    /// When the text has none of these forms, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let trimmed = text.trim();
        let wrong = || DateError(text.chars().take(40).collect());
        if !trimmed.is_ascii() {
            return Err(wrong());
        }
        let bytes = trimmed.as_bytes();
        let (year, month, day) = if bytes.len() == 8 && bytes.iter().all(u8::is_ascii_digit) {
            (digits(&trimmed[..4]), digits(&trimmed[4..6]), digits(&trimmed[6..]))
        } else if bytes.len() >= 10 && bytes[4] == b'-' && bytes[7] == b'-' {
            let rest = &bytes[10..];
            if !(rest.is_empty() || rest[0] == b'T') {
                return Err(wrong());
            }
            (digits(&trimmed[..4]), digits(&trimmed[5..7]), digits(&trimmed[8..10]))
        } else {
            named_month(trimmed).ok_or_else(wrong)?
        };
        let (Some(year), Some(month), Some(day)) = (year, month, day) else {
            return Err(wrong());
        };
        let narrow = |number: i32| i8::try_from(number).map_err(|_| wrong());
        let year = i16::try_from(year).map_err(|_| wrong())?;
        Self::from_ymd(year, narrow(month)?, narrow(day)?).map_err(|_| wrong())
    }

    /// Returns the days since 1970-01-01; the two ends of time are `i32::MIN` and `i32::MAX`.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.0
    }

    /// Reads back what [`Date::days`] gave.
    #[must_use]
    pub const fn from_days(days: i32) -> Self {
        Self(days)
    }

    /// Returns the next day; the two ends of time stay where they are.
    #[must_use]
    pub const fn next_day(self) -> Self {
        self.plus_days(1)
    }

    /// Returns the day before; the two ends of time stay where they are.
    #[must_use]
    pub const fn day_before(self) -> Self {
        self.plus_days(-1)
    }

    /// Returns the date so many days later; the two ends of time stay where they are.
    #[must_use]
    pub const fn plus_days(self, days: i32) -> Self {
        if self.is_real() { Self(self.0.saturating_add(days)) } else { self }
    }

    /// Returns the date so many months later, or earlier below zero; where that month is shorter,
    /// its last day. The two ends of time stay where they are.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let Some((year, month, day)) = self.ymd() else {
            return self;
        };
        let civil = jiff::civil::Date::new(year, month, day).expect("a day of the calendar");
        let moved = jiff::Span::new().try_months(months).and_then(|span| civil.checked_add(span));
        moved
            .ok()
            .and_then(|own| Self::from_ymd(own.year(), own.month(), own.day()).ok())
            .unwrap_or(if months < 0 { Self::BEGINNING } else { Self::END })
    }

    /// Tells whether this is a Saturday or a Sunday.
    #[must_use]
    pub fn is_weekend(self) -> bool {
        // 1970-01-01 was a Thursday.
        self.is_real() && matches!((i64::from(self.0) + 3).rem_euclid(7), 5 | 6)
    }

    /// Tells whether this is a day of the calendar, not one of the two ends of time.
    #[must_use]
    pub const fn is_real(self) -> bool {
        self.0 != i32::MIN && self.0 != i32::MAX
    }

    /// Returns year, month and day, or nothing for the ends of time.
    #[must_use]
    pub fn ymd(self) -> Option<(i16, i8, i8)> {
        if !self.is_real() {
            return None;
        }
        let span = jiff::Span::new().try_days(self.0).ok()?;
        let civil = EPOCH.checked_add(span).ok()?;
        Some((civil.year(), civil.month(), civil.day()))
    }
}

/// Reads `01APR2020`, `01-Apr-20` and `1 April 2020`.
fn named_month(text: &str) -> Option<(Option<i32>, Option<i32>, Option<i32>)> {
    let day_end = text.find(|c: char| !c.is_ascii_digit())?;
    let rest = text[day_end..].trim_start_matches(['-', ' ']);
    let month_end = rest.find(|c: char| !c.is_ascii_alphabetic())?;
    let word = rest[..month_end].to_ascii_lowercase();
    let month = MONTHS.iter().position(|name| word.len() >= 3 && word.starts_with(name))?;
    let year_text = rest[month_end..].trim_start_matches(['-', ' ']);
    let year = match year_text.len() {
        4 => digits(year_text),
        2 => digits(year_text).map(|short| 2000 + short),
        _ => None,
    };
    Some((year, i32::try_from(month + 1).ok(), digits(&text[..day_end])))
}

fn digits(text: &str) -> Option<i32> {
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().ok()
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.ymd() {
            Some((year, month, day)) => f.pad(&format!("{year:04}-{month:02}-{day:02}")),
            None => f.pad(""),
        }
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::BEGINNING => f.write_str("Date(beginning)"),
            Self::END => f.write_str("Date(end)"),
            date => write!(f, "Date({date})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_published_form_of_a_date_is_read() {
        for (text, outcome) in [
            ("2020-04-01", Some("2020-04-01")),
            ("20200401", Some("2020-04-01")),
            ("01APR2020", Some("2020-04-01")),
            ("01Jan2022", Some("2022-01-01")),
            ("01-Sep-20", Some("2020-09-01")),
            ("1 April 2026", Some("2026-04-01")),
            ("2020-04-01T12:00:00Z", Some("2020-04-01")),
            ("2020-02-29", Some("2020-02-29")),
            ("2019-02-29", None),
            ("20201301", None),
            ("00000000", None),
            ("2020-4-1", None),
            ("2020-04-011", None),
            ("", None),
            ("April 2020", None),
            ("01€PR2020", None),
        ] {
            assert_eq!(Date::parse(text).ok().map(|d| d.to_string()).as_deref(), outcome, "{text}");
        }
    }

    #[test]
    fn the_ends_of_time_print_empty_and_do_not_move() {
        assert_eq!(Date::BEGINNING.to_string(), "");
        assert_eq!(Date::END.next_day(), Date::END);
        assert_eq!(Date::BEGINNING.day_before(), Date::BEGINNING);
    }

    #[test]
    fn months_end_on_the_last_day_where_they_are_short() {
        for (from, months, to) in [
            ("2020-04-01", -5, "2019-11-01"),
            ("2027-04-01", -5, "2026-11-01"),
            ("2020-01-31", 1, "2020-02-29"),
            ("2019-12-15", 1, "2020-01-15"),
        ] {
            assert_eq!(Date::parse(from).unwrap().plus_months(months).to_string(), to, "{from}");
        }
        assert_eq!(Date::END.plus_months(-1), Date::END);
    }

    #[test]
    fn saturdays_and_sundays_are_the_weekend() {
        let weekend = |text| Date::parse(text).unwrap().is_weekend();
        assert!(weekend("2026-11-01") && weekend("2026-10-31") && weekend("1969-12-28"));
        assert!(!weekend("2026-11-02") && !weekend("1970-01-01"));
    }

    proptest! {
        #[test]
        fn a_date_survives_printing(days in -60_000i32..80_000) {
            let date = Date::from_days(days);
            prop_assert_eq!(Date::parse(&date.to_string()), Ok(date));
        }

        #[test]
        fn no_text_makes_parsing_panic(text in "\\PC*") {
            let _ = Date::parse(&text);
        }
    }
}
