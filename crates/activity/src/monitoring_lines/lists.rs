//! The published lists that the line checks look into.

use std::collections::BTreeSet;

/// The lists as published: CSV texts with one heading line.
#[derive(Debug, Clone, Copy)]
pub struct ListTexts<'a> {
    /// Points of delivery, `NPOD.csv`.
    pub points_of_delivery: &'a str,
    /// Treatment functions, `TFC.csv`.
    pub treatment_functions: &'a str,
    /// Healthcare resource groups, `HRG.csv`.
    pub hrgs: &'a str,
    /// Service categories, `Service_Codes.csv`.
    pub categories: &'a str,
    /// Service codes, as in `cam_service_codes.csv`; blank where any code will do.
    pub services: &'a str,
}

/// The lists, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    pub(super) points_of_delivery: BTreeSet<String>,
    pub(super) treatment_functions: BTreeSet<String>,
    pub(super) hrgs: BTreeSet<String>,
    pub(super) categories: BTreeSet<String>,
    services: BTreeSet<String>,
}

/// Why a list cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ListsError {
    /// It lacks the column that holds the codes.
    #[error("the list has no column \"{0}\"; use the published file")]
    NoColumn(&'static str),
    /// It holds no code.
    #[error("the list of \"{0}\" is empty; use the published file")]
    Empty(&'static str),
    /// It is not CSV.
    #[error("line {line} of the list of \"{column}\" is not CSV")]
    NotCsv {
        /// The heading of the codes.
        column: &'static str,
        /// The line.
        line: u64,
    },
}

impl Lists {
    /// Reads the lists.
    ///
    /// # Errors
    /// When one lacks its column, is empty, or is not CSV.
    pub fn read(texts: &ListTexts<'_>) -> Result<Self, ListsError> {
        let services = if texts.services.trim().is_empty() {
            BTreeSet::new()
        } else {
            codes(texts.services, "SERVICE CODE")?
        };
        Ok(Self {
            points_of_delivery: codes(texts.points_of_delivery, "National_POD_Code")?,
            treatment_functions: codes(texts.treatment_functions, "Treatment_Function_Code")?,
            hrgs: codes(texts.hrgs, "HRG_Code")?,
            categories: codes(texts.categories, "Commissioned Service Category Code")?,
            services: services.iter().map(|code| code.to_ascii_uppercase()).collect(),
        })
    }

    /// Tells whether a service code is listed, in letters of either case.
    pub(super) fn has_service(&self, code: &str) -> bool {
        let given = !code.is_empty();
        given && (self.services.is_empty() || self.services.contains(&code.to_ascii_uppercase()))
    }

    /// Tells whether a tariff code starts with a listed HRG.
    pub(super) fn starts_with_hrg(&self, tariff: &str) -> bool {
        (1..=tariff.len().min(10))
            .filter_map(|length| tariff.get(..length))
            .any(|start| self.hrgs.contains(start))
    }
}

fn codes(text: &str, column: &'static str) -> Result<BTreeSet<String>, ListsError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let headings = rows.headers().map_err(|_| ListsError::NotCsv { column, line: 1 })?;
    let at = headings.iter().position(|own| own.trim().eq_ignore_ascii_case(column));
    let at = at.ok_or(ListsError::NoColumn(column))?;
    let mut codes = BTreeSet::new();
    for row in rows.records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            ListsError::NotCsv { column, line }
        })?;
        let code = row.get(at).unwrap_or_default().trim();
        if !code.is_empty() {
            codes.insert(code.to_owned());
        }
    }
    if codes.is_empty() { Err(ListsError::Empty(column)) } else { Ok(codes) }
}
