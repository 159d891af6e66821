//! Inset text, which stands apart from what surrounds it.

use maud::{Markup, html};

/// Returns words that stand apart.
#[must_use]
pub fn inset_text(words: &Markup) -> Markup {
    html! {
        div.nhsuk-inset-text {
            span.nhsuk-u-visually-hidden { "Information: " }
            (words)
        }
    }
}
