//! Rates: never summed, always the quotient of two sums.

use crate::number::print_decimal;

/// Words in a heading that say its figures are no counts.
const RATE_WORDS: [&str; 14] = [
    "rate",
    "pct",
    "percent",
    "%",
    "proportion",
    "prevalence",
    "per_",
    "mean",
    "average",
    "ratio",
    "median",
    "score",
    "index",
    "share",
];

/// A rate that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// What it is called.
    pub name: String,
    /// The measure above the line.
    pub numerator: String,
    /// The measure below the line.
    pub denominator: String,
}

/// Why a rate cannot be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RateError {
    /// A measure is a rate itself.
    #[error("{name:?} looks like a rate ({word:?}), and rates cannot be summed")]
    Summed {
        /// The measure.
        name: String,
        /// What tells.
        word: &'static str,
    },
    /// The words are no rate.
    #[error("{0:?} is no rate")]
    Unreadable(String),
}

impl Rate {
    /// Reads `NAME=NUMERATOR/DENOMINATOR`.
    ///
    /// # Errors
    /// When the words are something else.
    pub fn parse(text: &str) -> Result<Self, RateError> {
        let parts =
            text.split_once('=').and_then(|(name, rest)| Some((name, rest.split_once('/')?)));
        match parts {
            Some((name, (numerator, denominator))) if !name.is_empty() => Ok(Self {
                name: name.to_owned(),
                numerator: numerator.to_owned(),
                denominator: denominator.to_owned(),
            }),
            _ => Err(RateError::Unreadable(text.to_owned())),
        }
    }

    /// Refuses to sum what is a rate itself.
    ///
    /// # Errors
    /// When the name of a measure says that it is one.
    pub fn refuse_to_sum(measures: &[String]) -> Result<(), RateError> {
        for name in measures {
            let lower = name.to_ascii_lowercase();
            if let Some(word) = RATE_WORDS.iter().find(|word| lower.contains(**word)) {
                return Err(RateError::Summed { name: name.clone(), word });
            }
        }
        Ok(())
    }

    /// Returns the measures with those that rates are the quotients of.
    #[must_use]
    pub fn with_parts(measures: &[String], rates: &[Self]) -> Vec<String> {
        let mut all = measures.to_vec();
        for name in rates.iter().flat_map(|rate| [&rate.numerator, &rate.denominator]) {
            if !all.contains(name) {
                all.push(name.clone());
            }
        }
        all
    }

    /// Prints the quotient of the two sums to six decimals, halves away from zero; nothing where
    /// the denominator is nought.
    ///
    /// # Panics
    /// When a part of the rate is not among the measures, which is a bug.
    #[must_use]
    pub fn print(&self, measures: &[String], sums: &[i128]) -> String {
        let sum = |name: &String| {
            let at = measures.iter().position(|own| own == name);
            sums[at.expect("BUG: both columns are measures")]
        };
        let (above, below) = (sum(&self.numerator), sum(&self.denominator));
        if below == 0 {
            return String::new();
        }
        let twice = above.unsigned_abs() * 2_000_000 / below.unsigned_abs();
        let size = i128::try_from(twice.div_ceil(2)).unwrap_or(i128::MAX);
        print_decimal(if (above < 0) == (below < 0) { size } else { -size })
    }
}
