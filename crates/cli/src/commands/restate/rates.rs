//! Rates: never summed, always the quotient of two sums.

use remit_activity::print_decimal;

use crate::arguments::Restate;
use crate::refusal::Refusal;

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
pub struct Rate {
    /// What it is called.
    pub name: String,
    /// The measure above the line.
    pub numerator: String,
    /// The measure below the line.
    pub denominator: String,
}

/// Returns the rates that were asked for, and refuses to sum what is a rate itself.
pub fn of(asked: &Restate) -> anyhow::Result<Vec<Rate>> {
    for name in &asked.measure {
        let lower = name.to_ascii_lowercase();
        if let Some(word) = RATE_WORDS.iter().find(|word| lower.contains(**word)) {
            return Err(Refusal::error(
                format!("{name:?} looks like a rate ({word:?}), and rates cannot be summed"),
                format!("name what it is the quotient of: --rate {name}=NUMERATOR/DENOMINATOR"),
            ));
        }
    }
    asked.rate.iter().map(|text| parse(text)).collect()
}

fn parse(text: &str) -> anyhow::Result<Rate> {
    let parts = text.split_once('=').and_then(|(name, rest)| Some((name, rest.split_once('/')?)));
    match parts {
        Some((name, (numerator, denominator))) if !name.is_empty() => Ok(Rate {
            name: name.to_owned(),
            numerator: numerator.to_owned(),
            denominator: denominator.to_owned(),
        }),
        _ => Err(Refusal::error(
            format!("--rate {text:?} is no rate"),
            "write NAME=NUMERATOR/DENOMINATOR, both columns of the file",
        )),
    }
}

impl Rate {
    /// Prints the quotient of the two sums to six decimals, halves away from zero; nothing where
    /// the denominator is nought.
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
