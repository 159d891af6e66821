//! A warning that must not be overlooked.

use maud::{Markup, html};

/// Returns a warning. Its heading is one below that of the page (2) or of a section (3), so that
/// the headings of a page are its contents for whoever hears it.
#[must_use]
pub fn warning_callout(level: u8, heading: &str, text: &str) -> Markup {
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
                @if level == 2 {
                    h2.nhsuk-card__heading { (words) }
                } @else {
                    h3.nhsuk-card__heading { (words) }
                }
                p.nhsuk-card__description { (text) }
            }
        }
    }
}
