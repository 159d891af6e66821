//! A refusal: what may not be, and what a person can do next.

use std::fmt;

/// A request that cannot be answered as it is.
#[derive(Debug)]
pub struct Refusal {
    /// What is refused, and by which rule.
    pub what: String,
    /// What to do next.
    pub hint: String,
}

impl Refusal {
    /// Returns a refusal as an error.
    pub fn error(what: impl Into<String>, hint: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Self { what: what.into(), hint: hint.into() })
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl std::error::Error for Refusal {}
