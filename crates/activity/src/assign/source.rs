//! Rows of text and Parquet files as texts, in chunks, so that any size of file can be read.

use std::fs::File;
use std::io::{BufReader, Read};

use csv::ByteRecord;
use flate2::read::MultiGzDecoder;

use super::rows::MONITORING;
use super::{ADDED, AssignBy, AssignError, Assigning, full};
use crate::input::{Input, Packing};
use crate::scan::ScanError;

mod parquet;

/// So many rows are in a chunk.
const ROWS: usize = 1 << 14;
/// A chunk of long rows ends at so many bytes.
const BYTES: usize = 1 << 24;

/// Where the columns are.
#[derive(Debug, Clone)]
pub(super) struct Places {
    pub activity_date: usize,
    /// The columns that decide, in the order of the method.
    pub deciding: Vec<usize>,
    pub provider: Option<usize>,
    pub submitted: Option<usize>,
    pub cost: Option<usize>,
    pub tariff: Option<usize>,
    pub pod: Option<usize>,
    pub activity: Option<usize>,
}

/// Some rows of one file that follow each other.
pub(super) struct Chunk {
    pub file: usize,
    pub first_row: u64,
    pub columns: usize,
    pub places: Places,
    pub rows: Vec<ByteRecord>,
}

/// All rows of all files, in order.
pub(super) struct Source<'i> {
    inputs: &'i [Input],
    headings: Vec<String>,
    places: Places,
    at: usize,
    row: u64,
    open: Option<Rows>,
}

enum Rows {
    Text(Box<csv::Reader<Box<dyn Read + Send>>>),
    Parquet(parquet::Rows),
}

impl<'i> Source<'i> {
    /// Opens every file once, so that a heading that does not fit is refused at the start.
    pub(super) fn open(inputs: &'i [Input], how: Assigning<'_>) -> Result<Self, AssignError> {
        let mut first: Option<(Vec<String>, Places)> = None;
        for input in inputs {
            let (_, headings) = open(input)?;
            let places = places(&headings, input, how)?;
            match &first {
                None => first = Some((headings, places)),
                Some((known, _)) if *known == headings => {}
                Some(_) => {
                    let (file, first) = (input.name(), inputs[0].name());
                    return Err(AssignError::Headings { file, first });
                }
            }
        }
        let (headings, places) = first.expect("BUG: at least one file is asked for");
        Ok(Self { inputs, headings, places, at: 0, row: 1, open: None })
    }

    pub(super) fn headings(&self) -> &[String] {
        &self.headings
    }

    /// Reads so many chunks, or as many as are left.
    pub(super) fn wave(&mut self, many: usize) -> Result<Vec<Chunk>, AssignError> {
        let mut wave = Vec::new();
        while wave.len() < many {
            let Some(chunk) = self.chunk()? else { break };
            wave.push(chunk);
        }
        Ok(wave)
    }

    fn chunk(&mut self) -> Result<Option<Chunk>, AssignError> {
        while let Some(input) = self.inputs.get(self.at) {
            let broken = |reason: String| ScanError::Broken { file: input.name(), reason };
            if self.open.is_none() {
                let (rows, headings) = open(input)?;
                if headings != self.headings {
                    return Err(ScanError::Changed(input.name()).into());
                }
                self.open = Some(rows);
            }
            let rows = match self.open.as_mut().expect("BUG: it was just opened") {
                Rows::Text(reader) => text(reader).map_err(|error| broken(error.to_string()))?,
                Rows::Parquet(reader) => reader.next(input)?,
            };
            if rows.is_empty() {
                (self.at, self.row, self.open) = (self.at + 1, 1, None);
                continue;
            }
            let (file, first_row) = (self.at, self.row);
            self.row += rows.len() as u64;
            let (columns, places) = (self.headings.len(), self.places.clone());
            return Ok(Some(Chunk { file, first_row, columns, places, rows }));
        }
        Ok(None)
    }
}

fn text(reader: &mut csv::Reader<Box<dyn Read + Send>>) -> Result<Vec<ByteRecord>, csv::Error> {
    let mut rows = Vec::new();
    let mut bytes = 0;
    while rows.len() < ROWS && bytes < BYTES {
        let mut record = ByteRecord::new();
        if !reader.read_byte_record(&mut record)? {
            break;
        }
        bytes += record.as_slice().len();
        rows.push(record);
    }
    Ok(rows)
}

fn open(input: &Input) -> Result<(Rows, Vec<String>), ScanError> {
    let broken = |reason: String| ScanError::Broken { file: input.name(), reason };
    let file = File::open(&input.path).map_err(|error| broken(error.to_string()))?;
    let buffered = |file| BufReader::with_capacity(1 << 20, file);
    let plain: Box<dyn Read + Send> = match input.packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(buffered(file))),
        Packing::Text => Box::new(buffered(file)),
        Packing::Parquet => {
            let (rows, headings) = parquet::Rows::open(file, ROWS).map_err(broken)?;
            return Ok((Rows::Parquet(rows), headings));
        }
    };
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.flexible(true).buffer_capacity(1 << 18).from_reader(plain);
    let headings = reader.byte_headers().map_err(|error| broken(error.to_string()))?;
    let name = |name: &[u8]| {
        String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned()
    };
    let headings = headings.iter().map(name).collect();
    Ok((Rows::Text(Box::new(reader)), headings))
}

fn places(headings: &[String], input: &Input, how: Assigning<'_>) -> Result<Places, AssignError> {
    let maybe = |wanted: &str| {
        let exact = headings.iter().position(|name| name == wanted);
        exact.or_else(|| headings.iter().position(|name| name.eq_ignore_ascii_case(wanted)))
    };
    let find = |wanted: &str| {
        maybe(wanted).ok_or_else(|| ScanError::MissingColumn {
            file: input.name(),
            column: wanted.to_owned(),
            has: headings.join(", "),
        })
    };
    let wanted: &[&str] = match how.by {
        AssignBy::Monitoring(_) => &MONITORING,
        AssignBy::Whole => &full::COLUMNS,
    };
    // A price is never guessed, so what it is found by has to be there.
    if how.terms.is_some() {
        for wanted in ["provider", "submitted_commissioner", "pod", "activity"] {
            find(wanted)?;
        }
    }
    let places = Places {
        activity_date: find("activity_date")?,
        deciding: wanted.iter().map(|own| find(own)).collect::<Result<_, _>>()?,
        provider: maybe("provider"),
        submitted: maybe("submitted_commissioner"),
        cost: maybe("cost_pence"),
        tariff: maybe("tariff_code"),
        pod: maybe("pod"),
        activity: maybe("activity"),
    };
    if let Some(column) = ADDED.into_iter().find(|own| maybe(own).is_some()) {
        return Err(AssignError::Clash { file: input.name(), column });
    }
    Ok(places)
}
