//! ODS `eccg`: CCGs, sub-ICB locations, reporting entities and hubs. No headings, 27 columns, as
//! `epraccur` up to column 12; column 14 holds roles joined by bars, and nothing for a closed CCG.
//!
//! One row tells of two bodies: the CCG until 30 June 2022 and the sub-ICB location since. The row
//! carries today's name (`NHS KENT AND MEDWAY ICB - 91Q`), so an open row shows only that.

use std::borrow::Cow;

use remit_dictionary::Date;
use remit_register::{Claim, Kind};

use super::roles::lives;
use crate::Unreadable;
use crate::reading::{Reading, code, optional_code, text};
use crate::reason::Reason;
use crate::table::{cell, rows};

const COLUMNS: usize = 27;

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    for row in rows(content) {
        reading.take_row(row, COLUMNS, 1, commissioner);
    }
    Ok(())
}

fn commissioner(reading: &mut Reading<'_>, cells: &[Cow<'_, str>]) -> Result<(), Reason> {
    let at = |column| cell(cells, column);
    let own = code("column 1, the code", at(1))?;
    let name = text("column 2, the name", at(2))?;
    let life = reading.days(("column 11, opened", at(11)), ("column 12, closed", at(12)))?;
    let region = optional_code("column 3, the region", at(3))?;
    let system = optional_code("column 4, the ICB", at(4))?;
    // Before the roles came, sub-type H was a hub and C a CCG.
    let mut roles: Vec<&str> = at(14).split('|').map(str::trim).collect();
    roles.push(if at(14) == "H" { "RO218" } else { "RO98" });
    for (kind, period) in lives(&roles, life) {
        reading.during(own, Claim::Exists(kind), period);
    }
    if life.until() == Date::END {
        if let Some(name) = name {
            reading.seen(own, Claim::Named(name));
        }
        let in_system = roles.contains(&"RO319") || roles.contains(&"RO327");
        if let Some(system) = system.filter(|_| in_system) {
            reading.seen(own, Claim::PartOf(system, Kind::Icb));
        }
        if let Some(region) = region {
            reading.seen(own, Claim::PartOf(region, Kind::Region));
        }
        return Ok(());
    }
    if let Some(name) = name {
        reading.during(own, Claim::Named(name), life);
    }
    for place in [region, system].into_iter().flatten() {
        reading.seen_on(own, Claim::LiesIn(place), life.until().day_before());
    }
    Ok(())
}
