//! ODS `epraccur`: GP practices and prescribing cost centres. No headings, 27 columns.
//!
//! 1 code, 2 name, 3 national grouping, 4 high-level health geography, 5 to 9 address, 10 postcode,
//! 11 open, 12 close, 13 status, 14 sub-type, 15 commissioner, 16 joined, 17 left, 24 provider or
//! purchaser, 26 setting. Until 2024 the status is a letter and the setting a number; in the
//! export of ODS Data Search and Export (DSE) the status is a word and the setting role codes
//! joined by bars. Some tools drop the empty last column.

use std::borrow::Cow;

use remit_register::{Claim, Kind, Status};

use crate::Unreadable;
use crate::reading::{Reading, code, optional_code, text};
use crate::reason::Reason;
use crate::table::{cell, rows};

const COLUMNS: usize = 27;

/// Counties and the like, which stand in the last line of older addresses, after the town.
/// Those that end in `SHIRE` need no entry.
const COUNTIES: [&str; 53] = [
    "AVON",
    "CHANNEL ISLANDS",
    "CLEVELAND",
    "CLWYD",
    "CO DURHAM",
    "CO. DURHAM",
    "CO.DURHAM",
    "CONWY",
    "CORNWALL",
    "COUNTY DURHAM",
    "CUMBRIA",
    "DEVON",
    "DORSET",
    "DYFED",
    "EAST RIDING OF YORKSHIRE",
    "EAST SUSSEX",
    "ENGLAND",
    "ESSEX",
    "GREATER LONDON",
    "GREATER MANCHESTER",
    "GT MANCHESTER",
    "GWENT",
    "GWYNEDD",
    "HANTS",
    "HERTS",
    "HUMBERSIDE",
    "ISLE OF ANGLESEY",
    "ISLE OF MAN",
    "ISLE OF WIGHT",
    "KENT",
    "LANCS",
    "LINCS",
    "MERSEYSIDE",
    "MID GLAMORGAN",
    "MIDDLESEX",
    "NORFOLK",
    "NORTH HUMBERSIDE",
    "NORTH SOMERSET",
    "NORTHUMBERLAND",
    "POWYS",
    "RUTLAND",
    "SOMERSET",
    "SOUTH GLAMORGAN",
    "SOUTH HUMBERSIDE",
    "SUFFOLK",
    "SURREY",
    "SUSSEX",
    "TYNE & WEAR",
    "TYNE AND WEAR",
    "WEST GLAMORGAN",
    "WEST MIDLANDS",
    "WEST SUSSEX",
    "YNYS MON",
];

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    for row in rows(content) {
        reading.take_row(row, COLUMNS, 1, practice);
    }
    Ok(())
}

fn practice(reading: &mut Reading<'_>, cells: &[Cow<'_, str>]) -> Result<(), Reason> {
    let at = |column| cell(cells, column);
    let own = code("column 1, the code", at(1))?;
    let life = reading.days(("column 11, opened", at(11)), ("column 12, closed", at(12)))?;
    let standing = status(at(13)).ok_or_else(|| Reason::Word {
        column: "column 13, the status",
        text: at(13).chars().take(40).collect(),
        expected: "A, C, D, P, ACTIVE, INACTIVE, DORMANT, PROPOSED",
    })?;
    reading.during(own, Claim::Exists(kind(at(26))), life);
    if let Some(name) = text("column 2, the name", at(2))? {
        reading.seen(own, Claim::Named(name));
    }
    if let Some(town) = text("the town", town(cells))? {
        reading.seen(own, Claim::Town(town));
    }
    if let Some(postcode) = text("column 10, the postcode", at(10))? {
        reading.seen(own, Claim::Postcode(postcode));
    }
    commissioner(own, reading, cells)?;
    for (column, place) in
        [("column 3, the national grouping", at(3)), ("column 4, the geography", at(4))]
    {
        if let Some(place) = optional_code(column, place)? {
            reading.seen(own, Claim::LiesIn(place));
        }
    }
    reading.seen(own, Claim::Standing(standing));
    Ok(())
}

/// Adds who commissions the practice, and since when.
///
/// Column 24 counts only where column 15 is empty and the row is not marked Z, not allocated to a
/// commissioner: for those it holds the Channel Islands, the Isle of Man and other providers.
fn commissioner(
    own: remit_dictionary::Code,
    reading: &mut Reading<'_>,
    cells: &[Cow<'_, str>],
) -> Result<(), Reason> {
    let at = |column| cell(cells, column);
    let column = "column 15, the commissioner";
    let provider = "column 24, the provider or purchaser";
    let period = reading.days(("column 16, joined", at(16)), ("column 17, left", at(17)))?;
    let (column, body) = match (optional_code(column, at(15))?, at(14)) {
        (Some(body), _) => (column, body),
        (None, "Z") => return Ok(()),
        (None, _) => match optional_code(provider, at(24))? {
            Some(body) => (provider, body),
            None => return Ok(()),
        },
    };
    if body == own {
        return Err(Reason::Itself { column });
    }
    // Without either date the row only shows today's commissioner.
    if at(16).is_empty() && at(17).is_empty() {
        reading.seen(own, Claim::CommissionedBy(body));
    } else {
        reading.during(own, Claim::CommissionedBy(body), period);
    }
    Ok(())
}

/// Setting 4 and role RO76 are GP practices.
fn kind(setting: &str) -> Kind {
    let practice = setting == "4" || setting.split('|').any(|role| role.trim() == "RO76");
    if practice { Kind::Practice } else { Kind::PrescribingCostCentre }
}

/// Reads a status, a letter or a word.
pub(crate) fn status(text: &str) -> Option<Status> {
    match text.to_ascii_uppercase().as_str() {
        "A" | "ACTIVE" => Some(Status::Active),
        "C" | "INACTIVE" => Some(Status::Closed),
        "D" | "DORMANT" => Some(Status::Dormant),
        "P" | "PROPOSED" => Some(Status::Proposed),
        _ => None,
    }
}

/// Tells the newer layout by its words.
pub(crate) fn is_word_of_status(text: &str) -> bool {
    text.len() > 1 && status(text).is_some()
}

/// Returns the post town.
///
/// The newer layout has it in column 8. In the older one it is the last line of the address that
/// is no county: most often line 3 with the county below it. Of the practices in both layouts at
/// one postcode, this finds the town of the newer one for five in six; the others differ in
/// spelling or name a suburb.
fn town<'c>(cells: &'c [Cow<'_, str>]) -> &'c str {
    if is_word_of_status(cell(cells, 13)) {
        return cell(cells, 8);
    }
    let lines = [8, 7, 6, 5].map(|column| cell(cells, column));
    let no_county = |line: &&str| !line.is_empty() && !is_county(line);
    let line = lines.into_iter().find(no_county).unwrap_or(cell(cells, 8));
    // Some lines hold more: "STOCKPORT,CHESHIRE", "CLAPHAM, BEDFORD".
    line.rsplit(',').map(str::trim).find(no_county).unwrap_or(line)
}

fn is_county(line: &str) -> bool {
    let line = line.to_ascii_uppercase();
    let shire = line.ends_with("SHIRE") && !line.contains(',');
    shire || COUNTIES.binary_search(&line.as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counties_are_sorted_so_that_they_can_be_searched() {
        assert!(COUNTIES.is_sorted());
    }

    #[test]
    fn the_town_is_the_last_line_that_is_no_county() {
        for (lines, outcome) in [
            (["THE HEALTH CENTRE", "LAWSON STREET", "STOCKTON", "CLEVELAND"], "STOCKTON"),
            (["1 HIGH STREET", "LEEDS", "", ""], "LEEDS"),
            (["1 HIGH STREET", "", "", "LONDON"], "LONDON"),
            (["1 HIGH STREET", "HAZEL GROVE", "STOCKPORT,CHESHIRE", ""], "STOCKPORT"),
            (["1 HIGH STREET", "", "CLAPHAM, BEDFORD", "BEDFORDSHIRE"], "BEDFORD"),
            (["", "", "", "KENT"], "KENT"),
        ] {
            let mut cells = vec![Cow::Borrowed(""); 27];
            for (at, line) in lines.iter().enumerate() {
                cells[4 + at] = Cow::Borrowed(*line);
            }
            assert_eq!(town(&cells), outcome, "{lines:?}");
        }
    }
}
