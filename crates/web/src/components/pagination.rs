//! The way to the page before and the page after.

use maud::{Markup, html};

/// A page beside this one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour<'a> {
    /// Where it is.
    pub href: &'a str,
    /// What is on it.
    pub label: &'a str,
}

/// Returns links to the pages beside this one. The label tells it from others on the same page.
#[must_use]
pub fn pagination(
    label: &str,
    previous: Option<Neighbour<'_>>,
    next: Option<Neighbour<'_>>,
) -> Markup {
    html! {
        nav.nhsuk-pagination role="navigation" aria-label=(label) {
            ul.nhsuk-list.nhsuk-pagination__list {
                @if let Some(page) = previous {
                    li.nhsuk-pagination-item--previous {
                        a.nhsuk-pagination__link.nhsuk-pagination__link--prev href=(page.href)
                            rel="prev" {
                            (words("Previous", page.label)) (arrow("left", LEFT))
                        }
                    }
                }
                @if let Some(page) = next {
                    li.nhsuk-pagination-item--next {
                        a.nhsuk-pagination__link.nhsuk-pagination__link--next href=(page.href)
                            rel="next" {
                            (words("Next", page.label)) (arrow("right", RIGHT))
                        }
                    }
                }
            }
        }
    }
}

fn words(way: &str, label: &str) -> Markup {
    html! {
        span.nhsuk-pagination__title { (way) span.nhsuk-u-visually-hidden { " page" } }
        span.nhsuk-u-visually-hidden { ":" }
        span.nhsuk-pagination__page { (label) }
    }
}

fn arrow(way: &str, outline: &str) -> Markup {
    html! {
        svg class={ "nhsuk-icon nhsuk-icon--arrow-" (way) } xmlns="http://www.w3.org/2000/svg"
            viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true" {
            path d=(outline) {}
        }
    }
}

const LEFT: &str = "M10.7 6.3c.4.4.4 1 0 1.4L7.4 11H19a1 1 0 0 1 0 2H7.4l3.3 3.3c.4.4.4 1 0 1.4a1 \
    1 0 0 1-1.4 0l-5-5A1 1 0 0 1 4 12c0-.3.1-.5.3-.7l5-5a1 1 0 0 1 1.4 0Z";
const RIGHT: &str = "m14.7 6.3 5 5c.2.2.3.4.3.7 0 .3-.1.5-.3.7l-5 5a1 1 0 0 1-1.4-1.4l3.3-3.3H5a1 \
    1 0 0 1 0-2h11.6l-3.3-3.3a1 1 0 1 1 1.4-1.4Z";
