//! Exact sums of decimal numbers, so that totals can be compared to the last digit.

use std::fmt;

/// The digits after the point that are kept.
const DECIMALS: usize = 12;
/// The digits before the point that a number may have; 100 million such numbers still add up.
const WHOLE_MAX: usize = 18;
const ONE: u128 = 1_000_000_000_000;

/// An exact decimal number with at most twelve digits after the point. Prints without zeros that
/// say nothing: `12`, `-0.5`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Total(i128);

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{0}\" is not a number: digits and a point are expected, at most {WHOLE_MAX} before and \
     {DECIMALS} after it"
)]
pub struct TotalError(String);

impl Total {
    /// No quantity.
    pub const ZERO: Self = Self(0);

    /// Parses `12`, `-0.5`, `+3.25`. Spaces around it are dropped.
    ///
    /// # Errors
    /// When it has another form, or more digits than are kept.
    pub fn parse(text: &str) -> Result<Self, TotalError> {
        let wrong = || TotalError(text.chars().take(40).collect());
        let trimmed = text.trim();
        let (negative, rest) = match trimmed.as_bytes().first() {
            Some(b'-') => (true, &trimmed[1..]),
            Some(b'+') => (false, &trimmed[1..]),
            _ => (false, trimmed),
        };
        if WHOLE_MAX < rest.split('.').next().unwrap_or_default().trim_start_matches('0').len() {
            return Err(wrong());
        }
        let units = units(rest).ok_or_else(wrong)?;
        Ok(Self(if negative { -units } else { units }))
    }

    /// Reads back a sum that was printed. It may have more digits than one number.
    pub(crate) fn of_sum(text: &str) -> Option<Self> {
        match text.strip_prefix('-') {
            Some(rest) => units(rest).map(|units| Self(-units)),
            None => units(text).map(Self),
        }
    }

    /// Returns the sum, or nothing where it is too large.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

/// Returns an unsigned decimal as millionths of millionths.
fn units(text: &str) -> Option<i128> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    if whole.is_empty() && decimals.is_empty() || DECIMALS < decimals.len() {
        return None;
    }
    let mut units: i128 = 0;
    let padding = std::iter::repeat_n(b'0', DECIMALS - decimals.len());
    for byte in whole.bytes().chain(decimals.bytes()).chain(padding) {
        if !byte.is_ascii_digit() {
            return None;
        }
        units = units.checked_mul(10)?.checked_add(i128::from(byte - b'0'))?;
    }
    Some(units)
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let decimals = format!("{:012}", size % ONE);
        let decimals = decimals.trim_end_matches('0');
        let point = if decimals.is_empty() { "" } else { "." };
        f.pad(&format!("{sign}{}{point}{decimals}", size / ONE))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_digits_and_a_point() {
        for (text, outcome) in [
            ("12", Some("12")),
            (" 012.50 ", Some("12.5")),
            ("-0.5", Some("-0.5")),
            (".5", Some("0.5")),
            ("+3.", Some("3")),
            ("-0", Some("0")),
            ("999999999999999999.999999999999", Some("999999999999999999.999999999999")),
            ("1000000000000000000", None),
            ("0.1234567890123", None),
            ("", None),
            (".", None),
            ("-", None),
            ("1,000", None),
            ("1e3", None),
            ("--1", None),
            ("NaN", None),
            ("١", None),
        ] {
            assert_eq!(
                Total::parse(text).ok().map(|t| t.to_string()).as_deref(),
                outcome,
                "{text}"
            );
        }
    }

    proptest! {
        #[test]
        fn a_number_survives_printing(units in -(10i128.pow(30) - 1)..10i128.pow(30)) {
            prop_assert_eq!(Total::parse(&Total(units).to_string()), Ok(Total(units)));
        }

        #[test]
        fn no_text_makes_parsing_panic(text in "\\PC*") {
            let _ = Total::parse(&text);
        }
    }
}
