//! The line checks of contract monitoring files: which form a line has to have.
//!
//! Aggregate contract monitoring (ACM) and the local price file. A landing portal checks form only,
//! and so does this: whether the commissioner is the right one is a question for `payment`.

mod checks;
mod column;
mod form;
mod lists;
mod price_file;
mod rule;

pub use checks::check_line;
pub use column::{Column, Line};
pub use form::Created;
pub use lists::{ListTexts, Lists, ListsError};
pub use price_file::check_price_line;
pub use rule::{Finding, Rule};

/// Returns the financial year, its month and the moment of creation of a line that was checked.
#[must_use]
pub fn slice_of(line: &Line<'_>) -> Option<(u16, u8, Created)> {
    let year = form::year(line.get(Column::Year))?;
    let month = form::month(line.get(Column::Month))?;
    Some((year, month, Created::parse(line.get(Column::Created))?))
}
