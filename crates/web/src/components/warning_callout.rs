//! A warning that must not be overlooked.

use maud::{Markup, html};

/// Where the heading of a warning stands: a level is never left out, so that the headings of a page
/// are its contents for whoever hears it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// Below the heading of the page.
    Second,
    /// Below the heading of a section.
    Third,
}

/// Returns a warning.
#[must_use]
pub fn warning_callout(level: Level, heading: &str, text: &str) -> Markup {
    let words = html! {
        @if heading == "Important" {
            (heading)
        } @else {
            span role="text" {
                span.nhsuk-u-visually-hidden { "Important: " } (heading)
            }
        }
    };
    html! {
        div.nhsuk-card.nhsuk-card--warning {
            div.nhsuk-card__content {
                @match level {
                    Level::Second => h2.nhsuk-card__heading { (words) },
                    Level::Third => h3.nhsuk-card__heading { (words) },
                }
                p.nhsuk-card__description { (text) }
            }
        }
    }
}
