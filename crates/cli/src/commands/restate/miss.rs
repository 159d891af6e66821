//! A run that counted nothing, or knew nothing of any code, was asked for something else.

use remit_activity::{Cells, Home, Restated};
use remit_dictionary::counted;

use crate::arguments::Restate;
use crate::refusal::Refusal;

/// Refuses an answer in which no row is counted, or in which nothing is known of any code.
pub fn refuse_total(asked: &Restate, cells: &Cells, restated: &Restated) -> anyhow::Result<()> {
    if 0 < cells.rows && cells.rows == cells.rows_rejected {
        let reasons: Vec<String> = cells
            .reasons
            .iter()
            .map(|(reason, rows)| format!("{}: {}", reason.word(), counted(rows, "row")))
            .collect();
        return Err(Refusal::error(
            format!(
                "not one of {} could be counted: {}",
                counted(cells.rows, "row"),
                reasons.join(", ")
            ),
            "name columns that hold what is asked for; --rejects FILE lists the rows",
        ));
    }
    let unknown = |row: &remit_activity::Row| row.home == Home::Unknown;
    if restated.rows.is_empty() || !restated.rows.iter().all(unknown) {
        return Ok(());
    }
    let examples = restated.named.first().map(|line| line.examples.join(" ")).unwrap_or_default();
    Err(Refusal::error(
        format!("nothing is known of any code in column {:?}: {examples}", asked.code),
        "name the column of the codes with --code, or import the files that tell of them: \
         remit import ods FILE...",
    ))
}
