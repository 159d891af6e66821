//! The components of the NHS design system that the pages use, one function each.
//!
//! `components/tests.rs` compares what they write with what `nhsuk-frontend` publishes.

mod breadcrumb;
mod button;
mod choices;
mod date_input;
mod details;
mod error_summary;
mod field;
mod footer;
mod header;
mod inset_text;
mod pagination;
mod question;
mod search_input;
mod skip_link;
mod summary_list;
mod table;
#[cfg(test)]
mod tests;
mod warning_callout;

pub use breadcrumb::breadcrumb;
pub use button::{Button, button};
pub use choices::{Choice, Choices, checkboxes, radios};
pub use date_input::{DateInput, date_input};
pub use details::details;
pub use error_summary::{Mistake, error_summary};
pub use field::Heading;
use field::{label, legend};
pub use footer::{Footer, footer};
pub use header::{Header, Item, header};
pub use inset_text::inset_text;
pub use pagination::{Neighbour, pagination};
pub use question::{Question, file_upload, select, text_input, textarea};
pub use search_input::{SearchInput, search_input};
pub use skip_link::skip_link;
pub use summary_list::summary_list;
pub use table::{Cell, Column, Table, table};
pub use warning_callout::warning_callout;

/// A link: where it goes, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Anchor<'a> {
    /// Where it goes.
    pub href: &'a str,
    /// What it says.
    pub text: &'a str,
}

/// Returns class names in one attribute: the first, and those of the others that apply.
fn classes(first: &str, others: &[(&str, bool)]) -> String {
    let others = others.iter().filter(|(_, applies)| *applies).map(|(name, _)| *name);
    std::iter::once(first).chain(others).collect::<Vec<_>>().join(" ")
}
