//! Money: whole pence, read and printed as pounds.

use std::fmt;
use std::ops::{Add, Neg, Sub};

/// An amount of money in pence. Below zero it is owed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Pence(pub i64);

/// Why a text is not an amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an amount: pounds and pence as £1,234.56 are expected")]
pub struct PenceError(String);

/// The largest amount that is read: a million million pounds, seven times what England spends on
/// health in a year. Sums of amounts that were read stay far below what a `Pence` holds.
const READ_MAX: i64 = 100_000_000_000_000;

impl Pence {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Parses `£1,234.56`, `1234.56`, `-12`, `1234.5` (50 pence). Always pounds.
    ///
    /// # Errors
    /// When it has another form, more than two decimals, or is above a million million pounds.
    pub fn parse(text: &str) -> Result<Self, PenceError> {
        let wrong = || PenceError(text.chars().take(40).collect());
        let trimmed = text.trim();
        let (negative, rest) = match trimmed.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, trimmed),
        };
        let rest = rest.strip_prefix('£').unwrap_or(rest);
        let (pounds, decimals) = rest.split_once('.').unwrap_or((rest, ""));
        let plain = pounds.replace(',', "");
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if plain.is_empty() || !digits(&plain) || !digits(decimals) || decimals.len() > 2 {
            return Err(wrong());
        }
        let pounds: i64 = plain.parse().map_err(|_| wrong())?;
        let pence: i64 = format!("{decimals:0<2}").parse().map_err(|_| wrong())?;
        let whole = pounds.checked_mul(100).and_then(|own| own.checked_add(pence));
        let whole = whole.filter(|own| *own <= READ_MAX).ok_or_else(wrong)?;
        Ok(Self(if negative { -whole } else { whole }))
    }

    /// Returns the sum, or nothing where it is too large.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }
}

impl Add for Pence {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        self.checked_add(other).expect("BUG: amounts of the NHS stay far below the limit")
    }
}

impl Sub for Pence {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Neg for Pence {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0.checked_neg().expect("BUG: amounts of the NHS stay far below the limit"))
    }
}

impl std::iter::Sum for Pence {
    fn sum<I: Iterator<Item = Self>>(amounts: I) -> Self {
        amounts.fold(Self::ZERO, Add::add)
    }
}

/// Prints `£1,234.56`, and `-£1,234.56` below zero.
impl fmt::Display for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, pence) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let digits = whole.to_string();
        let mut pounds = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                pounds.push(',');
            }
            pounds.push(digit);
        }
        let sign = if self.0 < 0 { "-" } else { "" };
        f.pad(&format!("{sign}£{pounds}.{pence:02}"))
    }
}

impl fmt::Debug for Pence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Pence({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_pounds_with_up_to_two_decimals() {
        for (text, outcome) in [
            ("£1,234.56", Some(123_456)),
            ("1234.5", Some(123_450)),
            ("-12", Some(-1_200)),
            ("-£0.01", Some(-1)),
            ("0", Some(0)),
            ("1.234", None),
            ("", None),
            ("-", None),
            ("£", None),
            ("1e3", None),
            ("1000000000000", Some(100_000_000_000_000)),
            ("1000000000000.01", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(Pence::parse(text).ok().map(|own| own.0), outcome, "{text}");
        }
        assert_eq!(Pence(123_456_789).to_string(), "£1,234,567.89");
        assert_eq!(Pence(-5).to_string(), "-£0.05");
    }

    proptest! {
        #[test]
        fn an_amount_survives_printing(pence in -100_000_000_000_000i64..100_000_000_000_000) {
            prop_assert_eq!(Pence::parse(&Pence(pence).to_string()), Ok(Pence(pence)));
        }

        #[test]
        fn no_text_makes_parsing_panic(text in "\\PC*") {
            let _ = Pence::parse(&text);
        }
    }
}
