//! Writing a tracker.

use remit_governance::{ActKind, Field, Times};
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, Note, Workbook, Worksheet, XlsxError,
};

use super::{LISTS, REMAINS, Tracker, columns};

/// So many rows of a sheet have lists to choose from.
const ROWS_WITH_LISTS: u32 = 1_000;
const WIDTH: f64 = 22.0;

/// Writes a tracker as the bytes of a workbook.
///
/// # Errors
/// When a text is longer than a workbook can hold.
pub fn write_tracker(tracker: &Tracker<'_>) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    write_remains(workbook.add_worksheet(), tracker)?;
    let mut lists = Lists::default();
    let parties: Vec<&str> = tracker.parties.iter().map(|code| code.as_str()).collect();
    for kind in tracker.acts {
        write_sheet(workbook.add_worksheet(), kind, &parties, &mut lists)?;
    }
    lists.write(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

fn heading() -> Format {
    Format::new().set_bold().set_background_color(Color::RGB(0x00E8_EDEE))
}

fn write_remains(sheet: &mut Worksheet, tracker: &Tracker<'_>) -> Result<(), XlsxError> {
    const HOW: &str = "Each other sheet is a kind of act: one row an act. The note at a heading \
                       says what to put there; several entries are separated by semicolons.";
    sheet.set_name(REMAINS)?;
    sheet.write_with_format(0, 0, tracker.title, &Format::new().set_bold())?;
    sheet.write(1, 0, HOW)?;
    for (column, name) in (0_u16..).zip(tracker.headings) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_with_format(3, column, *name, &heading())?;
    }
    for (row, cells) in (4_u32..).zip(tracker.remains) {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write(row, column, cell)?;
        }
    }
    if tracker.remains.is_empty() {
        sheet.write(4, 0, "nothing remains")?;
    }
    Ok(())
}

fn write_sheet(
    sheet: &mut Worksheet,
    kind: &ActKind,
    parties: &[&str],
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    sheet.set_name(kind.word)?;
    sheet.set_freeze_panes(1, 0)?;
    let text = Format::new().set_num_format("@");
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, field) in (0_u16..).zip(columns(kind)) {
        // As text, so that a code such as 07E1 stays what it is.
        let format = if field.shape.word == "date" { &day } else { &text };
        sheet.set_column_format(column, format)?;
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_with_format(0, column, field.name, &heading())?;
        let help = format!("{}. {}", field.help.trim(), times(field));
        sheet.insert_note(0, column, &Note::new(help).add_author_prefix(false))?;
        if let Some(validation) = validation(field, parties, lists) {
            sheet.add_data_validation(1, column, ROWS_WITH_LISTS, column, &validation)?;
        }
    }
    Ok(())
}

fn times(field: &Field) -> String {
    let (word, choices) = (field.shape.word, field.shape.choices.join(", "));
    let what = if choices.is_empty() { word.to_owned() } else { format!("{word}: {choices}") };
    match field.shape.times {
        Times::Once => format!("Needed. {what}"),
        Times::Maybe => format!("May be empty. {what}"),
        Times::Many => format!("Any number, separated by semicolons. {what}"),
    }
}

/// Returns the list of a field that takes one entry: its choices, or the parties for a code.
fn validation(field: &Field, parties: &[&str], lists: &mut Lists) -> Option<DataValidation> {
    let one = field.shape.times != Times::Many;
    if one && !field.shape.choices.is_empty() {
        let range = lists.range(field.shape.choices);
        return Some(DataValidation::new().allow_list_formula(range.as_str().into()));
    }
    if one && field.shape.word == "code" && !parties.is_empty() {
        let range = lists.range(parties);
        let list = DataValidation::new().allow_list_formula(range.as_str().into());
        // Other codes may stand there too: a practice, NHS England.
        return Some(list.set_error_style(DataValidationErrorStyle::Information));
    }
    None
}

/// The lists to choose from, a column each: a list in a cell itself may have 255 characters only.
#[derive(Default)]
struct Lists {
    columns: Vec<Vec<String>>,
}

impl Lists {
    /// Returns where a list stands, and puts it there first if it is new.
    fn range(&mut self, entries: &[&str]) -> String {
        let at = self.columns.iter().position(|own| own == entries).unwrap_or_else(|| {
            self.columns.push(entries.iter().map(|entry| (*entry).to_owned()).collect());
            self.columns.len() - 1
        });
        let name = rust_xlsxwriter::utility::column_number_to_name(
            u16::try_from(at).expect("BUG: there are fewer lists than kinds of field"),
        );
        format!("={LISTS}!${name}$1:${name}${}", entries.len())
    }

    fn write(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?;
        for (column, entries) in (0_u16..).zip(&self.columns) {
            for (row, entry) in (0_u32..).zip(entries) {
                sheet.write(row, column, entry)?;
            }
        }
        Ok(())
    }
}
