//! ODS `ePCN`: primary care networks and their practices, a workbook of two sheets.
//!
//! Sheet names and headings change between editions, and some headings hold line breaks; both are
//! compared by their letters. Dates are numbers (20191001), texts or dates of Excel.

use std::collections::{BTreeMap, HashSet};

use calamine::Reader;
use remit_dictionary::{Code, Date};
use remit_register::{Claim, Kind};

use crate::headings::plain;
use crate::reading::{Reading, code, text};
use crate::reason::Reason;
use crate::workbook::{Cell, Workbook, cells, excel_day, whole};
use crate::{Format, Unreadable};

const NETWORKS: &str = "PCN Details";
const PARTNERS: &str = "PCN Core Partner Details";
/// The most rows and columns of a sheet that are read; beyond it a workbook holds no networks.
const ROWS_MAX: u32 = 1 << 20;
const COLUMNS_MAX: u32 = 256;

/// The cells of a sheet as text, by row; the first row is 1.
type Sheet = BTreeMap<u32, BTreeMap<u32, String>>;

pub(crate) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let (networks, partners) = whole(bytes, &open)?;
    let details = Columns::find(&networks, &DETAILS)?;
    let relations = Columns::find(&partners, &RELATIONS)?;
    note_dates(reading, &networks, &details);
    note_dates(reading, &partners, &relations);
    // The kind of the body above a network turns on the day of publication.
    let published = reading.published().ok_or(Unreadable::NoDate { format: "epcn" })?;
    let is_ccg = published < Kind::Ccg.in_law().until();
    let above = if is_ccg { Kind::Ccg } else { Kind::SubIcbLocation };
    each_row(reading, NETWORKS, &networks, &details, |reading, cells| {
        let [own, name, body, open, close] = cells;
        let own = code("PCN Code", own)?;
        let life = reading.days(("Open Date", open), ("Close Date", close))?;
        let body = code("the commissioner's code", body)?;
        reading.during(own, Claim::Exists(Kind::Pcn), life);
        if let Some(name) = text("PCN Name", name)? {
            reading.seen(own, Claim::Named(name));
        }
        reading.seen(own, Claim::PartOf(body, above));
        Ok(())
    });
    each_row(reading, PARTNERS, &partners, &relations, |reading, cells| {
        let [practice, network, _, start, end] = cells;
        let practice: Code = code("Partner Organisation Code", practice)?;
        let network = code("PCN Code", network)?;
        let period = reading.days(("Start Date", start), ("End Date", end))?;
        if practice == network {
            return Err(Reason::Itself { column: "PCN Code" });
        }
        reading.during(practice, Claim::PartOf(network, Kind::Pcn), period);
        Ok(())
    });
    Ok(())
}

/// Reads both sheets as text.
fn open(workbook: &mut Workbook<'_>) -> Result<(Sheet, Sheet), Unreadable> {
    let names = workbook.sheet_names();
    let find = |wanted: &'static str| {
        let found = names.iter().find(|name| plain(name) == plain(wanted)).cloned();
        found.ok_or_else(|| {
            let quoted: Vec<String> =
                names.iter().take(10).map(|name| format!("\"{name}\"")).collect();
            Unreadable::NoSheet { wanted, found: quoted.join(", ") }
        })
    };
    let (networks, partners) = (find(NETWORKS)?, find(PARTNERS)?);
    Ok((texts(workbook, &networks)?, texts(workbook, &partners)?))
}

/// Reads a sheet as text.
fn texts(workbook: &mut Workbook<'_>, name: &str) -> Result<Sheet, Unreadable> {
    let mut sheet = Sheet::new();
    cells(workbook, name, &mut |row, column, cell| {
        let shown = match cell {
            Cell::Text(text) | Cell::Number(text) | Cell::Day(text) => text,
            Cell::Error(_) => "#error".to_owned(),
        };
        if row <= ROWS_MAX && column < COLUMNS_MAX {
            sheet.entry(row).or_default().insert(column, shown);
        }
    })?;
    Ok(sheet)
}

/// Tells whether a heading, in small letters and digits, is the wanted one.
type Fits = fn(&str) -> bool;

/// The headings of a sheet.
struct Headings {
    sheet: &'static str,
    columns: [(&'static str, Fits); 5],
}

const DETAILS: Headings = Headings {
    sheet: NETWORKS,
    columns: [
        ("PCN Code", |name| name == "pcncode"),
        ("PCN Name", |name| name == "pcnname"),
        ("Current Clinical Commissioning Group Code", is_commissioner),
        ("Open Date", |name| name.starts_with("opendate")),
        ("Close Date", |name| name.starts_with("closedate")),
    ],
};

const RELATIONS: Headings = Headings {
    sheet: PARTNERS,
    columns: [
        ("Partner Organisation Code", |name| name == "partnerorganisationcode"),
        ("PCN Code", |name| name == "pcncode"),
        ("PCN Name", |name| name == "pcnname"),
        ("Practice to PCN Relationship Start Date", |name| name.contains("startdate")),
        ("Practice to PCN Relationship End Date", |name| name.contains("enddate")),
    ],
};

fn is_commissioner(name: &str) -> bool {
    let words = ["clinicalcommissioninggroup", "ccg", "subicb"];
    words.iter().any(|word| name.contains(word)) && name.ends_with("code")
}

/// Where the headings stand.
struct Columns {
    header: u32,
    at: [u32; 5],
}

impl Columns {
    fn find(sheet: &Sheet, headings: &Headings) -> Result<Self, Unreadable> {
        let missing = |column: &str| Unreadable::MissingColumn {
            format: Format::Epcn.word(),
            column: format!("\"{column}\" in the sheet \"{}\"", headings.sheet),
        };
        let Some((header, names)) = sheet.first_key_value() else {
            return Err(missing(headings.columns[0].0));
        };
        let mut at = [0; 5];
        for (slot, (column, fits)) in at.iter_mut().zip(&headings.columns) {
            let found = names.iter().find(|(_, name)| fits(&plain(name)));
            *slot = *found.ok_or_else(|| missing(column))?.0;
        }
        Ok(Self { header: *header, at })
    }

    /// Returns the cells of a row; numbers that can only be days of Excel are printed as such.
    fn row<'s>(&self, cells: &'s BTreeMap<u32, String>) -> [&'s str; 5] {
        self.at.map(|column| cells.get(&column).map_or("", String::as_str))
    }
}

fn note_dates(reading: &mut Reading<'_>, sheet: &Sheet, columns: &Columns) {
    for (_, cells) in sheet.range(columns.header + 1..) {
        for shown in &columns.row(cells)[3..] {
            if let Ok(date) = Date::parse(&day_text(shown)) {
                reading.note(date);
            }
        }
    }
}

/// Five digits are a day of Excel that lost its format.
fn day_text(shown: &str) -> String {
    if shown.len() == 5 { excel_day(shown) } else { shown.to_owned() }
}

fn each_row(
    reading: &mut Reading<'_>,
    name: &str,
    sheet: &Sheet,
    columns: &Columns,
    read: impl Fn(&mut Reading<'_>, [&str; 5]) -> Result<(), Reason>,
) {
    let mut met = HashSet::new();
    for (line, cells) in sheet.range(columns.header + 1..) {
        let repeat = met.contains(cells);
        let taken = reading.take(u64::from(*line), |reading| {
            if repeat {
                reading.repeat();
                return Ok(());
            }
            let [first, second, third, from, to] = columns.row(cells);
            let in_sheet = |reason| Reason::Sheet { sheet: name.into(), reason: Box::new(reason) };
            if cells.values().any(|shown| shown.contains('\0')) {
                return Err(in_sheet(Reason::Nul));
            }
            let (from, to) = (day_text(from), day_text(to));
            read(reading, [first, second, third, &from, &to]).map_err(in_sheet)
        });
        if taken {
            met.insert(cells);
        }
    }
}
