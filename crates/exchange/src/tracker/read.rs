//! Reading a tracker back: all of it or nothing.

use std::collections::BTreeMap;

use calamine::Reader;
use remit_governance::{ActKind, Field, Form, KINDS, Times};

use super::{BadTracker, LISTS, Misread, REMAINS, SheetAct, columns};
use crate::workbook::{Cell, Workbook, cells, excel_day, whole};
use crate::{Unreadable, workbook_size};

/// The most rows and columns that are read of a sheet, and the most that is named as wrong.
const ROWS_MAX: u32 = 20_000;
const COLUMNS_MAX: u32 = 64;
const MISREAD_MAX: usize = 50;

type Rows = BTreeMap<u32, BTreeMap<u32, Cell>>;

/// Reads the acts of a tracker, sheet by sheet and row by row; empty rows are no acts.
///
/// # Errors
/// When it is no workbook, or a sheet, a heading or a cell is not as it should be.
pub fn read_tracker(bytes: &[u8]) -> Result<Vec<SheetAct>, BadTracker> {
    if !bytes.starts_with(b"PK\x03\x04") {
        let seen = "it is no xlsx";
        return Err(Unreadable::Binary { seen }.into());
    }
    workbook_size::check(bytes)?;
    let mut misread = Vec::new();
    let mut acts = Vec::new();
    for (sheet, rows) in whole(bytes, &sheets)? {
        read_sheet(&sheet, &rows, &mut acts, &mut misread);
    }
    misread.truncate(MISREAD_MAX);
    if misread.is_empty() { Ok(acts) } else { Err(BadTracker::Misread(misread)) }
}

/// Reads every sheet that is not there for reading only.
fn sheets(workbook: &mut Workbook<'_>) -> Result<Vec<(String, Rows)>, Unreadable> {
    let mut all = Vec::new();
    for name in workbook.sheet_names() {
        if [REMAINS, LISTS].contains(&name.as_str()) {
            continue;
        }
        let mut rows = Rows::new();
        cells(workbook, &name, &mut |row, column, cell| {
            if row <= ROWS_MAX + 1 && column <= COLUMNS_MAX {
                rows.entry(row).or_default().insert(column, cell);
            }
        })?;
        all.push((name, rows));
    }
    Ok(all)
}

fn read_sheet(sheet: &str, rows: &Rows, acts: &mut Vec<SheetAct>, misread: &mut Vec<Misread>) {
    let mut wrong =
        |reason: String| misread.push(Misread::Sheet { sheet: sheet.to_owned(), reason });
    if rows.is_empty() {
        return; // An empty sheet says nothing, whatever it is called.
    }
    let Some(kind) = KINDS.iter().find(|kind| kind.word == sheet) else {
        let here = "name it as an act (`remit acts`), empty it, or delete it";
        return wrong(format!("there is no act of that name; {here}"));
    };
    let headings = match headings(kind, rows.get(&1)) {
        Ok(headings) => headings,
        Err(reason) => return wrong(reason),
    };
    if rows.keys().any(|row| ROWS_MAX < *row) {
        return wrong(format!("it has more than {ROWS_MAX} rows"));
    }
    for (row, cells) in rows.range(2..) {
        let row = *row;
        match read_row(kind, &headings, cells) {
            Ok(form) => acts.push(SheetAct { sheet: sheet.to_owned(), row, form }),
            Err(reason) => misread.push(Misread::Row { sheet: sheet.to_owned(), row, reason }),
        }
    }
}

/// Returns which field stands in which column.
fn headings(
    kind: &ActKind,
    row: Option<&BTreeMap<u32, Cell>>,
) -> Result<BTreeMap<u32, &'static Field>, String> {
    let row = row.ok_or("its first row has no headings")?;
    let mut all: BTreeMap<u32, &'static Field> = BTreeMap::new();
    for (column, cell) in row {
        let Cell::Text(name) = cell else {
            return Err(format!("the heading {} is no name of a field", shown(cell)));
        };
        let own = columns(kind).chain(kind.fields).find(|field| field.name == name);
        let field = own.ok_or_else(|| {
            let known: Vec<&str> = columns(kind).map(|field| field.name).collect();
            format!("{} has no field \"{name}\"; it has {}", kind.word, known.join(", "))
        })?;
        if all.values().any(|other| other.name == field.name) {
            return Err(format!("two columns are headed \"{name}\""));
        }
        all.insert(*column, field);
    }
    Ok(all)
}

fn read_row(
    kind: &ActKind,
    headings: &BTreeMap<u32, &'static Field>,
    cells: &BTreeMap<u32, Cell>,
) -> Result<Form, String> {
    let mut form = Form::new(kind.word);
    for (column, cell) in cells {
        let field = headings
            .get(column)
            .ok_or_else(|| format!("{} stands in a column without a heading", shown(cell)))?;
        let text = entry(field, cell).map_err(|reason| format!("{}: {reason}", field.name))?;
        for one in entries(field, &text) {
            form.add(field.name, one);
        }
    }
    Ok(form)
}

fn shown(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) | Cell::Number(text) | Cell::Day(text) | Cell::Error(text) => text,
    }
}

/// Returns the text of a cell, where a cell of its sort can stand in the field.
fn entry(field: &Field, cell: &Cell) -> Result<String, String> {
    let word = field.shape.word;
    match cell {
        Cell::Text(text) | Cell::Day(text) => Ok(text.clone()),
        Cell::Number(number) if word == "date" => Ok(excel_day(number)),
        Cell::Number(number) if word == "code" => {
            Err(format!("the number {number} stands where a code is wanted; format it as text"))
        }
        Cell::Number(number) => Ok(number.clone()),
        Cell::Error(error) => Err(format!("the formula failed with {error}")),
    }
}

/// Splits the text of a list; codes and labels can be separated by commas too.
fn entries<'t>(field: &Field, text: &'t str) -> Vec<&'t str> {
    if field.shape.times != Times::Many {
        return vec![text];
    }
    let plain = matches!(field.shape.word, "code" | "label");
    let ends = move |c: char| c == ';' || c == '\n' || (plain && c == ',');
    text.split(ends).map(str::trim).filter(|one| !one.is_empty()).collect()
}
