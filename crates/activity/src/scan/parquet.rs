//! Reading Parquet files, a row group at a time.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fs::File;
use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Decimal128Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type,
    TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, TimeUnit};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{
    ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder,
};

use super::batch::{BAD_DAY, Batch, NO_CODE, NO_DAY};
use super::kernel::{Kernel, odd};
use super::{Columns, ScanError};
use crate::input::{Input, Packing};
use crate::number::{ABSURD, UNIT, read_decimal};
use crate::reject::Reason;
use crate::when::read_when;

/// So many rows are taken at once.
const ROWS: usize = 1 << 14;
const DAY_SECONDS: i64 = 86_400;

/// A Parquet file whose footer was read.
pub(crate) struct Opened {
    name: String,
    path: std::path::PathBuf,
    metadata: ArrowReaderMetadata,
}

impl Opened {
    /// Returns how many rows each row group has.
    pub fn groups(&self) -> impl Iterator<Item = u64> {
        let groups = self.metadata.metadata().row_groups().iter();
        groups.map(|group| u64::try_from(group.num_rows()).unwrap_or(0))
    }

    fn column(&self, wanted: &str) -> Result<(usize, &Field), ScanError> {
        let fields = self.metadata.schema().fields();
        let exact = fields.iter().position(|field| field.name() == wanted);
        let alike = || fields.iter().position(|field| field.name().eq_ignore_ascii_case(wanted));
        let at = exact.or_else(alike).ok_or_else(|| ScanError::MissingColumn {
            file: self.name.clone(),
            column: wanted.to_owned(),
            has: fields.iter().map(|field| field.name().as_str()).collect::<Vec<_>>().join(", "),
        })?;
        Ok((at, &fields[at]))
    }
}

/// Reads the footers of every Parquet file, and refuses those that lack a column.
pub(crate) fn open_all(
    inputs: &[Input],
    columns: &Columns,
) -> Result<Vec<Option<Opened>>, ScanError> {
    inputs.iter().map(|input| open(input, columns)).collect()
}

fn open(input: &Input, columns: &Columns) -> Result<Option<Opened>, ScanError> {
    if input.packing != Packing::Parquet {
        return Ok(None);
    }
    let broken = |reason: String| ScanError::Broken { file: input.name(), reason };
    let file = File::open(&input.path).map_err(|error| broken(error.to_string()))?;
    let plain = ArrowReaderMetadata::load(&file, ArrowReaderOptions::new())
        .map_err(|error| broken(error.to_string()))?;
    // Texts come as dictionaries: each different code and date is looked at once.
    let fields: Vec<Arc<Field>> = plain.schema().fields().iter().map(as_dictionary).collect();
    let schema = Arc::new(Schema::new(fields));
    let options = ArrowReaderOptions::new().with_schema(schema);
    let metadata =
        ArrowReaderMetadata::load(&file, options).map_err(|error| broken(error.to_string()))?;
    let opened = Opened { name: input.name(), path: input.path.clone(), metadata };
    opened.column(&columns.code)?;
    for name in columns.date.iter().chain(&columns.finer).chain(&columns.measures) {
        opened.column(name)?;
    }
    Ok(Some(opened))
}

fn as_dictionary(field: &Arc<Field>) -> Arc<Field> {
    match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Dictionary(_, _) => {
            let text = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
            Arc::new(Field::new(field.name(), text, field.is_nullable()))
        }
        _ => Arc::clone(field),
    }
}

/// Tells of each measure whether every file holds whole numbers.
pub(crate) fn whole(opened: &[Option<Opened>], columns: &Columns) -> Vec<bool> {
    let is_whole = |file: &Option<Opened>, name: &String| {
        let column = file.as_ref().and_then(|file| file.column(name).ok());
        column.is_some_and(|(_, field)| field.data_type().is_integer())
    };
    let all = |name| opened.iter().all(|file| is_whole(file, name));
    columns.measures.iter().map(all).collect()
}

/// Reads one row group.
pub(crate) fn read(
    kernel: &mut Kernel<'_>,
    file: &Opened,
    number: usize,
    group: usize,
    mut first_row: u64,
) -> Result<(), ScanError> {
    let broken = |reason: String| ScanError::Broken { file: file.name.clone(), reason };
    let columns = kernel.shared.columns;
    let mut places = vec![file.column(&columns.code)?.0];
    for name in columns.date.iter().chain(&columns.finer).chain(&columns.measures) {
        places.push(file.column(name)?.0);
    }
    let handle = File::open(&file.path).map_err(|error| broken(error.to_string()))?;
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(handle, file.metadata.clone());
    let mask = ProjectionMask::roots(builder.parquet_schema(), places);
    let reader = builder
        .with_projection(mask)
        .with_row_groups(vec![group])
        .with_batch_size(ROWS)
        .build()
        .map_err(|error| broken(error.to_string()))?;
    let mut codes = Codes::default();
    for rows in reader {
        let rows = rows.map_err(|error| broken(error.to_string()))?;
        let batch = batch(kernel, file, number, first_row, &rows, &mut codes)?;
        kernel.take(&batch)?;
        first_row += rows.num_rows() as u64;
    }
    Ok(())
}

fn batch<'a>(
    kernel: &mut Kernel<'_>,
    file: &Opened,
    number: usize,
    first_row: u64,
    rows: &'a RecordBatch,
    codes: &mut Codes,
) -> Result<Batch<'a>, ScanError> {
    let columns = kernel.shared.columns;
    let column = |name: &str| {
        let name = file.column(name).map(|(_, field)| field.name().clone())?;
        Ok::<&ArrayRef, ScanError>(rows.column_by_name(&name).expect("BUG: it was asked for"))
    };
    let mut bad = Vec::new();
    let finer = columns.finer.as_deref().map(column).transpose()?;
    let numbers = codes.numbers(kernel, column(&columns.code)?, finer, file)?;
    let days = match &columns.date {
        None => Cow::Borrowed(&[][..]),
        Some(name) => days(column(name)?, name, file)?,
    };
    let mut measures = Vec::new();
    for (at, name) in columns.measures.iter().enumerate() {
        let signed = columns.signed[at];
        let one = if kernel.shared.whole[at] { 1 } else { 1_000_000 };
        measures.push(figures(column(name)?, name, file, one, signed, &mut bad)?);
    }
    bad.sort_by_key(|(row, _): &(usize, Reason)| *row);
    bad.dedup_by_key(|(row, _)| *row);
    Ok(Batch { file: number, first_row, codes: numbers, days, measures, bad })
}

/// Remembers the numbers of the codes of the dictionary that is read.
#[derive(Default)]
struct Codes {
    dictionary: Option<ArrayRef>,
    numbers: Vec<u32>,
    /// Which codes of the dictionary a footprint divides, where a finer code is read.
    divided: Vec<bool>,
}

impl Codes {
    fn numbers(
        &mut self,
        kernel: &mut Kernel<'_>,
        codes: &ArrayRef,
        finer: Option<&ArrayRef>,
        file: &Opened,
    ) -> Result<Vec<u32>, ScanError> {
        let name = &kernel.shared.columns.code;
        let Some(codes) = codes.as_any_dictionary_opt().filter(|_| is_text(codes)) else {
            return Err(wrong(file, name, codes.data_type(), "text"));
        };
        let known = self
            .dictionary
            .as_ref()
            .is_some_and(|own| own.to_data().ptr_eq(&codes.values().to_data()));
        if !known {
            self.numbers.clear();
            self.divided.clear();
            for value in codes.values().as_string::<i32>() {
                let text = value.map(str::trim).unwrap_or_default();
                let is_code = !text.is_empty();
                self.numbers.push(if is_code { kernel.number(text) } else { NO_CODE });
                self.divided.push(is_code && finer.is_some() && kernel.is_divided(text));
            }
            self.dictionary = Some(Arc::clone(codes.values()));
        }
        let keys = codes.keys().as_primitive::<Int32Type>();
        let place = |key: i32| usize::try_from(key).unwrap_or(usize::MAX);
        if let Some(finer) = finer
            && self.divided.contains(&true)
        {
            return self.pairs(kernel, keys, codes.values(), finer, file);
        }
        if keys.null_count() == 0 {
            return Ok(keys.values().iter().map(|key| self.numbers[place(*key)]).collect());
        }
        Ok(keys.iter().map(|key| key.map_or(NO_CODE, |key| self.numbers[place(key)])).collect())
    }

    fn pairs(
        &mut self,
        kernel: &mut Kernel<'_>,
        keys: &arrow_array::Int32Array,
        values: &ArrayRef,
        finer: &ArrayRef,
        file: &Opened,
    ) -> Result<Vec<u32>, ScanError> {
        let name = kernel.shared.columns.finer.clone().unwrap_or_default();
        let Some(finer) = finer.as_any_dictionary_opt().filter(|_| is_text(finer)) else {
            return Err(wrong(file, &name, finer.data_type(), "text"));
        };
        let (values, fine) = (values.as_string::<i32>(), finer.values().as_string::<i32>());
        let fine_keys = finer.keys().as_primitive::<Int32Type>();
        let mut pairs = HashMap::new();
        let place = |key: Option<i32>| key.and_then(|key| usize::try_from(key).ok());
        let mut numbers = Vec::with_capacity(keys.len());
        for (key, fine_key) in keys.iter().zip(fine_keys.iter()) {
            numbers.push(match (place(key), place(fine_key)) {
                (None, _) => NO_CODE,
                (Some(at), Some(fine_at)) if self.divided[at] => {
                    *pairs.entry((at, fine_at)).or_insert_with(|| {
                        kernel.number_of_pair(values.value(at).trim(), fine.value(fine_at).trim())
                    })
                }
                (Some(at), _) => self.numbers[at],
            });
        }
        Ok(numbers)
    }
}

fn is_text(array: &ArrayRef) -> bool {
    matches!(array.data_type(), DataType::Dictionary(_, value) if **value == DataType::Utf8)
}

fn wrong(file: &Opened, column: &str, found: &DataType, wanted: &'static str) -> ScanError {
    let (file, column) = (file.name.clone(), column.to_owned());
    ScanError::WrongType { file, column, found: found.to_string(), wanted }
}

fn days<'a>(array: &'a ArrayRef, name: &str, file: &Opened) -> Result<Cow<'a, [i32]>, ScanError> {
    if let Some(days) = array.as_primitive_opt::<Date32Type>() {
        if days.null_count() == 0 {
            return Ok(Cow::Borrowed(days.values()));
        }
        return Ok(days.iter().map(|day| day.unwrap_or(NO_DAY)).collect());
    }
    if let Some(texts) = array.as_any_dictionary_opt().filter(|_| is_text(array)) {
        let values = texts.values().as_string::<i32>();
        let read = |text: &str| read_when(text).map_or(BAD_DAY, remit_dictionary::Date::days);
        let days: Vec<i32> = values
            .iter()
            .map(|text| text.filter(|text| !text.trim().is_empty()).map_or(NO_DAY, read))
            .collect();
        let keys = texts.keys().as_primitive::<Int32Type>();
        let day =
            |key: Option<i32>| key.and_then(|key| days.get(usize::try_from(key).ok()?).copied());
        return Ok(keys.iter().map(|key| day(key).unwrap_or(NO_DAY)).collect());
    }
    let stamps: Vec<Option<i64>> = match array.data_type() {
        DataType::Timestamp(TimeUnit::Second, _) => {
            array.as_primitive::<TimestampSecondType>().iter().collect()
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            let values = array.as_primitive::<TimestampMillisecondType>().iter();
            values.map(|stamp| Some(stamp?.div_euclid(1_000))).collect()
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            let values = array.as_primitive::<TimestampMicrosecondType>().iter();
            values.map(|stamp| Some(stamp?.div_euclid(1_000_000))).collect()
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            let values = array.as_primitive::<TimestampNanosecondType>().iter();
            values.map(|stamp| Some(stamp?.div_euclid(1_000_000_000))).collect()
        }
        found => return Err(wrong(file, name, found, "a date")),
    };
    let day = |stamp: i64| i32::try_from(stamp.div_euclid(DAY_SECONDS)).unwrap_or(BAD_DAY);
    Ok(stamps.into_iter().map(|stamp| stamp.map_or(NO_DAY, day)).collect())
}

/// Returns the figures of a column: whole units, or millionths where `one` is a million.
fn figures<'a>(
    array: &'a ArrayRef,
    name: &str,
    file: &Opened,
    one: i64,
    signed: bool,
    bad: &mut Vec<(usize, Reason)>,
) -> Result<Cow<'a, [i64]>, ScanError> {
    if let Some(whole) = array.as_primitive_opt::<Int64Type>() {
        let values = whole.values();
        let plain = |figure: &i64| {
            (signed || 0 <= *figure) && figure.unsigned_abs() < ABSURD.unsigned_abs()
        };
        if one == 1 && whole.null_count() == 0 && values.iter().all(plain) {
            return Ok(Cow::Borrowed(values));
        }
    }
    let figures = as_millionths(array).ok_or_else(|| {
        wrong(file, name, array.data_type(), "a number: restate counts and money")
    })?;
    let mut plain = Vec::with_capacity(figures.len());
    for (row, figure) in figures.into_iter().enumerate() {
        let (figure, reason) = match figure {
            Err(reason) => (0, Some(reason)),
            Ok(figure) if figure.unsigned_abs() >= (i128::from(ABSURD) * UNIT).unsigned_abs() => {
                (0, Some(Reason::AbsurdFigure))
            }
            Ok(figure) => {
                let scaled = figure / if one == 1 { UNIT } else { 1 };
                let figure = i64::try_from(scaled).unwrap_or(0);
                (figure, odd(figure, one, signed))
            }
        };
        bad.extend(reason.map(|reason| (row, reason)));
        plain.push(figure);
    }
    Ok(Cow::Owned(plain))
}

type Figures = Vec<Result<i128, Reason>>;

fn as_millionths(array: &ArrayRef) -> Option<Figures> {
    fn whole<T: Into<i128>>(values: impl Iterator<Item = Option<T>>) -> Figures {
        values.map(|value| value.map(|v| v.into() * UNIT).ok_or(Reason::NoFigure)).collect()
    }
    Some(match array.data_type() {
        DataType::Int8 => whole(array.as_primitive::<Int8Type>().iter()),
        DataType::Int16 => whole(array.as_primitive::<Int16Type>().iter()),
        DataType::Int32 => whole(array.as_primitive::<Int32Type>().iter()),
        DataType::Int64 => whole(array.as_primitive::<Int64Type>().iter()),
        DataType::UInt8 => whole(array.as_primitive::<UInt8Type>().iter()),
        DataType::UInt16 => whole(array.as_primitive::<UInt16Type>().iter()),
        DataType::UInt32 => whole(array.as_primitive::<UInt32Type>().iter()),
        DataType::UInt64 => whole(array.as_primitive::<UInt64Type>().iter()),
        DataType::Float64 => texts(
            array
                .as_primitive::<Float64Type>()
                .iter()
                .map(|value| value.map(|value| value.to_string())),
        ),
        DataType::Decimal128(_, places) => {
            let values = array.as_primitive::<Decimal128Type>();
            let places = i32::from(*places);
            texts(values.iter().map(|value| value.map(|value| format!("{value}e{}", -places))))
        }
        DataType::Dictionary(_, _) if is_text(array) => {
            let dictionary = array.as_any_dictionary();
            let values = dictionary.values().as_string::<i32>();
            let keys = dictionary.keys().as_primitive::<Int32Type>();
            let text = |key: Option<i32>| {
                let at = usize::try_from(key?).ok()?;
                (!values.value(at).trim().is_empty()).then(|| values.value(at).to_owned())
            };
            texts(keys.iter().map(text))
        }
        _ => return None,
    })
}

/// Reads figures by their text: the shortest that stands for a binary fraction is what was meant.
fn texts(values: impl Iterator<Item = Option<String>>) -> Figures {
    values
        .map(|text| {
            let text = text.ok_or(Reason::NoFigure)?;
            read_decimal(&text).ok_or(Reason::UnreadableFigure)
        })
        .collect()
}
