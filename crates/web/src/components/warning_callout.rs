//! A warning that must not be overlooked.

use maud::{Markup, html};

/// Returns a warning.
#[must_use]
pub fn warning_callout(heading: &str, text: &str) -> Markup {
    html! {
        div.nhsuk-card.nhsuk-card--warning {
            div.nhsuk-card__content {
                h3.nhsuk-card__heading {
                    @if heading == "Important" {
                        (heading)
                    } @else {
                        span role="text" {
                            span.nhsuk-u-visually-hidden { "Important: " } (heading)
                        }
                    }
                }
                p.nhsuk-card__description { (text) }
            }
        }
    }
}
