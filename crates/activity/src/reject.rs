//! Why a row is not counted.

use std::fmt;

/// Why a row is not counted. Each row has one reason: the first of these that holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// The row has fewer or more cells than the heading, or is no text.
    BrokenRow,
    /// The row has no code.
    NoCode,
    /// The row has no date.
    NoDate,
    /// The date is not one that can be read.
    UnreadableDate,
    /// The date is before 1999-04-01 or after 2099-12-31.
    DateOutOfRange,
    /// A figure is missing: not given, or suppressed.
    NoFigure,
    /// A figure is not a number.
    UnreadableFigure,
    /// A figure is below zero, and the column was not said to allow that.
    NegativeFigure,
    /// A figure is a million million or more.
    AbsurdFigure,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Self; 9] = [
        Self::BrokenRow,
        Self::NoCode,
        Self::NoDate,
        Self::UnreadableDate,
        Self::DateOutOfRange,
        Self::NoFigure,
        Self::UnreadableFigure,
        Self::NegativeFigure,
        Self::AbsurdFigure,
    ];

    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::BrokenRow => "broken-row",
            Self::NoCode => "no-code",
            Self::NoDate => "no-date",
            Self::UnreadableDate => "unreadable-date",
            Self::DateOutOfRange => "date-out-of-range",
            Self::NoFigure => "no-figure",
            Self::UnreadableFigure => "unreadable-figure",
            Self::NegativeFigure => "negative-figure",
            Self::AbsurdFigure => "absurd-figure",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A row that is not counted.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rejected {
    /// The number of the file in the order they were given.
    pub file: usize,
    /// The row, the first after the heading being 1.
    pub row: u64,
    /// Why.
    pub reason: Reason,
}
