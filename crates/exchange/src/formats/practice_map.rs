//! NHS England's map of practices to networks, commissioners, systems and regions
//! (`gp-reg-pat-prac-map`). From July 2022 the columns speak of sub-ICB locations and ICBs.

use remit_dictionary::{Code, Date};
use remit_register::{Claim, Kind};

use crate::reading::{Reading, code, optional_code, text};
use crate::reason::Reason;
use crate::table::{cell, rows};
use crate::{Format, Unreadable, headings};

/// The headings that show this table.
pub(crate) const SIGNS: &[&str] = &["extractdate", "practicecode", "practicename"];

/// A network that stands for none.
const NO_NETWORK: &str = "U";

pub(crate) fn read<'t>(content: &'t str, reading: &mut Reading<'t>) -> Result<(), Unreadable> {
    let mut all = rows(content);
    let first = all.next().and_then(|row| row.cells).unwrap_or_default();
    let columns = super::columns(
        &first,
        Format::PracticeMap,
        [
            &["EXTRACT_DATE"],
            &["PRACTICE_CODE"],
            &["PRACTICE_NAME"],
            &["PRACTICE_POSTCODE"],
            &["PCN_CODE"],
            &["PCN_NAME"],
            &["ONS_CCG_CODE", "ONS_SUB_ICB_LOCATION_CODE"],
            &["CCG_CODE", "SUB_ICB_LOCATION_CODE"],
            &["CCG_NAME", "SUB_ICB_LOCATION_NAME"],
            &["ONS_STP_CODE", "ONS_ICB_CODE"],
            &["STP_CODE", "ICB_CODE"],
            &["STP_NAME", "ICB_NAME"],
            &["ONS_COMM_REGION_CODE"],
            &["COMM_REGION_CODE"],
            &["COMM_REGION_NAME"],
        ],
    )?;
    let has_ccgs = first.iter().any(|name| headings::plain(name) == "ccgcode");
    let (commissioner, system) =
        if has_ccgs { (Kind::Ccg, Kind::Stp) } else { (Kind::SubIcbLocation, Kind::Icb) };
    for row in all {
        reading.take_row(row, first.len(), 0, |reading, cells| {
            practice(reading, columns.map(|column| cell(cells, column)), [commissioner, system])
        });
    }
    Ok(())
}

fn practice(
    reading: &mut Reading<'_>,
    cells: [&str; 15],
    [commissioner, system]: [Kind; 2],
) -> Result<(), Reason> {
    let [on, own, name, postcode, pcn, pcn_name, rest @ ..] = cells;
    let [ons_body, body, body_name, ons_icb, icb, icb_name, ons_region, region, region_name] = rest;
    let column = "EXTRACT_DATE";
    let date = reading.date(column, on)?.ok_or(Reason::Missing { column })?;
    reading.state(date);
    let own = code("PRACTICE_CODE", own)?;
    if let Some(name) = text("PRACTICE_NAME", name)? {
        reading.seen_on(own, Claim::Named(name), date);
    }
    if let Some(postcode) = text("PRACTICE_POSTCODE", postcode)? {
        reading.seen_on(own, Claim::Postcode(postcode), date);
    }
    let body = code("CCG_CODE", body)?;
    if body == own {
        return Err(Reason::Itself { column: "CCG_CODE" });
    }
    reading.seen_on(own, Claim::CommissionedBy(body), date);
    let shown = if pcn == NO_NETWORK { "" } else { pcn };
    if let Some(pcn) = optional_code("PCN_CODE", shown)? {
        reading.seen_on(own, Claim::PartOf(pcn, Kind::Pcn), date);
        show(reading, date, (pcn, Kind::Pcn), ("", pcn_name))?;
    }
    let icb = code("STP_CODE", icb)?;
    let region = code("COMM_REGION_CODE", region)?;
    show(reading, date, (body, commissioner), (ons_body, body_name))?;
    show(reading, date, (icb, system), (ons_icb, icb_name))?;
    show(reading, date, (region, Kind::Region), (ons_region, region_name))?;
    reading.seen_once_on(body, Claim::PartOf(icb, system), date);
    reading.seen_once_on(body, Claim::PartOf(region, Kind::Region), date);
    reading.seen_once_on(icb, Claim::PartOf(region, Kind::Region), date);
    Ok(())
}

/// Adds a larger body the first time a row names it.
fn show(
    reading: &mut Reading<'_>,
    date: Date,
    (own, kind): (Code, Kind),
    (ons_code, name): (&str, &str),
) -> Result<(), Reason> {
    reading.seen_once_on(own, Claim::Exists(kind), date);
    if let Some(name) = text("the name", name)? {
        reading.seen_once_on(own, Claim::Named(name), date);
    }
    if let Some(ons_code) = optional_code("the ONS code", ons_code)? {
        reading.seen_once_on(own, Claim::Coded(ons_code), date);
    }
    Ok(())
}
