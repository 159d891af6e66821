//! The header of every page: the service and its sections.

use maud::{Markup, html};

use super::classes;

/// What a header shows.
#[derive(Debug, Clone, Copy)]
pub struct Header<'a> {
    /// The name of the service, beside the logo; both lead to `href`.
    pub service: Option<&'a str>,
    /// Where the logo leads.
    pub href: &'a str,
    /// The sections of the service.
    pub items: &'a [Item<'a>],
}

/// A section of the service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Item<'a> {
    /// Where it is.
    pub href: &'a str,
    /// What it is called.
    pub text: &'a str,
    /// Whether this page is in it.
    pub active: bool,
}

/// Returns the header.
#[must_use]
pub fn header(header: &Header<'_>) -> Markup {
    let name = header.service.map(|name| format!("{name} ")).unwrap_or_default();
    html! {
        header.nhsuk-header data-module="nhsuk-header" role="banner" {
            div.nhsuk-header__container.nhsuk-width-container {
                div.nhsuk-header__service {
                    a.nhsuk-header__service-logo href=(header.href)
                        aria-label={ "NHS " (name) "homepage" } {
                        (logo())
                        @if let Some(name) = header.service {
                            span.nhsuk-header__service-name { (name) }
                        }
                    }
                }
            }
            @if !header.items.is_empty() { (navigation(header.items)) }
        }
    }
}

fn navigation(items: &[Item<'_>]) -> Markup {
    html! {
        nav.nhsuk-header__navigation aria-label="Menu" {
            div.nhsuk-header__navigation-container.nhsuk-width-container {
                ul.nhsuk-header__navigation-list {
                    @for item in items {
                        li class=(classes(
                            "nhsuk-header__navigation-item",
                            &[("nhsuk-header__navigation-item--current", item.active)],
                        )) {
                            @if item.active {
                                a.nhsuk-header__navigation-link href=(item.href)
                                    aria-current="true" {
                                    strong.nhsuk-header__navigation-item-current-fallback {
                                        (item.text)
                                    }
                                }
                            } @else {
                                a.nhsuk-header__navigation-link href=(item.href) { (item.text) }
                            }
                        }
                    }
                    li.nhsuk-header__menu hidden {
                        button.nhsuk-header__menu-toggle.nhsuk-header__navigation-link
                            id="toggle-menu" aria-expanded="false" {
                            span.nhsuk-u-visually-hidden { "Browse " } "More"
                        }
                    }
                }
            }
        }
    }
}

fn logo() -> Markup {
    html! {
        svg.nhsuk-header__logo xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"
            height="40" width="100" focusable="false" role="img" aria-label="NHS" {
            title { "NHS" }
            path fill="currentcolor" d=(LOGO) {}
        }
    }
}

/// The outline of the logo.
const LOGO: &str = "M200 0v80H0V0h200Zm-27.5 5.5c-14.5 0-29 5-29 22 0 10.2 7.7 13.5 14.7 16.3l.7.3\
    c5.4 2 10.1 3.9 10.1 8.4 0 6.5-8.5 7.5-14 7.5s-12.5-1.5-16-3.5L135 70c5.5 2 13.5 3.5 20 3.5 \
    15.5 0 32-4.5 32-22.5 0-19.5-25.5-16.5-25.5-25.5 0-5.5 5.5-6.5 12.5-6.5a35 35 0 0 1 14.5 3l4\
    -13.5c-4.5-2-12-3-20-3Zm-131 2h-22l-14 65H22l9-45h.5l13.5 45h21.5l14-65H64l-9 45h-.5l-13-45Zm63 \
    0h-18l-13 65h17l6-28H117l-5.5 28H129l13.5-65H125L119.5 32h-20l5-24.5Z";
