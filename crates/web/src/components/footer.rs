//! The footer of every page.

use maud::{Markup, html};

use super::Anchor;

/// What a footer says.
#[derive(Debug, Clone, Copy)]
pub struct Footer<'a> {
    /// Links that support the service.
    pub links: &'a [Anchor<'a>],
    /// A sentence of the service about itself.
    pub text: Option<&'a str>,
    /// Whose it is.
    pub copyright: &'a str,
}

/// Returns the footer.
#[must_use]
pub fn footer(footer: &Footer<'_>) -> Markup {
    html! {
        footer.nhsuk-footer role="contentinfo" {
            div.nhsuk-width-container {
                div.nhsuk-footer__meta {
                    @if !footer.links.is_empty() {
                        h2.nhsuk-u-visually-hidden { "Support links" }
                        ul.nhsuk-footer__list {
                            @for link in footer.links {
                                li.nhsuk-footer__list-item {
                                    a.nhsuk-footer__list-item-link href=(link.href) {
                                        (link.text)
                                    }
                                }
                            }
                        }
                    }
                    @if let Some(text) = footer.text { p.nhsuk-body-s { (text) } }
                    p.nhsuk-body-s { (footer.copyright) }
                }
            }
        }
    }
}
