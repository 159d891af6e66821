//! The tracker: the workbook in which people keep a case, one sheet for each kind of act.
//!
//! The first row of a sheet names the fields of its act; each row below is one act. A list is
//! separated by semicolons. The sheets `what remains` and `lists` are for reading only.

mod read;
mod write;

use remit_dictionary::Code;
use remit_governance::{ActKind, Field, Form, SIGNER_FIELDS};

pub use read::read_tracker;
pub use write::write_tracker;

use crate::Unreadable;

/// The sheet that says what remains.
const REMAINS: &str = "what remains";
/// The sheet that holds the lists to choose from.
const LISTS: &str = "lists";
/// The field that the whole workbook shares: it is named when the workbook is read.
const CASE: &str = "case";

/// What a tracker is written from.
#[derive(Debug, Clone, Copy)]
pub struct Tracker<'a> {
    /// What the first sheet begins with.
    pub title: &'a str,
    /// The headings of what remains.
    pub headings: &'a [&'static str],
    /// What remains, a row each.
    pub remains: &'a [Vec<String>],
    /// The kinds of act, a sheet each.
    pub acts: &'a [&'static ActKind],
    /// The parties, to choose from.
    pub parties: &'a [Code],
}

/// An act of a tracker, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAct {
    /// The sheet.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The act, without its case.
    pub form: Form,
}

/// Something in a tracker that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misread {
    /// A sheet as a whole.
    #[error("sheet \"{sheet}\": {reason}")]
    Sheet {
        /// The sheet.
        sheet: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A row.
    #[error("sheet \"{sheet}\" row {row}: {reason}")]
    Row {
        /// The sheet.
        sheet: String,
        /// The row, from 1.
        row: u32,
        /// What is wrong with it.
        reason: String,
    },
}

/// Why a tracker is not read. Nothing of it is taken then.
#[derive(Debug, thiserror::Error)]
pub enum BadTracker {
    /// It is no workbook that can be read.
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
    /// Some of its sheets or rows are not as they should be.
    #[error("{}", lines(.0))]
    Misread(Vec<Misread>),
}

fn lines(all: &[Misread]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Returns the fields that a sheet has, in the order of its columns.
fn columns(kind: &ActKind) -> impl Iterator<Item = &'static Field> {
    kind.fields.iter().filter(|field| field.name != CASE).chain(&SIGNER_FIELDS)
}
