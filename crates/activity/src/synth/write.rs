//! Writes the rows beside their final name and renames them when they are whole.

use super::draw::Draw;
use super::rows::{Mix, Rows};
use super::{COLUMNS, Compression, Plan, SynthError, Written};
use arrow_array::types::Int32Type;
use arrow_array::{ArrayRef, Date32Array, DictionaryArray, Int32Array, Int64Array};
use arrow_array::{RecordBatch, StringArray};
use arrow_schema::{DataType, Field, FieldRef, Schema};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::{ArrowColumnWriter, ArrowRowGroupWriterFactory, compute_leaves};
use parquet::basic::{Compression as Codec, ZstdLevel};
use parquet::errors::ParquetError;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use remit_dictionary::Date;
use std::ffi::OsString;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

const ROWS_PER_BLOCK: u64 = 65_536;
const ROWS_PER_GROUP: usize = 1_048_576;

/// Draws the blocks of a plan one after another and hands each to `take`.
fn blocks(
    plan: &Plan,
    mix: &Mix,
    progress: &mut dyn FnMut(u64) -> bool,
    take: &mut dyn FnMut(Rows) -> Result<(), SynthError>,
) -> Result<Written, SynthError> {
    let mut written = Written { rows: 0, activity: 0, cost_pence: 0, bytes: 0 };
    let mut block = 0;
    while written.rows < plan.rows {
        let mut draw = Draw::of_block(plan.seed, block);
        let mut rows = Rows::default();
        let count = ROWS_PER_BLOCK.min(plan.rows - written.rows);
        for _ in 0..count {
            mix.push(&mut draw, &mut rows);
        }
        written.rows += count;
        written.activity += rows.activity.iter().sum::<i64>();
        written.cost_pence += rows.cost_pence.iter().sum::<i64>();
        take(rows)?;
        if !progress(written.rows) {
            return Err(SynthError::Stopped);
        }
        block += 1;
    }
    Ok(written)
}

/// Runs `fill` on a temporary name beside `path`, then renames, or removes what was begun.
fn whole(
    path: &Path,
    fill: impl FnOnce(File) -> Result<Written, SynthError>,
) -> Result<Written, SynthError> {
    let fault = |source| SynthError::Write { path: path.to_owned(), source };
    let part = beside(path, ".part");
    let filled = File::create(&part).map_err(fault).and_then(fill).and_then(|mut written| {
        written.bytes = std::fs::metadata(&part).map_err(fault)?.len();
        std::fs::rename(&part, path).map_err(fault)?;
        Ok(written)
    });
    if filled.is_err() {
        // The first failure is the one to tell; a file that cannot be removed adds nothing to it.
        let _ = std::fs::remove_file(&part);
    }
    filled
}

fn beside(path: &Path, tail: &str) -> PathBuf {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(tail);
    PathBuf::from(name)
}

/// Writes Parquet.
pub fn parquet(
    plan: &Plan,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Written, SynthError> {
    let mix = Mix::new(plan)?;
    let encode = |source| SynthError::Encode { path: path.to_owned(), source };
    whole(path, |file| {
        let schema = Arc::new(schema());
        let settings = properties(plan).map_err(encode)?;
        let mut groups = Groups::new(file, &schema, settings).map_err(encode)?;
        let words: ArrayRef = Arc::new(StringArray::from_iter_values(&mix.words));
        let written = blocks(plan, &mix, progress, &mut |rows| {
            let batch = batch(&schema, &words, rows).map_err(encode)?;
            groups.add(&batch).map_err(encode)
        })?;
        let file = groups.finish().map_err(encode)?;
        let synced = file.sync_all();
        synced.map_err(|source| SynthError::Write { path: path.to_owned(), source })?;
        Ok(written)
    })
}

/// A Parquet file whose columns are encoded on all cores; the bytes do not depend on how many.
struct Groups {
    file: SerializedFileWriter<File>,
    factory: ArrowRowGroupWriterFactory,
    schema: Arc<Schema>,
    /// The row group begun; empty between two.
    columns: Vec<ArrowColumnWriter>,
    rows: usize,
    columns_per_core: usize,
}

impl Groups {
    fn new(
        file: File,
        schema: &Arc<Schema>,
        settings: WriterProperties,
    ) -> Result<Self, ParquetError> {
        let writer = ArrowWriter::try_new(file, Arc::clone(schema), Some(settings))?;
        let (file, factory) = writer.into_serialized_writer()?;
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let columns_per_core = COLUMNS.len().div_ceil(cores);
        let schema = Arc::clone(schema);
        Ok(Self { file, factory, schema, columns: Vec::new(), rows: 0, columns_per_core })
    }

    fn add(&mut self, batch: &RecordBatch) -> Result<(), ParquetError> {
        if self.columns.is_empty() {
            let number = self.file.flushed_row_groups().len();
            self.columns = self.factory.create_column_writers(number)?;
        }
        let share = self.columns_per_core;
        let fields: Vec<&FieldRef> = self.schema.fields().iter().collect();
        std::thread::scope(|scope| {
            let arrays = batch.columns().chunks(share).zip(fields.chunks(share));
            let threads: Vec<_> = self
                .columns
                .chunks_mut(share)
                .zip(arrays)
                .map(|(writers, (arrays, fields))| {
                    scope.spawn(move || encode_columns(writers, arrays, fields))
                })
                .collect();
            threads.into_iter().try_for_each(|thread| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            })
        })?;
        self.rows += batch.num_rows();
        if self.rows == ROWS_PER_GROUP { self.end_group() } else { Ok(()) }
    }

    fn end_group(&mut self) -> Result<(), ParquetError> {
        if self.columns.is_empty() {
            return Ok(());
        }
        let mut group = self.file.next_row_group()?;
        for column in self.columns.drain(..) {
            column.close()?.append_to_row_group(&mut group)?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }

    fn finish(mut self) -> Result<File, ParquetError> {
        self.end_group()?;
        self.file.into_inner()
    }
}

fn encode_columns(
    writers: &mut [ArrowColumnWriter],
    arrays: &[ArrayRef],
    fields: &[&FieldRef],
) -> Result<(), ParquetError> {
    for ((writer, array), field) in writers.iter_mut().zip(arrays).zip(fields) {
        for leaf in compute_leaves(field, array)? {
            writer.write(&leaf)?;
        }
    }
    Ok(())
}

fn schema() -> Schema {
    let text = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
    let field = |(number, name): (usize, &&str)| match number {
        0 => Field::new(*name, DataType::Date32, true),
        11 | 12 => Field::new(*name, DataType::Int64, false),
        _ => Field::new(*name, text.clone(), true),
    };
    Schema::new(COLUMNS.iter().enumerate().map(field).collect::<Vec<Field>>())
}

fn properties(plan: &Plan) -> Result<WriterProperties, ParquetError> {
    let codec = match plan.compression {
        Compression::Zstd => Codec::ZSTD(ZstdLevel::try_new(1)?),
        Compression::Snappy => Codec::SNAPPY,
    };
    let marks = [("invented", "true".to_owned()), ("seed", plan.seed.to_string())];
    let mut marks: Vec<KeyValue> =
        marks.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value)).collect();
    marks.push(KeyValue::new("rows".to_owned(), plan.rows.to_string()));
    Ok(WriterProperties::builder()
        .set_compression(codec)
        .set_max_row_group_row_count(Some(ROWS_PER_GROUP))
        .set_column_dictionary_enabled("cost_pence".into(), false)
        // In rows of no order the least and the most of a text tell a reader nothing.
        .set_statistics_enabled(EnabledStatistics::None)
        .set_column_statistics_enabled("activity_date".into(), EnabledStatistics::Chunk)
        .set_key_value_metadata(Some(marks))
        .build())
}

fn batch(schema: &Arc<Schema>, words: &ArrayRef, rows: Rows) -> Result<RecordBatch, ParquetError> {
    let mut columns: Vec<ArrayRef> = vec![Arc::new(Date32Array::from(rows.dates))];
    for keys in rows.texts {
        let keys = Int32Array::from(keys);
        columns.push(Arc::new(DictionaryArray::<Int32Type>::try_new(keys, Arc::clone(words))?));
    }
    columns.push(Arc::new(Int64Array::from(rows.activity)));
    columns.push(Arc::new(Int64Array::from(rows.cost_pence)));
    Ok(RecordBatch::try_new(Arc::clone(schema), columns)?)
}

/// Writes CSV and, beside it, the mark.
pub fn csv(
    plan: &Plan,
    path: &Path,
    progress: &mut dyn FnMut(u64) -> bool,
) -> Result<Written, SynthError> {
    let mix = Mix::new(plan)?;
    let fault = |source| SynthError::Write { path: path.to_owned(), source };
    let mark = format!("invented=true\nseed={}\nrows={}\n", plan.seed, plan.rows);
    let packed = path.extension().is_some_and(|extension| extension == "gz");
    let days = day_texts(plan.year_from);
    let written = whole(path, |file| {
        let mut lines = |out: &mut dyn Write| {
            let mut out = csv::Writer::from_writer(out);
            out.write_record(COLUMNS).map_err(|source| fault(source.into()))?;
            let written = blocks(plan, &mix, progress, &mut |rows| {
                csv_rows(&mut out, &mix.words, (plan.year_from, &days), &rows).map_err(fault)
            })?;
            out.flush().map_err(fault)?;
            Ok(written)
        };
        let mut file = BufWriter::new(file);
        if packed {
            let mut out = flate2::write::GzEncoder::new(file, flate2::Compression::fast());
            let written = lines(&mut out)?;
            out.finish().and_then(|mut file| file.flush()).map_err(fault)?;
            return Ok(written);
        }
        let written = lines(&mut file)?;
        file.flush().map_err(fault)?;
        Ok(written)
    })?;
    std::fs::write(beside(path, ".invented"), mark).map_err(fault)?;
    Ok(written)
}

fn day_texts(year_from: Date) -> Vec<String> {
    (0..366).map(|day| year_from.plus_days(day).to_string()).collect()
}

fn csv_rows(
    out: &mut csv::Writer<&mut dyn Write>,
    words: &[String],
    (year_from, days): (Date, &[String]),
    rows: &Rows,
) -> std::io::Result<()> {
    let word = |list: &'_ [String], key: Option<i32>| -> String {
        let at = key.and_then(|key| usize::try_from(key).ok());
        at.and_then(|at| list.get(at)).cloned().unwrap_or_default()
    };
    for (row, date) in rows.dates.iter().enumerate() {
        out.write_field(word(days, date.map(|date| date - year_from.days())))?;
        for column in &rows.texts {
            out.write_field(word(words, column[row]))?;
        }
        out.write_field(rows.activity[row].to_string())?;
        out.write_field(rows.cost_pence[row].to_string())?;
        out.write_record(None::<&[u8]>)?;
    }
    Ok(())
}
