//! A run that counted nothing, or knew nothing of any code, was asked for something else.

use remit_dictionary::counted;

use crate::footprint::Home;
use crate::restate::{Restated, Row};
use crate::scan::Cells;

/// Why an answer is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Miss {
    /// No row is counted.
    #[error("not one of {rows} could be counted: {reasons}")]
    NothingCounted {
        /// How many there are.
        rows: String,
        /// Why, with how many of each.
        reasons: String,
    },
    /// Nothing is known of any code.
    #[error("nothing is known of any code in column {column:?}: {examples}")]
    NothingKnown {
        /// The column of the codes.
        column: String,
        /// Some of them.
        examples: String,
    },
}

/// Refuses an answer in which no row is counted, or in which nothing is known of any code.
///
/// # Errors
/// When it is such an answer.
pub fn refuse_total(column: &str, cells: &Cells, restated: &Restated) -> Result<(), Miss> {
    if 0 < cells.rows && cells.rows == cells.rows_rejected {
        let reasons = cells.reasons.iter();
        let reasons =
            reasons.map(|(reason, rows)| format!("{}: {}", reason.word(), counted(rows, "row")));
        let reasons = reasons.collect::<Vec<_>>().join(", ");
        return Err(Miss::NothingCounted { rows: counted(cells.rows, "row"), reasons });
    }
    let unknown = |row: &Row| row.home == Home::Unknown;
    if restated.rows.is_empty() || !restated.rows.iter().all(unknown) {
        return Ok(());
    }
    let examples = restated.named.first().map(|line| line.examples.join(" ")).unwrap_or_default();
    Err(Miss::NothingKnown { column: column.to_owned(), examples })
}
