//! A tag: the state of something in a word or two.

use maud::{Markup, html};

use super::classes;

/// Returns a tag; a colour is one of the design system's: `grey`, `green`, `orange`.
#[must_use]
pub fn tag(colour: Option<&str>, text: &str) -> Markup {
    let own = colour.map(|colour| format!("nhsuk-tag--{colour}")).unwrap_or_default();
    html! {
        strong class=(classes("nhsuk-tag", &[(&own, colour.is_some())])) { (text) }
    }
}
