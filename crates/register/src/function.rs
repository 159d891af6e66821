//! The catalogue of functions: which kind of body holds which function by law, and since when.
//!
//! The catalogue is data (`data/functions.csv`), dated, with a provision, a tag and a source for
//! each row; this module only asks it.

use remit_dictionary::{Date, Period};

use crate::Kind;

/// In what capacity a kind of body has a function.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Capacity {
    /// The law gives it the duty.
    Holds,
    /// It exercises the function for the body that holds it.
    ExercisesByDelegation,
}

impl Capacity {
    /// Returns the word that commands and files use.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::ExercisesByDelegation => "exercises-by-delegation",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Holds, Self::ExercisesByDelegation].into_iter().find(|own| own.word() == word)
    }
}

/// One row of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FunctionRule {
    /// The function's word, as `hospital-and-community`.
    pub function: String,
    /// What it is.
    pub name: String,
    /// The kind of body.
    pub kind: Kind,
    /// In what capacity.
    pub capacity: Capacity,
    /// Since when, and until when.
    pub period: Period,
    /// The provision that says so.
    pub provision: String,
    /// How well the rule is verified: V, P, K or M.
    pub tag: String,
    /// Where the rule was read.
    pub source: String,
}

/// The catalogue of functions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Functions {
    rules: Vec<FunctionRule>,
}

/// Why rows do not make a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("function {function}: two rows say what a {kind} does on {date}")]
pub struct FunctionOverlap {
    function: String,
    kind: &'static str,
    date: Date,
}

impl Functions {
    /// The function that is meant where none is named.
    pub const USUAL: &'static str = "hospital-and-community";

    /// Returns the catalogue of these rows.
    ///
    /// # Errors
    /// When two rows speak of one function, kind and day.
    pub fn new(rules: Vec<FunctionRule>) -> Result<Self, FunctionOverlap> {
        for (at, one) in rules.iter().enumerate() {
            for other in &rules[at + 1..] {
                let same = one.function == other.function && one.kind == other.kind;
                if let Some(both) = one.period.overlap(other.period).filter(|_| same) {
                    let (function, kind) = (one.function.clone(), one.kind.word());
                    return Err(FunctionOverlap { function, kind, date: both.from() });
                }
            }
        }
        Ok(Self { rules })
    }

    /// Returns the words of all functions, each once, in order.
    #[must_use]
    pub fn words(&self) -> Vec<&str> {
        let mut words: Vec<&str> = self.rules.iter().map(|rule| rule.function.as_str()).collect();
        words.sort_unstable();
        words.dedup();
        words
    }

    /// Returns every row, in order.
    #[must_use]
    pub fn rules(&self) -> &[FunctionRule] {
        &self.rules
    }

    /// Returns the rules of a function in force on a date: who holds it first, then by delegation.
    #[must_use]
    pub fn on(&self, function: &str, date: Date) -> Vec<&FunctionRule> {
        let of = |rule: &&FunctionRule| rule.function == function && rule.period.contains(date);
        let mut rules: Vec<&FunctionRule> = self.rules.iter().filter(of).collect();
        rules.sort_by_key(|rule| (rule.capacity, rule.kind));
        rules
    }
}
