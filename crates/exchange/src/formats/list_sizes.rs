//! Lists of registered patients, of practices and of sub-ICB locations.
//!
//! Four tables: NHS England's monthly list of practices (`gp-reg-pat-prac-all`), its coverage of
//! the appointments data, and two derived lists (`practice_code, list_size` and
//! `ods, postcode, patients`).

use std::borrow::Cow;

use remit_register::Claim;

use crate::headings::plain;
use crate::reading::{Reading, code, people, text};
use crate::reason::Reason;
use crate::table::{Rows, cell, rows};
use crate::{Format, Unreadable};

const FORMAT: Format = Format::ListSize;

#[derive(Clone, Copy)]
enum Layout {
    Practices,
    Coverage,
    Demographics,
    Locations,
}

/// The two headings that show each layout.
const LAYOUTS: [(&[&str], Layout); 5] = [
    (&["extractdate", "numberofpatients"], Layout::Practices),
    (&["extractdate", "sex"], Layout::Practices),
    (&["appointmentmonth", "openpractices"], Layout::Coverage),
    (&["practicecode", "listsize"], Layout::Demographics),
    (&["ods", "patients"], Layout::Locations),
];

fn layout(names: &[String]) -> Option<Layout> {
    let has = |name: &&str| names.iter().any(|own| own == name);
    LAYOUTS.iter().find(|(signs, _)| signs.iter().all(&has)).map(|(_, own)| *own)
}

/// Tells whether the headings are those of a list.
pub(crate) fn is_list(names: &[String]) -> bool {
    layout(names).is_some()
}

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let names: Vec<String> = first.iter().map(|name| plain(name)).collect();
    match layout(&names) {
        Some(Layout::Coverage) => coverage(&first, all, reading),
        Some(Layout::Demographics) => demographics(&first, all, reading),
        Some(Layout::Locations) => locations(&first, all, reading),
        Some(Layout::Practices) | None => practices(&first, all, reading),
    }
}

/// One row for each practice; other editions of this table split it by sex and age as well, and
/// then only the row of all is its list.
fn practices<'t>(
    first: &[Cow<'_, str>],
    all: Rows<'t>,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let columns = super::columns(
        first,
        FORMAT,
        [
            &["EXTRACT_DATE"],
            &["TYPE"],
            &["CCG_CODE", "SUB_ICB_LOCATION_CODE"],
            &["CODE"],
            &["SEX"],
            &["AGE"],
            &["NUMBER_OF_PATIENTS"],
        ],
    )?;
    let mut others = 0_u64;
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let [on, sort, body, practice, sex, age, number] =
                columns.map(|column| cell(cells, column));
            if sort != "GP" || sex != "ALL" || age != "ALL" {
                others += 1;
                return Ok(());
            }
            let practice = code("CODE", practice)?;
            let body = code("CCG_CODE", body)?;
            let date = reading
                .date("EXTRACT_DATE", on)?
                .ok_or(Reason::Missing { column: "EXTRACT_DATE" })?;
            let number = people("NUMBER_OF_PATIENTS", number)?;
            if body == practice {
                return Err(Reason::Itself { column: "CCG_CODE" });
            }
            reading.state(date);
            reading.seen_on(practice, Claim::ListSize(number), date);
            reading.seen_on(practice, Claim::CommissionedBy(body), date);
            Ok(())
        });
    }
    if others > 0 {
        reading.warn(format!("rows by sex or age, or not of a practice, are left out: {others}"));
    }
    Ok(())
}

/// Patients of the open practices of each sub-ICB location, month by month. The codes are those of
/// July 2022 for every month: the publisher restated the history.
fn coverage<'t>(
    first: &[Cow<'_, str>],
    all: Rows<'t>,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let columns = super::columns(
        first,
        FORMAT,
        [
            &["SUB_ICB_LOCATION_CODE", "CCG_CODE"],
            &["Appointment_Month"],
            &["Patients registered at open practices"],
        ],
    )?;
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let [body, month, number] = columns.map(|column| cell(cells, column));
            let body = code("SUB_ICB_LOCATION_CODE", body)?;
            let column = "Appointment_Month";
            let date = reading.date(column, month)?.ok_or(Reason::Missing { column })?;
            let number = people("Patients registered at open practices", number)?;
            reading.seen_on(body, Claim::ListSize(number), date);
            Ok(())
        });
    }
    Ok(())
}

fn demographics<'t>(
    first: &[Cow<'_, str>],
    all: Rows<'t>,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let columns = super::columns(first, FORMAT, [&["practice_code"], &["list_size"]])?;
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let [practice, number] = columns.map(|column| cell(cells, column));
            let practice = code("practice_code", practice)?;
            reading.seen(practice, Claim::ListSize(people("list_size", number)?));
            Ok(())
        });
    }
    Ok(())
}

fn locations<'t>(
    first: &[Cow<'_, str>],
    all: Rows<'t>,
    reading: &mut Reading<'t>,
) -> Result<(), Unreadable> {
    let columns = super::columns(first, FORMAT, [&["ods"], &["postcode"], &["patients"]])?;
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            let [practice, postcode, number] = columns.map(|column| cell(cells, column));
            let practice = code("ods", practice)?;
            if let Some(postcode) = text("postcode", postcode)? {
                reading.seen(practice, Claim::Postcode(postcode));
            }
            // Open practices without patients have an empty cell.
            if !number.is_empty() {
                reading.seen(practice, Claim::ListSize(people("patients", number)?));
            }
            Ok(())
        });
    }
    Ok(())
}
