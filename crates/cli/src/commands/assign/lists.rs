//! The lists that `remit assign` reads beside the rows: those of the method, and prices.

use std::path::{Path, PathBuf};

use remit_activity::{AssignBy, Assigning};
use remit_payment::price::{Agreements, Factors, Prices, Terms};
use remit_payment::tables::{
    ARMED_FORCES_PRACTICES, JUSTICE_PRACTICES, SERVICE_CODES, SUB_ICBS, TableError, Tables,
};

use crate::arguments::{Assign, AssignMethod};
use crate::refusal::Refusal;

/// The lists of the method for contract monitoring.
const NAMES: [&str; 4] = [SERVICE_CODES, SUB_ICBS, JUSTICE_PRACTICES, ARMED_FORCES_PRACTICES];

const FOLDER: &str = "name the folder that has them with --tables DIR, or set REMIT_WHO_PAYS";

/// Everything that is read beside the rows.
pub struct Lists {
    tables: Option<Tables>,
    terms: Option<Terms>,
    /// The files that were read.
    pub paths: Vec<PathBuf>,
}

impl Lists {
    /// Reads the lists that were asked for.
    pub fn read(asked: &Assign) -> anyhow::Result<Self> {
        let mut paths = Vec::new();
        let tables = match asked.method {
            AssignMethod::Monitoring => Some(tables(asked, &mut paths)?),
            AssignMethod::Whole => None,
        };
        let terms = terms(asked, &mut paths)?;
        Ok(Self { tables, terms, paths })
    }

    /// Returns how the rows are assigned and priced.
    pub fn assigning(&self) -> Assigning<'_> {
        let by = self.tables.as_ref().map_or(AssignBy::Whole, AssignBy::Monitoring);
        Assigning { by, terms: self.terms.as_ref() }
    }
}

fn tables(asked: &Assign, paths: &mut Vec<PathBuf>) -> anyhow::Result<Tables> {
    let Some(folder) = &asked.tables else {
        let what = "the reference lists of the Commissioner Assignment Method are not given";
        return Err(Refusal::error(what, FOLDER));
    };
    let mut texts = Vec::new();
    for name in NAMES {
        let path = folder.join(name).with_extension("csv");
        texts.push((name, text(&path, FOLDER)?));
        paths.push(path);
    }
    let texts: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, &**text)).collect();
    let broken =
        |error| Refusal::error(format!("{error}"), "get the list again as it is published");
    Tables::read(&texts).map_err(broken)
}

fn terms(asked: &Assign, paths: &mut Vec<PathBuf>) -> anyhow::Result<Option<Terms>> {
    // The command line asks for both or neither.
    let Some((prices, factors)) = asked.prices.as_ref().zip(asked.factors.as_ref()) else {
        return Ok(None);
    };
    let prices = list(prices, Prices::read, paths)?;
    let factors = list(factors, Factors::read, paths)?;
    let agreements = asked.agreements.as_ref();
    let agreements = agreements.map(|path| list(path, Agreements::read, paths)).transpose()?;
    Ok(Some(Terms { prices, factors, agreements }))
}

fn list<T>(
    path: &Path,
    read: fn(&str, &str) -> Result<T, TableError>,
    paths: &mut Vec<PathBuf>,
) -> anyhow::Result<T> {
    let hint = "remit assign --help says the headings of each list, with an example";
    let text = text(path, hint)?;
    paths.push(path.to_owned());
    let name = path.display().to_string();
    read(&name, &text).map_err(|error| Refusal::error(error.to_string(), hint))
}

fn text(path: &Path, hint: &str) -> anyhow::Result<String> {
    std::fs::read_to_string(path).map_err(|error| {
        Refusal::error(format!("{} could not be read: {error}", path.display()), hint)
    })
}
