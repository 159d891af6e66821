//! Workbooks, cell by cell: the size that a sheet claims to have is not to be trusted with memory.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, Xlsx};
use remit_dictionary::Date;

use crate::Unreadable;

/// An opened workbook.
pub(crate) type Workbook<'b> = Xlsx<Cursor<&'b [u8]>>;

/// A date of Excel counts days from here.
const EXCEL_DAY_ZERO: i32 = -25_569;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Cell {
    /// A text, without spaces around it.
    Text(String),
    /// A number, as Excel would print it.
    Number(String),
    /// A day, as `2020-04-01`.
    Day(String),
    /// An error of a formula.
    Error(String),
}

/// Opens a workbook and reads of it. A reader that panics over parts that contradict each other
/// makes it a damaged workbook. Whoever calls has checked its size.
pub(crate) fn whole<T>(
    bytes: &[u8],
    read: &dyn Fn(&mut Workbook<'_>) -> Result<T, Unreadable>,
) -> Result<T, Unreadable> {
    catch_unwind(AssertUnwindSafe(|| {
        let mut workbook = Xlsx::new(Cursor::new(bytes)).map_err(|error| damaged(&error))?;
        read(&mut workbook)
    }))
    .unwrap_or_else(|_| {
        Err(Unreadable::BadWorkbook { detail: "its parts contradict each other".into() })
    })
}

/// Gives every cell of a sheet that is not empty: its row from 1, its column from 0.
pub(crate) fn cells(
    workbook: &mut Workbook<'_>,
    sheet: &str,
    take: &mut dyn FnMut(u32, u32, Cell),
) -> Result<(), Unreadable> {
    let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|error| damaged(&error))?;
    while let Some(cell) = cells.next_cell().map_err(|error| damaged(&error))? {
        let (row, column) = cell.get_position();
        if let Some(shown) = shown(cell.get_value()) {
            take(row.saturating_add(1), column, shown);
        }
    }
    Ok(())
}

fn damaged(error: &calamine::XlsxError) -> Unreadable {
    Unreadable::BadWorkbook { detail: error.to_string().chars().take(200).collect() }
}

fn shown(value: &DataRef<'_>) -> Option<Cell> {
    let text = |text: &str| match text.trim() {
        "" => None,
        text => Some(Cell::Text(text.to_owned())),
    };
    match value {
        DataRef::String(own) | DataRef::DateTimeIso(own) | DataRef::DurationIso(own) => text(own),
        DataRef::SharedString(own) => text(own),
        DataRef::Int(number) => Some(Cell::Number(number.to_string())),
        DataRef::Float(number) => Some(Cell::Number(number.to_string())),
        DataRef::Bool(truth) => Some(Cell::Text(truth.to_string())),
        DataRef::DateTime(moment) => {
            Some(Cell::Day(excel_day(&moment.as_f64().trunc().to_string())))
        }
        DataRef::Error(error) => Some(Cell::Error(error.to_string())),
        DataRef::Empty => None,
    }
}

/// Prints the day that a number of Excel stands for.
pub(crate) fn excel_day(number: &str) -> String {
    match number.parse::<i32>() {
        Ok(days) if (1..=100_000).contains(&days) => {
            Date::from_days(days + EXCEL_DAY_ZERO).to_string()
        }
        _ => number.to_owned(),
    }
}
