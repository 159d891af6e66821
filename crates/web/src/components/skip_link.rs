//! The skip link, the first thing that a keyboard reaches.

use maud::{Markup, html};

use super::Anchor;

/// Returns a link past the header.
#[must_use]
pub fn skip_link(to: Anchor<'_>) -> Markup {
    html! {
        a.nhsuk-skip-link data-module="nhsuk-skip-link" href=(to.href) { (to.text) }
    }
}
