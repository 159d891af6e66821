//! ODS `etr`: NHS trusts and foundation trusts. No headings, 27 columns, as `epraccur` up to 12.

use std::borrow::Cow;

use remit_dictionary::Date;
use remit_register::{Claim, Kind};

use crate::Unreadable;
use crate::reading::{Reading, code, optional_code, text};
use crate::reason::Reason;
use crate::table::{cell, rows};

const COLUMNS: usize = 27;

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    for row in rows(content) {
        reading.take_row(row, COLUMNS, 1, trust);
    }
    Ok(())
}

fn trust(reading: &mut Reading<'_>, cells: &[Cow<'_, str>]) -> Result<(), Reason> {
    let at = |column| cell(cells, column);
    let own = code("column 1, the code", at(1))?;
    let life = reading.days(("column 11, opened", at(11)), ("column 12, closed", at(12)))?;
    reading.during(own, Claim::Exists(Kind::Trust), life);
    if let Some(name) = text("column 2, the name", at(2))? {
        if life.until() == Date::END {
            reading.seen(own, Claim::Named(name));
        } else {
            reading.during(own, Claim::Named(name), life);
        }
    }
    for (column, place) in [("column 3, the region", at(3)), ("column 4, the geography", at(4))] {
        if let Some(place) = optional_code(column, place)? {
            reading.seen(own, Claim::LiesIn(place));
        }
    }
    if let Some(town) = text("column 8, the town", at(8))? {
        reading.seen(own, Claim::Town(town));
    }
    if let Some(postcode) = text("column 10, the postcode", at(10))? {
        reading.seen(own, Claim::Postcode(postcode));
    }
    Ok(())
}
