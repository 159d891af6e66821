//! Figures as a workbook: one sheet of figures, one that says how they came about.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// A table of texts and figures.
#[derive(Debug, Clone, Copy)]
pub struct Figures<'a> {
    /// The headings.
    pub headings: &'a [String],
    /// The rows, each as long as the headings.
    pub rows: &'a [Vec<String>],
    /// How many columns, from the first, are texts; the others are numbers.
    pub texts: usize,
}

/// A sheet holds no more rows than this, its heading included.
const ROWS_MAX: usize = 1_048_576;

/// Returns a workbook with the sheets `figures` and `manifest` (columns: what, value).
///
/// The same figures give the same bytes: the workbook says it was made on 1 January 2000.
///
/// # Errors
/// When there are more rows than a sheet holds, or the workbook cannot be written.
pub fn figures_workbook(
    figures: &Figures<'_>,
    manifest: &[(String, String)],
) -> Result<Vec<u8>, XlsxError> {
    if figures.rows.len() >= ROWS_MAX {
        return Err(XlsxError::RowColumnLimitError);
    }
    let mut book = Workbook::new();
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&made));
    let bold = Format::new().set_bold();
    let sheet = book.add_worksheet().set_name("figures")?;
    for (column, heading) in (0_u16..).zip(figures.headings) {
        sheet.write_with_format(0, column, heading, &bold)?;
    }
    for (row, cells) in (1_u32..).zip(figures.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            let number = cell.parse::<f64>().ok().filter(|_| figures.texts <= usize::from(column));
            match number {
                Some(number) => sheet.write_number(row, column, number)?,
                None => sheet.write_string(row, column, cell)?,
            };
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.autofit();
    let sheet = book.add_worksheet().set_name("manifest")?;
    for (row, (what, value)) in (0_u32..).zip(manifest) {
        sheet.write_with_format(row, 0, what, &bold)?;
        sheet.write_string(row, 1, value)?;
    }
    sheet.autofit();
    book.save_to_buffer()
}
