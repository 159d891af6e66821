//! ODS `epcmem`: the whole history of memberships. No headings, six columns: practice, parent,
//! type of parent, joined, left, amended flag. Rows of one practice come in any order.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Period};
use remit_register::{Claim, Kind};

use crate::Unreadable;
use crate::reading::{Reading, code};
use crate::reason::Reason;
use crate::table::{cell, rows};

const COLUMNS: usize = 6;

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut parents: BTreeMap<Code, Period> = BTreeMap::new();
    for row in rows(content) {
        reading.take_row(row, COLUMNS, 1, |reading, cells| {
            let practice = code("column 1, the practice", cell(cells, 1))?;
            let parent = code("column 2, the parent", cell(cells, 2))?;
            let period = reading
                .days(("column 4, joined", cell(cells, 4)), ("column 5, left", cell(cells, 5)))?;
            if practice == parent {
                return Err(Reason::Itself { column: "column 2, the parent" });
            }
            reading.during(practice, Claim::CommissionedBy(parent), period);
            parents.entry(parent).and_modify(|life| *life = hull(*life, period)).or_insert(period);
            Ok(())
        });
    }
    for (parent, life) in parents {
        if let Some(kind) = kind(parent) {
            reading.during(parent, Claim::Exists(kind), life);
        }
    }
    Ok(())
}

/// Returns the shortest period that holds both.
fn hull(one: Period, other: Period) -> Period {
    let from: Date = one.from().min(other.from());
    Period::new(from, one.until().max(other.until())).unwrap_or(one)
}

/// Tells the bodies before 2013 and the health boards by the shape of their codes. CCGs and hubs
/// look alike; `eccg` tells them apart.
fn kind(parent: Code) -> Option<Kind> {
    match parent.as_str().as_bytes() {
        [b'4', _, _, _, _] => Some(Kind::PrimaryCareGroup),
        [b'5' | b'T', _, _] => Some(Kind::Pct),
        [b'6', b'A' | b'B', _] | [b'7', b'A', b'1'..=b'7'] => Some(Kind::HealthBoard),
        _ => None,
    }
}
