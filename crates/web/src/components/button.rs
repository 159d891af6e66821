//! Buttons.

use maud::{Markup, html};

use super::classes;

/// How much a button stands out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Button {
    /// The one thing to do on a page.
    Primary,
    /// One of several things.
    Secondary,
}

/// Returns a button that sends its form.
#[must_use]
pub fn button(weight: Button, small: bool, text: &str) -> Markup {
    let secondary = weight == Button::Secondary;
    let class = classes(
        "nhsuk-button",
        &[("nhsuk-button--secondary", secondary), ("nhsuk-button--small", small)],
    );
    html! {
        button class=(class) data-module="nhsuk-button" type="submit" { (text) }
    }
}
