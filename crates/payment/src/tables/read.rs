//! Reading the lists from text, by the headings that NHS England publishes.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::Date;

use super::dated::Line;
use super::sheet::{FLAG, Sheet};
use super::{
    ARMED_FORCES_PRACTICES, Dated, Edition, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS, Service,
    Status, SubIcb, Tables,
};

/// Why a reference list cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// A list that the methods need was not given.
    #[error("the list {0} is missing")]
    Missing(&'static str),
    /// A list was given twice.
    #[error("the list {0} is given twice")]
    Twice(String),
    /// A list that no method reads.
    #[error("no method reads a list named {0}")]
    Unknown(String),
    /// A list has no rows, so it can answer nothing.
    #[error("{file} has no rows")]
    Empty {
        /// The list.
        file: String,
    },
    /// A list lacks a column.
    #[error("{file} has no column \"{column}\"")]
    Column {
        /// The list.
        file: String,
        /// The heading that was expected.
        column: String,
    },
    /// A line is not a line of a CSV file with these headings.
    #[error("{file}, line {line}: the line cannot be read as the headings say")]
    Broken {
        /// The list.
        file: String,
        /// The line in the file.
        line: u64,
    },
    /// A value is not one of those that may stand there.
    #[error("{file}, line {line}: \"{value}\" cannot stand under \"{column}\"")]
    Value {
        /// The list.
        file: String,
        /// The line in the file.
        line: u64,
        /// The heading.
        column: String,
        /// The value.
        value: String,
    },
    /// Two rows of one key hold on the same day.
    #[error("{file}, line {line}: {key} has another row on {date} already")]
    Overlap {
        /// The list.
        file: String,
        /// The line of the later row.
        line: u64,
        /// The key.
        key: String,
        /// The first day that both claim.
        date: Date,
    },
    /// Between two rows of one key lies a day without one.
    #[error("{file}, line {line}: {key} has no row on {date}, between two that have")]
    Gap {
        /// The list.
        file: String,
        /// The line of the later row.
        line: u64,
        /// The key.
        key: String,
        /// The first day without a row.
        date: Date,
    },
    /// Two rows say different things of one key.
    #[error("{file}: two rows differ on {key}")]
    Differ {
        /// The list.
        file: String,
        /// The key.
        key: String,
    },
}

impl Tables {
    /// Reads the four lists from their names and texts, in any order; a name may end in `.csv`.
    ///
    /// # Errors
    /// When a list or a column is missing, a value is not understood, or two rows of one key
    /// overlap, leave a gap or differ.
    pub fn read(texts: &[(&str, &str)]) -> Result<Self, TableError> {
        let mut given: BTreeMap<&str, &str> = BTreeMap::new();
        for (name, text) in texts {
            let stem = name.strip_suffix(".csv").unwrap_or(name);
            if given.insert(stem, text).is_some() {
                return Err(TableError::Twice(stem.to_owned()));
            }
        }
        let names = [ARMED_FORCES_PRACTICES, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS];
        if let Some(name) = given.keys().find(|name| !names.contains(name)) {
            return Err(TableError::Unknown((*name).to_owned()));
        }
        let mut editions = Vec::new();
        let mut sheet = |name: &'static str| {
            let text = given.get(name).ok_or(TableError::Missing(name))?;
            let sheet = Sheet::read(name, text)?;
            let fingerprint = fingerprint(text.as_bytes());
            editions.push(Edition { name, rows: sheet.rows.len(), fingerprint });
            Ok(sheet)
        };
        let armed_forces = armed_forces(&sheet(ARMED_FORCES_PRACTICES)?)?;
        let justice = justice(&sheet(JUSTICE_PRACTICES)?)?;
        let services = services(&sheet(SERVICE_CODES)?)?;
        let sub_icbs = sub_icbs(&sheet(SUB_ICBS)?)?;
        let icbs = icbs(&sub_icbs)?;
        let first_day = sub_icbs.first_day().unwrap_or(Date::BEGINNING);
        Ok(Self { services, sub_icbs, icbs, justice, armed_forces, editions, first_day })
    }
}

fn services(sheet: &Sheet) -> Result<Dated<Service>, TableError> {
    let code = sheet.column("SERVICE CODE")?;
    let status = sheet.column("ICBDelegationStatus")?;
    let specialised = sheet.column("Specialised Flag")?;
    let mental_health = sheet.column("Specialised MH Flag")?;
    let dental = sheet.column("Secondary Dental Flag")?;
    let public_health = sheet.column("Public Health Flag")?;
    let dates = [sheet.column("Effective_From")?, sheet.column("Effective_To")?];
    let line = |row: &(u64, csv::StringRecord)| {
        let value = Service {
            status: match row.1.get(status).unwrap_or_default() {
                "GREEN" => Status::Green,
                "AMBER" => Status::Amber,
                "RED" => Status::Red,
                "BLUE" => Status::Blue,
                "NOT APPLICABLE" => Status::NotApplicable,
                other => return Err(sheet.wrong(row.0, status, other)),
            },
            specialised: sheet.yes(row, specialised, FLAG)?,
            mental_health: sheet.yes(row, mental_health, FLAG)?,
            dental: sheet.yes(row, dental, FLAG)?,
            public_health: sheet.yes(row, public_health, FLAG)?,
        };
        let (key, period) = (sheet.key(row, code)?, sheet.period(row, dates)?);
        Ok(Line { key, line: row.0, period, value })
    };
    sheet.dated(sheet.rows.iter().map(line).collect::<Result<_, _>>()?)
}

fn sub_icbs(sheet: &Sheet) -> Result<Dated<SubIcb>, TableError> {
    let code = sheet.column("SubICB_Code")?;
    let icb = sheet.column("ICB_Code")?;
    let hub = sheet.column("ODSCommHub")?;
    let region = sheet.column("ODSRegion")?;
    let status = sheet.column("ProvisionalICBDelegationStatus")?;
    let dates = [sheet.column("Effective_From")?, sheet.column("Effective_To")?];
    let line = |row: &(u64, csv::StringRecord)| {
        let period = sheet.period(row, dates)?;
        let value = SubIcb {
            icb: sheet.key(row, icb)?,
            hub: sheet.key(row, hub)?,
            region: sheet.key(row, region)?,
            delegated: sheet.yes(row, status, ["Yes", "No"])?,
            period,
        };
        Ok(Line { key: sheet.key(row, code)?, line: row.0, period, value })
    };
    sheet.dated(sheet.rows.iter().map(line).collect::<Result<_, _>>()?)
}

/// An ICB has the hub, region and delegation of its locations, which must agree on every day.
fn icbs(sub_icbs: &Dated<SubIcb>) -> Result<BTreeMap<String, Vec<SubIcb>>, TableError> {
    let mut all: BTreeMap<String, Vec<SubIcb>> = BTreeMap::new();
    for own in sub_icbs.values() {
        let known = all.entry(own.icb.clone()).or_default();
        let differs = |other: &&SubIcb| {
            let said = |it: &SubIcb| (it.hub.clone(), it.region.clone(), it.delegated);
            other.period.overlap(own.period).is_some() && said(other) != said(own)
        };
        if known.iter().find(differs).is_some() {
            return Err(TableError::Differ { file: SUB_ICBS.into(), key: own.icb.clone() });
        }
        if !known.contains(own) {
            known.push(own.clone());
        }
    }
    Ok(all)
}

/// Only rows with a practice take part; a practice may repeat with the same hub.
fn justice(sheet: &Sheet) -> Result<BTreeMap<String, String>, TableError> {
    let practice = sheet.column("Y0Prescribingcode")?;
    let hub = sheet.column("EnglandHealthandJusticeCommissioningHubCode")?;
    let mut all = BTreeMap::new();
    for row in &sheet.rows {
        if row.1.get(practice).unwrap_or_default().is_empty() {
            continue;
        }
        let (key, hub) = (sheet.key(row, practice)?, sheet.key(row, hub)?);
        if all.insert(key.clone(), hub.clone()).is_some_and(|before| before != hub) {
            return Err(TableError::Differ { file: JUSTICE_PRACTICES.into(), key });
        }
    }
    Ok(all)
}

/// Closed practices stay on the list and count.
fn armed_forces(sheet: &Sheet) -> Result<BTreeSet<String>, TableError> {
    let practice = sheet.column("Organisation_Code")?;
    let flag = sheet.column("English_AF_GP_Practice_Flag")?;
    let mut all = BTreeSet::new();
    for row in &sheet.rows {
        let key = sheet.key(row, practice)?;
        if sheet.yes(row, flag, FLAG)? {
            all.insert(key);
        }
    }
    Ok(all)
}

fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
