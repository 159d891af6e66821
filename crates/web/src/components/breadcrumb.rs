//! Breadcrumbs: where a page stands.

use maud::{Markup, html};

use super::Anchor;

/// Returns the way to a page, the start first; a phone shows only the last as a way back.
#[must_use]
pub fn breadcrumb(way: &[Anchor<'_>]) -> Markup {
    html! {
        nav.nhsuk-breadcrumb aria-label="Breadcrumb" {
            ol.nhsuk-breadcrumb__list {
                @for step in way {
                    li.nhsuk-breadcrumb__list-item {
                        a.nhsuk-breadcrumb__link href=(step.href) { (step.text) }
                    }
                }
            }
            @if let Some(last) = way.last() {
                a.nhsuk-back-link href=(last.href) {
                    span.nhsuk-u-visually-hidden { "Back to " } (last.text)
                }
            }
        }
    }
}
