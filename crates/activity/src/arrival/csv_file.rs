//! CSV and gzip CSV, read row by row. Every column is kept as the text that it is.

use std::fs::File;
use std::io::{BufReader, Read};
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use flate2::read::MultiGzDecoder;

use super::error::of_csv;
use super::judge::{Judge, Reject};
use super::keep::{Keeping, Kept, Rejects};
use super::look::Look;
use super::{Arrival, ArrivalError, Done};
use crate::hashing::Hashing;
use crate::input::Packing;

/// Rows that are held before they are handed on.
const BATCH_ROWS: usize = 8_192;

pub(super) fn read(
    arrival: &Arrival<'_>,
    look: &Look,
    kept: Kept,
    mut rejects: Rejects,
) -> Result<Done, ArrivalError> {
    let title = &look.title;
    let failed = |error: csv::Error| ArrivalError::reading(title, of_csv(error));
    let file = File::open(arrival.file).map_err(|error| ArrivalError::reading(title, error))?;
    let file = BufReader::new(file);
    let unpacked: Box<dyn Read> = match look.packing {
        Packing::Gzip => Box::new(MultiGzDecoder::new(file)),
        Packing::Text | Packing::Parquet => Box::new(file),
    };
    let mut rows = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .from_reader(Hashing::new(unpacked));
    let mut row = csv::ByteRecord::new();
    rows.read_byte_record(&mut row).map_err(failed)?;
    // A line end of two characters is read half with this row and half with the next, whose line
    // is then counted as one too low.
    let inside = row.as_slice().iter().fold(1u64, |lines, byte| lines + u64::from(*byte == b'\n'));
    let late = u64::from(rows.position().line() <= inside);
    let mut judge = Judge::new(arrival, title, headings(&row, title)?)?;
    let width = judge.columns().len();
    let fields = judge.columns().iter().map(|name| Field::new(name, DataType::Utf8, false));
    let schema: SchemaRef = Arc::new(Schema::new(fields.collect::<Vec<_>>()));
    let mut keeping = kept.columns(Arc::clone(&schema))?;
    let (mut batch, mut read) = (Batch::new(width), 0usize);
    while rows.read_byte_record(&mut row).map_err(failed)? {
        let line = row.position().map_or(0, csv::Position::line) + late;
        match texts(&row, width) {
            Ok(texts) => match judge.row(arrival, &texts)? {
                None => batch.add(&texts),
                Some(reject) => rejects.add(line, &reject, row.iter())?,
            },
            Err(reject) => {
                judge.reject();
                rejects.add(line, &reject, row.iter())?;
            }
        }
        if BATCH_ROWS <= batch.rows {
            batch.hand_on(&schema, &mut keeping)?;
        }
        read += 1;
        if read % BATCH_ROWS == 0 && (arrival.cancelled)() {
            return Err(ArrivalError::Cancelled(title.clone()));
        }
    }
    if (arrival.cancelled)() {
        return Err(ArrivalError::Cancelled(title.clone()));
    }
    batch.hand_on(&schema, &mut keeping)?;
    let content = rows.into_inner().hash();
    if look.packing == Packing::Text && content != look.hash {
        return Err(ArrivalError::Changed(title.clone()));
    }
    Ok(Done { judge, content, kept: keeping.close()?, rejects })
}

fn headings(row: &csv::ByteRecord, title: &str) -> Result<Vec<String>, ArrivalError> {
    let headings = row.iter().enumerate().map(|(at, heading)| {
        let heading = std::str::from_utf8(heading).map_err(|error| ArrivalError::Damaged {
            file: title.to_owned(),
            reason: error.to_string(),
        })?;
        let bare = if at == 0 { heading.trim_start_matches('\u{feff}') } else { heading };
        Ok(bare.trim().to_owned())
    });
    headings.collect()
}

/// Returns the texts of a row, as many as there are columns.
fn texts(row: &csv::ByteRecord, width: usize) -> Result<Vec<&str>, Reject> {
    if row.len() != width {
        let reason = format!("{width} columns are expected, not {}", row.len());
        return Err(Reject { rule: "columns", reason });
    }
    let texts: Result<Vec<_>, _> = row.iter().map(std::str::from_utf8).collect();
    texts.map_err(|error| Reject { rule: "not-utf8", reason: error.to_string() })
}

/// Rows on their way.
struct Batch {
    columns: Vec<StringBuilder>,
    rows: usize,
}

impl Batch {
    fn new(width: usize) -> Self {
        Self { columns: (0..width).map(|_| StringBuilder::new()).collect(), rows: 0 }
    }

    fn add(&mut self, texts: &[&str]) {
        for (column, text) in self.columns.iter_mut().zip(texts) {
            column.append_value(text);
        }
        self.rows += 1;
    }

    fn hand_on(&mut self, schema: &SchemaRef, keeping: &mut Keeping) -> Result<(), ArrivalError> {
        let columns = self.columns.iter_mut().map(|own| Arc::new(own.finish()) as ArrayRef);
        let batch = RecordBatch::try_new(Arc::clone(schema), columns.collect())
            .expect("BUG: every column has the same rows");
        self.rows = 0;
        keeping.write(&batch)
    }
}
