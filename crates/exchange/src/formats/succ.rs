//! ODS `succ`: successions of every kind of organisation. No headings, five columns: old code, new
//! code, reason (empty), effective, flag (not used: it says that the successor has one itself).

use remit_dictionary::Period;
use remit_register::{Claim, Share};

use crate::Unreadable;
use crate::reading::{Reading, code};
use crate::reason::Reason;
use crate::successions::Successions;
use crate::table::{cell, rows};

const COLUMNS: usize = 5;

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut successions = Successions::default();
    for row in rows(content) {
        reading.take_row(row, COLUMNS, 1, |reading, cells| {
            let old = code("column 1, the old code", cell(cells, 1))?;
            let new = code("column 2, the new code", cell(cells, 2))?;
            let column = "column 4, effective";
            let date = reading.date(column, cell(cells, 4))?.ok_or(Reason::Missing { column })?;
            successions.take(old, new, date)?;
            reading.during(old, Claim::SucceededBy(new, Share::NotStated), Period::since(date));
            Ok(())
        });
    }
    Ok(())
}
