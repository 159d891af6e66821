//! Parquet, read batch by batch. Columns keep their types.

use std::borrow::Cow;
use std::fs::File;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;

use super::judge::Judge;
use super::keep::{Keeping, Kept, Rejects};
use super::look::Look;
use super::{Arrival, ArrivalError, Done};

const BATCH_ROWS: usize = 8_192;

pub(super) fn read(
    arrival: &Arrival<'_>,
    look: &Look,
    kept: Kept,
    mut rejects: Rejects,
) -> Result<Done, ArrivalError> {
    let title = &look.title;
    let damaged = |error: String| {
        if error.contains("EOF") || error.contains("Invalid Parquet file") {
            ArrivalError::Truncated(title.clone())
        } else {
            ArrivalError::Damaged { file: title.clone(), reason: error }
        }
    };
    let file = File::open(arrival.file).map_err(|error| ArrivalError::reading(title, error))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file)
        .map_err(|error| damaged(error.to_string()))?;
    let schema = std::sync::Arc::clone(builder.schema());
    let names = schema.fields().iter().map(|own| own.name().clone()).collect();
    let mut judge = Judge::new(arrival, title, names)?;
    for (at, field) in schema.fields().iter().enumerate() {
        if !field.data_type().is_numeric() {
            judge.not_a_number(at);
        }
    }
    let mut keeping = kept.columns(schema)?;
    let reader = builder.with_batch_size(BATCH_ROWS).build();
    let mut line = 0;
    for batch in reader.map_err(|error| damaged(error.to_string()))? {
        if (arrival.cancelled)() {
            return Err(ArrivalError::Cancelled(title.clone()));
        }
        let batch = batch.map_err(|error| damaged(error.to_string()))?;
        judge_batch(arrival, &batch, &mut judge, &mut keeping, &mut rejects, &mut line)?;
    }
    Ok(Done { judge, content: look.hash, kept: keeping.close()?, rejects })
}

/// Judges each row and keeps the runs of good ones between those that are rejected.
fn judge_batch(
    arrival: &Arrival<'_>,
    batch: &RecordBatch,
    judge: &mut Judge,
    keeping: &mut Keeping,
    rejects: &mut Rejects,
    line: &mut u64,
) -> Result<(), ArrivalError> {
    let mut good_from = 0;
    for row in 0..batch.num_rows() {
        *line += 1;
        let cells = cells(arrival, batch, row, |at| judge.needs(at), true)?;
        let texts: Vec<&str> = cells.iter().map(AsRef::as_ref).collect();
        if let Some(reject) = judge.row(arrival, &texts)? {
            let whole = self::cells(arrival, batch, row, |_| true, false)?;
            rejects.add(*line, &reject, whole.iter().map(|own| own.as_bytes()))?;
            keep(batch, good_from, row, keeping)?;
            good_from = row + 1;
        }
    }
    keep(batch, good_from, batch.num_rows(), keeping)
}

fn keep(
    batch: &RecordBatch,
    from: usize,
    until: usize,
    keeping: &mut Keeping,
) -> Result<(), ArrivalError> {
    if from < until { keeping.write(&batch.slice(from, until - from)) } else { Ok(()) }
}

/// Returns the cells of a row as texts; blank where they are not wanted.
fn cells<'a>(
    arrival: &Arrival<'_>,
    batch: &'a RecordBatch,
    row: usize,
    wanted: impl Fn(usize) -> bool,
    strict: bool,
) -> Result<Vec<Cow<'a, str>>, ArrivalError> {
    let columns = batch.columns().iter().enumerate().map(|(at, column)| {
        if !wanted(at) || column.is_null(row) {
            return Ok(Cow::Borrowed(""));
        }
        match text(column.as_ref(), row) {
            Some(text) => Ok(text),
            None if !strict => Ok(Cow::Borrowed("")),
            None => Err(ArrivalError::ColumnType {
                file: arrival.file.file_name().unwrap_or_default().to_string_lossy().into_owned(),
                column: batch.schema().field(at).name().clone(),
                kind: column.data_type().to_string(),
            }),
        }
    });
    columns.collect()
}

/// Returns a cell as text, or nothing where its type is not read. A fraction in binary is rounded
/// to the twelve decimals that totals keep.
fn text(column: &dyn Array, row: usize) -> Option<Cow<'_, str>> {
    macro_rules! number {
        ($kind:ty) => {
            column.as_primitive::<$kind>().value(row).to_string()
        };
    }
    macro_rules! moment {
        ($kind:ty) => {
            column.as_primitive::<$kind>().value_as_datetime(row)?.to_string()
        };
    }
    let owned = match column.data_type() {
        DataType::Utf8 => return Some(Cow::Borrowed(column.as_string::<i32>().value(row))),
        DataType::LargeUtf8 => return Some(Cow::Borrowed(column.as_string::<i64>().value(row))),
        DataType::Utf8View => return Some(Cow::Borrowed(column.as_string_view().value(row))),
        DataType::Dictionary(_, _) => {
            let dictionary = column.as_any_dictionary();
            let key = text(dictionary.keys(), row)?.parse().ok()?;
            return text(dictionary.values().as_ref(), key);
        }
        DataType::Boolean => column.as_boolean().value(row).to_string(),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => format!("{:.12}", column.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => format!("{:.12}", column.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(_, _) => column.as_primitive::<Decimal128Type>().value_as_string(row),
        DataType::Date32 => moment!(Date32Type),
        DataType::Timestamp(TimeUnit::Second, _) => moment!(TimestampSecondType),
        DataType::Timestamp(TimeUnit::Millisecond, _) => moment!(TimestampMillisecondType),
        DataType::Timestamp(TimeUnit::Microsecond, _) => moment!(TimestampMicrosecondType),
        DataType::Timestamp(TimeUnit::Nanosecond, _) => moment!(TimestampNanosecondType),
        _ => return None,
    };
    Some(Cow::Owned(owned))
}
