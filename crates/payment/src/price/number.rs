//! Exact decimals: factors to a millionth, quantities to a thousandth.

use std::fmt;

/// A factor of at most a hundred, to a millionth, as market forces factors are published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Factor(u32);

/// How many units, to a thousandth, as contract monitoring counts activity; below zero it takes
/// back what an earlier row counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Quantity(i64);

/// Why a text is not a factor or a quantity.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{text}\" is not {expected}")]
pub struct NumberError {
    text: String,
    expected: &'static str,
}

impl Factor {
    /// Changes nothing.
    pub const ONE: Self = Self(1_000_000);
    /// How many millionths one has.
    pub(crate) const SCALE: i128 = 1_000_000;
    const LARGEST: i64 = 100_000_000;

    /// Parses `1.043423`, `1`, `0.75`.
    ///
    /// # Errors
    /// When it is no decimal from 0 to 100 with at most six places.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        scaled(text, 6)
            .filter(|millionths| *millionths <= Self::LARGEST)
            .and_then(|millionths| u32::try_from(millionths).ok())
            .map(Self)
            .ok_or_else(|| wrong(text, "a factor from 0 to 100 with at most six decimals"))
    }

    /// Returns it in millionths.
    #[must_use]
    pub const fn millionths(self) -> u32 {
        self.0
    }
}

impl Quantity {
    /// One unit.
    pub const ONE: Self = Self(1_000);
    /// How many thousandths one has.
    pub(crate) const SCALE: i128 = 1_000;
    /// Ten digits and three decimals, the most that a contract monitoring file may hold.
    const LARGEST: i64 = 9_999_999_999_999;

    /// Parses `3`, `12.5`, `-1`.
    ///
    /// # Errors
    /// When it is no decimal of at most ten digits and three places.
    pub fn parse(text: &str) -> Result<Self, NumberError> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        scaled(digits, 3)
            .filter(|thousandths| *thousandths <= Self::LARGEST)
            .map(|thousandths| Self(sign * thousandths))
            .ok_or_else(|| wrong(text, "a quantity of at most ten digits and three decimals"))
    }

    /// Returns it in thousandths.
    #[must_use]
    pub const fn thousandths(self) -> i64 {
        self.0
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}.{:06}", self.0 / 1_000_000, self.0 % 1_000_000))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, own) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        f.pad(&format!("{sign}{}.{:03}", own / 1_000, own % 1_000))
    }
}

fn wrong(text: &str, expected: &'static str) -> NumberError {
    NumberError { text: text.chars().take(40).collect(), expected }
}

/// Reads digits with at most so many decimals, as a whole number of the last decimal.
fn scaled(text: &str, places: usize) -> Option<i64> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |own: &str| own.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(decimals) || places < decimals.len() {
        return None;
    }
    format!("{whole}{decimals:0<places$}").parse().ok()
}
