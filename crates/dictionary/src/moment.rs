//! Moments: when something was put on record.

use std::fmt;

use crate::Date;

const DAY_MICROSECONDS: i64 = 24 * 3_600 * 1_000_000;

/// A moment, held as microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

/// Why a text is not a moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a moment: 2026-04-01T09:30:00Z is expected")]
pub struct MomentError(String);

impl Moment {
    /// Stands after every moment: what is known now.
    pub const NOW_AND_EVER: Self = Self(i64::MAX);

    /// Parses a moment with its time zone, as `2026-04-01T09:30:00Z`.
    ///
    /// # Errors
    /// When the text is not a moment.
    pub fn parse(text: &str) -> Result<Self, MomentError> {
        let stamp: jiff::Timestamp =
            text.trim().parse().map_err(|_| MomentError(text.chars().take(40).collect()))?;
        Ok(Self(stamp.as_microsecond()))
    }

    /// Returns the last moment of a day, in universal time.
    #[must_use]
    pub fn end_of(date: Date) -> Self {
        Self((i64::from(date.days()) + 1).saturating_mul(DAY_MICROSECONDS) - 1)
    }

    /// Returns the day that a moment falls on, in universal time.
    #[must_use]
    pub fn day(self) -> Date {
        let days = self.0.div_euclid(DAY_MICROSECONDS);
        i32::try_from(days).map_or(Date::END, Date::from_days)
    }

    /// Returns the microseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub const fn microseconds(self) -> i64 {
        self.0
    }

    /// Reads back what [`Moment::microseconds`] gave.
    #[must_use]
    pub const fn from_microseconds(microseconds: i64) -> Self {
        Self(microseconds)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match jiff::Timestamp::from_microsecond(self.0) {
            Ok(stamp) => f.pad(&stamp.to_string()),
            Err(_) => f.pad(""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_survives_printing() {
        let moment = Moment::parse("2026-04-01T09:30:00.000001Z").unwrap();
        assert_eq!(Moment::parse(&moment.to_string()), Ok(moment));
        assert!(Moment::parse("2026-04-01").is_err());
    }

    #[test]
    fn a_day_ends_a_microsecond_before_the_next() {
        for text in ["2026-04-01", "1969-12-31", "2024-02-29"] {
            let date = Date::parse(text).unwrap();
            let end = Moment::end_of(date);
            assert_eq!(end, Moment::parse(&format!("{text}T23:59:59.999999Z")).unwrap());
            assert_eq!(end.day(), date);
            let next = Moment::from_microseconds(end.microseconds() + 1);
            assert_eq!(next.day(), date.next_day());
        }
    }
}
