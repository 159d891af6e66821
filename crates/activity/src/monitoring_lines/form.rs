//! The forms that texts of a line have to have.

use remit_dictionary::Date;

use super::{Column, Finding, Line, Rule};

/// When a file says that it was created: a day and the second of it, by the clock of its maker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Created {
    day: Date,
    second: u32,
}

impl Created {
    /// Parses `2025-05-20T14:30:00`, with a `T` or a space between.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, time) = (text.get(..10)?, text.get(10..)?);
        let time = time.strip_prefix(['T', ' '])?;
        let time = time.strip_suffix('Z').unwrap_or(time).as_bytes();
        let &[h, hh, b':', m, mm, b':', s, ss] = time else {
            return None;
        };
        let pair = |ten: u8, one: u8| {
            let digits = ten.is_ascii_digit() && one.is_ascii_digit();
            digits.then(|| u32::from(ten - b'0') * 10 + u32::from(one - b'0'))
        };
        let (hour, minute, second) = (pair(h, hh)?, pair(m, mm)?, pair(s, ss)?);
        if 24 <= hour || 60 <= minute || 60 <= second {
            return None;
        }
        let day = Date::parse(day).ok()?;
        Some(Self { day, second: hour * 3_600 + minute * 60 + second })
    }

    /// Returns the seconds since the start of 1970, by the clock of the file's maker.
    #[must_use]
    pub fn seconds(self) -> i64 {
        i64::from(self.day.days()) * 86_400 + i64::from(self.second)
    }

    /// Reads back what [`Created::seconds`] gave.
    #[must_use]
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let day = i32::try_from(seconds.div_euclid(86_400)).ok()?;
        let second = u32::try_from(seconds.rem_euclid(86_400)).ok()?;
        let day = Date::from_days(day);
        day.is_real().then_some(Self { day, second })
    }
}

impl std::fmt::Display for Created {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (minutes, second) = (self.second / 60, self.second % 60);
        write!(f, "{}T{:02}:{:02}:{second:02}", self.day, minutes / 60, minutes % 60)
    }
}

/// Returns a financial year from its six digits: `202526` is 2025.
pub(crate) fn year(text: &str) -> Option<u16> {
    if text.len() != 6 || !digits(text) {
        return None;
    }
    let (first, second): (u16, u16) = (text[..4].parse().ok()?, text[4..].parse().ok()?);
    ((2010..=2050).contains(&first) && (first + 1) % 100 == second).then_some(first)
}

/// Returns a month of the financial year; 1 is April.
pub(crate) fn month(text: &str) -> Option<u8> {
    if text.len() > 2 || !digits(text) {
        return None;
    }
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

pub(super) fn digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Tells whether a text is a code of so many letters and digits.
pub(super) fn coded(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Tells whether a text is an unsigned decimal with at most so many digits before and after the
/// point.
pub(super) fn unsigned(text: &str, whole_max: usize, decimals_max: usize) -> bool {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    digits(whole) && digits(decimals) && whole.len() <= whole_max && decimals.len() <= decimals_max
}

/// Adds a finding for each text that is longer than its column allows.
pub(super) fn lengths(line: &Line<'_>, findings: &mut Vec<Finding>) {
    for column in Column::ALL.iter().copied() {
        let length = line.get(column).chars().count();
        if column.longest().is_some_and(|longest| longest < length) {
            findings.push(Finding { rule: Rule::TooLong, column });
        }
    }
}
