//! Why something is not put on record.

use remit_dictionary::{Date, counted};
use remit_governance::{BooksError, FormError, Refusal};
use remit_journal::{ActError, Fault};
use remit_register::FoldError;
use remit_store::OpenError;

/// Why the record itself cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    /// It cannot be opened.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Its facts cannot be folded.
    #[error(transparent)]
    Fold(#[from] FoldError),
    /// Its acts of governance cannot be read.
    #[error(transparent)]
    Books(#[from] BooksError),
    /// The checkpoint could not be kept.
    #[error("the checkpoint could not be kept")]
    Checkpoint(#[source] FoldError),
}

/// Why nothing of what was sent, or not all of it, was put on record.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// Something of it cannot be read or is refused: each such act.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
    Refused(Vec<Objection>),
    /// The request came before with another content.
    #[error("request {request} was act {number}, with another content")]
    Reused {
        /// The request.
        request: String,
        /// The act that it became.
        number: u64,
    },
    /// The name of the request cannot be used.
    #[error("{0}")]
    Request(ActError),
    /// What would be the act is longer than one may be.
    #[error("{0}")]
    Unwritable(ActError),
    /// What was known at a moment cannot be decided on.
    #[error("an act is decided on the record as it stands now")]
    AsKnown,
    /// Other writers came first, each time.
    #[error("other writers were faster each time")]
    Overtaken,
    /// Some acts are on record; then this happened.
    #[error("on record so far: {}; then: {then}", counted(*.done, "act"))]
    Partly {
        /// So many acts.
        done: usize,
        /// Why the rest is not.
        then: Box<Failure>,
    },
    /// The record itself cannot be used.
    #[error(transparent)]
    Broken(#[from] Broken),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        Self::Broken(fault.into())
    }
}

impl From<OpenError> for Failure {
    fn from(error: OpenError) -> Self {
        Self::Broken(error.into())
    }
}

/// What stands against one act that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Where the act stands in what was sent, if that was a file.
    pub place: Option<String>,
    /// What it is.
    pub why: Why,
}

/// Why an act is not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The form is not an act.
    Form(FormError),
    /// It is dated on a day that is yet to come.
    Future {
        /// The kind of act.
        act: &'static str,
        /// Its day.
        on: Date,
        /// Today.
        today: Date,
    },
    /// A guard refuses it.
    Guard {
        /// The refusal.
        refusal: Box<Refusal>,
        /// What it is about, with the name of a person.
        about: String,
    },
    /// A text is longer than an act keeps.
    TooLong(ActError),
}

impl std::fmt::Display for Objection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(place) = &self.place {
            write!(f, "{place}: ")?;
        }
        match &self.why {
            Why::Form(error) => write!(f, "{error}"),
            Why::Future { act, on, .. } => write!(f, "{act} is dated {on}, which is yet to come"),
            Why::TooLong(error) => write!(f, "{error}"),
            Why::Guard { refusal, about } => {
                let by = refusal.by_when.map(|day| format!(", by {day}")).unwrap_or_default();
                let rule = refusal.rule;
                write!(
                    f,
                    "refused by {}: {}\n  provision: {}\n  about: {about}\n  whose move: {}{by}",
                    rule.word(),
                    rule.says(),
                    rule.provision(),
                    refusal.move_of,
                )
            }
        }
    }
}
