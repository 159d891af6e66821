//! Details that a reader opens.

use maud::{Markup, html};

/// Returns words that are hidden until they are asked for.
#[must_use]
pub fn details(open: bool, summary: &str, words: &Markup) -> Markup {
    html! {
        details.nhsuk-details open[open] {
            summary.nhsuk-details__summary {
                span.nhsuk-details__summary-text { (summary) }
            }
            div.nhsuk-details__text { (words) }
        }
    }
}
