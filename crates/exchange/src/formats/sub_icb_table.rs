//! NHS England's table of sub-ICB locations, reporting entities and ICBs.
//!
//! New ICBs have a row without an organisation: only the ICB is named.

use remit_register::{Claim, Kind};

use crate::reading::{Reading, code, text};
use crate::table::{cell, rows};
use crate::{Format, Unreadable};

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let columns = super::columns(
        &first,
        Format::SubIcbTable,
        [&["Organisation_Code"], &["Organisation_Name"], &["ICB_Code"], &["ICB_Name"]],
    )?;
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let [own, name, icb, icb_name] = columns.map(|column| cell(cells, column));
            let icb = code("ICB_Code", icb)?;
            let own = if own.is_empty() { icb } else { code("Organisation_Code", own)? };
            let name = text("Organisation_Name", name)?;
            reading.seen_once(icb, Claim::Exists(Kind::Icb));
            if let Some(icb_name) = text("ICB_Name", icb_name)? {
                reading.seen_once(icb, Claim::Named(icb_name));
            }
            if own == icb {
                return Ok(());
            }
            let is_entity = name
                .as_deref()
                .is_some_and(|name| crate::headings::plain(name).contains("subicbreportingentity"));
            let kind = if is_entity { Kind::SubIcbReportingEntity } else { Kind::SubIcbLocation };
            reading.seen(own, Claim::Exists(kind));
            // A sub-ICB location carries its ICB's name here, a reporting entity its own.
            if let Some(name) = name.filter(|_| is_entity) {
                reading.seen(own, Claim::Named(name));
            }
            reading.seen(own, Claim::PartOf(icb, Kind::Icb));
            Ok(())
        });
    }
    Ok(())
}
