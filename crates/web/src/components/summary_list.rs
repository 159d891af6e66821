//! A summary list: keys and their values.

use maud::{Markup, html};

/// Returns a list of keys and values.
#[must_use]
pub fn summary_list(rows: &[(&str, Markup)]) -> Markup {
    html! {
        dl.nhsuk-summary-list {
            @for (key, value) in rows {
                div.nhsuk-summary-list__row {
                    dt.nhsuk-summary-list__key { (key) }
                    dd.nhsuk-summary-list__value { (value) }
                }
            }
        }
    }
}
