//! Rows of a Parquet file as texts: codes, whole numbers and days.

use std::fs::File;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, UInt8Type, UInt16Type,
    UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use csv::ByteRecord;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use remit_dictionary::Date;

use crate::input::Input;
use crate::scan::ScanError;

/// Room for the texts of a row, so that it does not grow cell by cell.
const ROW_BYTES: usize = 128;

/// The rows of a file, a chunk at a time.
pub(super) struct Rows(ParquetRecordBatchReader);

impl Rows {
    pub(super) fn open(file: File, rows: usize) -> Result<(Self, Vec<String>), String> {
        let builder =
            ParquetRecordBatchReaderBuilder::try_new(file).map_err(|error| error.to_string())?;
        let headings = builder.schema().fields().iter().map(|own| own.name().clone()).collect();
        let reader = builder.with_batch_size(rows).build().map_err(|error| error.to_string())?;
        Ok((Self(reader), headings))
    }

    /// Returns the next rows; none at the end.
    pub(super) fn next(&mut self, input: &Input) -> Result<Vec<ByteRecord>, ScanError> {
        let broken = |reason: String| ScanError::Broken { file: input.name(), reason };
        let mut some = self.0.by_ref().skip_while(|own| own.as_ref().is_ok_and(is_empty));
        let Some(batch) = some.next() else { return Ok(Vec::new()) };
        let batch = batch.map_err(|error| broken(error.to_string()))?;
        let row = || ByteRecord::with_capacity(ROW_BYTES, batch.num_columns());
        let mut rows: Vec<_> = (0..batch.num_rows()).map(|_| row()).collect();
        for (field, column) in batch.schema().fields().iter().zip(batch.columns()) {
            put(column, &mut rows).ok_or_else(|| ScanError::WrongType {
                file: input.name(),
                column: field.name().clone(),
                found: field.data_type().to_string(),
                wanted: "text, a number or a day",
            })?;
        }
        Ok(rows)
    }
}

fn is_empty(batch: &RecordBatch) -> bool {
    batch.num_rows() == 0
}

fn put(array: &ArrayRef, rows: &mut [ByteRecord]) -> Option<()> {
    fn all<T: ToString>(values: impl Iterator<Item = Option<T>>, rows: &mut [ByteRecord]) {
        for (value, row) in values.zip(rows) {
            row.push_field(value.map_or(String::new(), |own| own.to_string()).as_bytes());
        }
    }
    fn texts<'a>(values: impl Iterator<Item = Option<&'a str>>, rows: &mut [ByteRecord]) {
        for (value, row) in values.zip(rows) {
            row.push_field(value.unwrap_or_default().as_bytes());
        }
    }
    match array.data_type() {
        DataType::Utf8 => texts(array.as_string::<i32>().iter(), rows),
        DataType::LargeUtf8 => texts(array.as_string::<i64>().iter(), rows),
        DataType::Utf8View => texts(array.as_string_view().iter(), rows),
        DataType::Dictionary(_, value) if **value == DataType::Utf8 => {
            let dictionary = array.as_any_dictionary();
            let values = dictionary.values().as_string::<i32>();
            let keys = dictionary.normalized_keys();
            let text = |(at, key): (usize, usize)| {
                (!array.is_null(at) && !values.is_null(key)).then(|| values.value(key))
            };
            texts(keys.into_iter().enumerate().map(text), rows);
        }
        DataType::Date32 => {
            let days = array.as_primitive::<Date32Type>();
            all(days.iter().map(|day| day.map(Date::from_days)), rows);
        }
        DataType::Int8 => all(array.as_primitive::<Int8Type>().iter(), rows),
        DataType::Int16 => all(array.as_primitive::<Int16Type>().iter(), rows),
        DataType::Int32 => all(array.as_primitive::<Int32Type>().iter(), rows),
        DataType::Int64 => all(array.as_primitive::<Int64Type>().iter(), rows),
        DataType::UInt8 => all(array.as_primitive::<UInt8Type>().iter(), rows),
        DataType::UInt16 => all(array.as_primitive::<UInt16Type>().iter(), rows),
        DataType::UInt32 => all(array.as_primitive::<UInt32Type>().iter(), rows),
        DataType::UInt64 => all(array.as_primitive::<UInt64Type>().iter(), rows),
        DataType::Float64 => all(array.as_primitive::<Float64Type>().iter(), rows),
        DataType::Boolean => all(array.as_boolean().iter(), rows),
        DataType::Null => texts(rows.iter().map(|_| None).collect::<Vec<_>>().into_iter(), rows),
        _ => return None,
    }
    Some(())
}
