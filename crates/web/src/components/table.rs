//! Tables.

use maud::{Markup, html};

use super::classes;

/// A table.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// What it shows.
    pub caption: Option<Caption<'a>>,
    /// Its columns.
    pub columns: &'a [Column<'a>],
    /// Its rows, each with a cell for every column.
    pub rows: &'a [Vec<Cell>],
    /// Whether the first cell of a row says what the row is about.
    pub first_is_header: bool,
    /// Whether a phone shows each row as a block, every cell with the heading of its column.
    pub responsive: bool,
}

/// The caption of a table: its words, and its size where it is not plain: `m` or `l`.
pub type Caption<'a> = (&'a str, Option<&'a str>);

/// The heading of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column<'a> {
    /// What the column holds.
    pub text: &'a str,
    /// Whether it holds numbers.
    pub numeric: bool,
}

impl<'a> Column<'a> {
    /// Returns a column of words.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, numeric: false }
    }

    /// Returns a column of numbers.
    #[must_use]
    pub fn numeric(text: &'a str) -> Self {
        Self { text, numeric: true }
    }
}

/// A cell.
#[derive(Debug, Clone)]
pub struct Cell(pub Markup);

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self(html! { (text) })
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(text.as_str())
    }
}

/// What is more than plain text is held together: on a phone a cell sets its heading apart from
/// what follows, piece by piece.
impl From<Markup> for Cell {
    fn from(words: Markup) -> Self {
        Self(html! { span { (words) } })
    }
}

/// Returns a table.
#[must_use]
pub fn table(table: &Table<'_>) -> Markup {
    let role = |role| table.responsive.then_some(role);
    let class = classes("nhsuk-table", &[("nhsuk-table--responsive", table.responsive)]);
    html! {
        table class=(class) role=[role("table")] {
            @if let Some((text, size)) = table.caption {
                @let own = size.map(|size| format!("nhsuk-table__caption--{size}"));
                caption class=(classes(
                    "nhsuk-table__caption",
                    &[(own.as_deref().unwrap_or_default(), own.is_some())],
                )) { (text) }
            }
            thead.nhsuk-table__head role=[role("rowgroup")] {
                tr.nhsuk-table__row role=[role("row")] {
                    @for column in table.columns {
                        th class=(classes(
                            "nhsuk-table__header",
                            &[("nhsuk-table__header--numeric", column.numeric)],
                        )) scope="col" role=[role("columnheader")] { (column.text) }
                    }
                }
            }
            tbody.nhsuk-table__body {
                @for row in table.rows {
                    tr.nhsuk-table__row role=[role("row")] {
                        @for (at, (column, cell)) in table.columns.iter().zip(row).enumerate() {
                            (self::cell(table, at, column, cell))
                        }
                    }
                }
            }
        }
    }
}

fn cell(table: &Table<'_>, at: usize, column: &Column<'_>, cell: &Cell) -> Markup {
    let role = |role| table.responsive.then_some(role);
    let words = html! {
        @if table.responsive {
            span.nhsuk-table__heading aria-hidden="true" { (column.text) " " }
        }
        (cell.0)
    };
    if at == 0 && table.first_is_header {
        let class =
            classes("nhsuk-table__header", &[("nhsuk-table__header--numeric", column.numeric)]);
        return html! { th class=(class) scope="row" role=[role("rowheader")] { (words) } };
    }
    let class = classes("nhsuk-table__cell", &[("nhsuk-table__cell--numeric", column.numeric)]);
    html! { td class=(class) role=[role("cell")] { (words) } }
}
