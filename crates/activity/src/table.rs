//! A small table as Parquet: what a restatement gives.

use std::sync::Arc;

use arrow_array::{ArrayRef, Decimal128Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::number::read_decimal;

/// Digits and decimals of a figure.
const PRECISION: u8 = 38;
const SCALE: i8 = 6;

/// Why a table cannot be written as Parquet.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// The columns cannot be made.
    #[error("the columns cannot be made: {0}")]
    Columns(#[from] ArrowError),
    /// They cannot be encoded.
    #[error("the table cannot be encoded: {0}")]
    Encoding(#[from] ParquetError),
}

/// Returns a table as Parquet. The first `texts` columns are texts, the others decimals with six
/// places, null where empty; `manifest` is kept as the file's key-value metadata.
///
/// # Errors
/// When a column cannot be made or encoded.
pub fn table_to_parquet(
    headings: &[String],
    rows: &[Vec<String>],
    texts: usize,
    manifest: &[(String, String)],
) -> Result<Vec<u8>, TableError> {
    let mut fields = Vec::new();
    let mut columns: Vec<ArrayRef> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        let cells = rows.iter().map(|row| row[at].as_str());
        if at < texts {
            fields.push(Field::new(heading, DataType::Utf8, false));
            columns.push(Arc::new(StringArray::from_iter_values(cells)));
        } else {
            fields.push(Field::new(heading, DataType::Decimal128(PRECISION, SCALE), true));
            let figures: Decimal128Array = cells.map(read_decimal).collect();
            columns.push(Arc::new(figures.with_precision_and_scale(PRECISION, SCALE)?));
        }
    }
    let schema = Arc::new(Schema::new(fields));
    let said = manifest.iter().map(|(what, value)| KeyValue::new(what.clone(), value.clone()));
    let properties = WriterProperties::builder()
        .set_compression(Compression::ZSTD(ZstdLevel::default()))
        .set_created_by("remit".to_owned())
        .set_key_value_metadata(Some(said.collect()))
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), Arc::clone(&schema), Some(properties))?;
    writer.write(&RecordBatch::try_new(schema, columns)?)?;
    Ok(writer.into_inner()?)
}
