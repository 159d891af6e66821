//! Reading text files, packed or not: comma-separated values with a heading.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufReader, Read};

use csv::ByteRecord;
use flate2::read::MultiGzDecoder;

use super::batch::{BAD_DAY, Batch, NO_CODE, NO_DAY};
use super::kernel::{Kernel, odd};
use super::{Columns, ScanError};
use crate::input::{Input, Packing};
use crate::number::{ABSURD, UNIT, read_decimal};
use crate::reject::Reason;
use crate::when::read_when;

/// So many rows are taken at once.
const ROWS: usize = 1 << 16;
/// So many different texts of dates are remembered.
const DATES_MAX: usize = 100_000;

/// Where the columns are.
struct Places {
    date: Option<usize>,
    code: usize,
    finer: Option<usize>,
    measures: Vec<usize>,
}

/// Reads a whole text file.
pub(crate) fn read(kernel: &mut Kernel<'_>, file: usize) -> Result<(), ScanError> {
    let shared = kernel.shared;
    let input = &shared.inputs[file];
    let broken = |error: &dyn std::fmt::Display| ScanError::Broken {
        file: input.name(),
        reason: error.to_string(),
    };
    let mut reader = open(input).map_err(|error| broken(&error))?;
    let headings = reader.byte_headers().map_err(|error| broken(&error))?.clone();
    let places = places(&headings, shared.columns, input)?;
    let mut record = ByteRecord::new();
    let mut dates = HashMap::new();
    let mut batch = empty(file, 1, shared.columns);
    loop {
        let more = reader.read_byte_record(&mut record);
        match more {
            Ok(true) => row(kernel, &mut batch, &record, &headings, &places, &mut dates),
            Ok(false) => break,
            Err(error) => return Err(broken(&error)),
        }
        if batch.codes.len() == ROWS {
            kernel.take(&batch)?;
            let next = batch.first_row + ROWS as u64;
            batch = empty(file, next, shared.columns);
        }
    }
    kernel.take(&batch)
}

fn open(input: &Input) -> std::io::Result<csv::Reader<Box<dyn Read>>> {
    let file = BufReader::with_capacity(1 << 20, File::open(&input.path)?);
    let plain: Box<dyn Read> = match input.packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
        Packing::Text | Packing::Parquet => Box::new(file),
    };
    Ok(csv::ReaderBuilder::new().flexible(true).buffer_capacity(1 << 18).from_reader(plain))
}

fn empty<'a>(file: usize, first_row: u64, columns: &Columns) -> Batch<'a> {
    Batch {
        file,
        first_row,
        codes: Vec::with_capacity(ROWS),
        days: Cow::Owned(Vec::with_capacity(ROWS)),
        measures: columns.measures.iter().map(|_| Cow::Owned(Vec::with_capacity(ROWS))).collect(),
        bad: Vec::new(),
    }
}

fn places(headings: &ByteRecord, columns: &Columns, input: &Input) -> Result<Places, ScanError> {
    let names: Vec<String> = headings
        .iter()
        .map(|name| String::from_utf8_lossy(name).trim_start_matches('\u{feff}').trim().to_owned())
        .collect();
    let find = |wanted: &String| {
        let exact = names.iter().position(|name| name == wanted);
        let alike = || names.iter().position(|name| name.eq_ignore_ascii_case(wanted));
        exact.or_else(alike).ok_or_else(|| ScanError::MissingColumn {
            file: input.name(),
            column: wanted.clone(),
            has: names.join(", "),
        })
    };
    Ok(Places {
        date: columns.date.as_ref().map(find).transpose()?,
        code: find(&columns.code)?,
        finer: columns.finer.as_ref().map(find).transpose()?,
        measures: columns.measures.iter().map(find).collect::<Result<_, _>>()?,
    })
}

fn row(
    kernel: &mut Kernel<'_>,
    batch: &mut Batch<'_>,
    record: &ByteRecord,
    headings: &ByteRecord,
    places: &Places,
    dates: &mut HashMap<Vec<u8>, i32>,
) {
    let at = batch.codes.len();
    let mut bad = (record.len() != headings.len()).then_some(Reason::BrokenRow);
    let cell = |place: usize| record.get(place).unwrap_or_default();
    batch.codes.push(code(kernel, cell(places.code), places.finer.map(cell), &mut bad));
    if let Some(place) = places.date {
        batch.days.to_mut().push(day(cell(place), dates));
    }
    for (measure, place) in places.measures.iter().enumerate() {
        let (figure, reason) = figure(kernel, cell(*place), measure);
        bad = bad.or(reason);
        batch.measures[measure].to_mut().push(figure);
    }
    if let Some(reason) = bad {
        batch.bad.push((at, reason));
    }
}

fn code(
    kernel: &mut Kernel<'_>,
    cell: &[u8],
    finer: Option<&[u8]>,
    bad: &mut Option<Reason>,
) -> u32 {
    let Ok(text) = std::str::from_utf8(cell) else {
        *bad = Some(Reason::BrokenRow);
        return kernel.number("?");
    };
    let text = text.trim();
    if text.is_empty() {
        return NO_CODE;
    }
    match finer.map(|finer| std::str::from_utf8(finer).unwrap_or_default().trim()) {
        Some(finer) if kernel.is_divided(text) => kernel.number_of_pair(text, finer),
        _ => kernel.number(text),
    }
}

fn day(cell: &[u8], dates: &mut HashMap<Vec<u8>, i32>) -> i32 {
    if let Some(day) = dates.get(cell) {
        return *day;
    }
    let text = String::from_utf8_lossy(cell);
    let day = match text.trim() {
        "" => NO_DAY,
        text => read_when(text).map_or(BAD_DAY, remit_dictionary::Date::days),
    };
    if dates.len() < DATES_MAX {
        dates.insert(cell.to_vec(), day);
    }
    day
}

/// Reads a figure as millionths. An absurd one counts as nothing in the totals: it has no size.
fn figure(kernel: &Kernel<'_>, cell: &[u8], measure: usize) -> (i64, Option<Reason>) {
    let text = std::str::from_utf8(cell).unwrap_or("?").trim();
    if text.is_empty() || text.eq_ignore_ascii_case("na") || text == "*" || text == "-" {
        return (0, Some(Reason::NoFigure));
    }
    let Some(figure) = read_decimal(text) else {
        return (0, Some(Reason::UnreadableFigure));
    };
    let one = i64::try_from(UNIT).unwrap_or(i64::MAX);
    match i64::try_from(figure) {
        Ok(figure) if figure.unsigned_abs() < ABSURD.unsigned_abs() * one.unsigned_abs() => {
            (figure, odd(figure, one, kernel.shared.columns.signed[measure]))
        }
        _ => (0, Some(Reason::AbsurdFigure)),
    }
}
