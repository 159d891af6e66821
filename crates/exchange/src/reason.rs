//! Why one row was rejected.

use remit_dictionary::{CodeError, DateError, PeriodError};

/// Why one row was rejected. Each says which column it means.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Reason {
    #[error("{expected} columns are expected, {found} were found")]
    ColumnCount { expected: usize, found: usize },
    #[error("it holds a NUL character")]
    Nul,
    #[error("a quotation mark is out of place or not closed")]
    Quote,
    #[error("{column} is empty")]
    Missing { column: &'static str },
    #[error("{column}: {error}")]
    Code { column: &'static str, error: CodeError },
    #[error("{column}: {error}")]
    Date { column: &'static str, error: DateError },
    #[error("{column}: \"{text}\" is not a whole number of people")]
    Number { column: &'static str, text: String },
    #[error("{column} is longer than {max} characters")]
    TooLong { column: &'static str, max: usize },
    #[error("{0}")]
    Period(#[from] PeriodError),
    #[error("{column} is the organisation itself")]
    Itself { column: &'static str },
    #[error("a body cannot succeed itself")]
    SelfSuccession,
    #[error("it closes a circle of successions on {date}")]
    Circle { date: remit_dictionary::Date },
    #[error("{column}: \"{text}\" is not one of {expected}")]
    Word { column: &'static str, text: String, expected: &'static str },
    #[error("{column}: \"{text}\" is not a small area of England")]
    SmallArea { column: &'static str, text: String },
    #[error("{path}: {rule}")]
    Element { path: String, rule: String },
    #[error("{0}")]
    Elements(String),
    #[error("sheet \"{sheet}\": {reason}")]
    Sheet { sheet: String, reason: Box<Reason> },
}
