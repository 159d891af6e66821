//! A search box with its button.

use maud::{Markup, html};

use super::field::Notes;
use super::{Heading, classes, label};

/// A search box.
#[derive(Debug, Clone, Copy)]
pub struct SearchInput<'a> {
    /// The name under which the words are sent; also its id.
    pub name: &'a str,
    /// What is asked.
    pub label: Heading<'a>,
    /// How to answer.
    pub hint: Option<&'a Markup>,
    /// What is wrong.
    pub error: Option<&'a str>,
    /// What was typed.
    pub value: Option<&'a str>,
    /// How wide it is, in characters: 20 or 30.
    pub width: u8,
    /// Whether it is the main thing on a page.
    pub large: bool,
}

/// Returns a search box.
#[must_use]
pub fn search_input(input: &SearchInput<'_>) -> Markup {
    let notes = Notes { hint: input.hint, error: input.error };
    let (wrong, large) = (input.error.is_some(), input.large);
    let group = classes(
        "nhsuk-form-group",
        &[
            ("nhsuk-form-group--error", wrong),
            ("nhsuk-search-input", true),
            ("nhsuk-search-input--large", large),
        ],
    );
    let wrapper = classes("nhsuk-input-wrapper", &[("nhsuk-input-wrapper--large", large)]);
    let class =
        classes("nhsuk-input", &[("nhsuk-input--error", wrong), ("nhsuk-input--large", large)]);
    html! {
        div class=(group) {
            (label(input.label, input.name))
            (notes.above(input.name))
            div class={ (wrapper) " nhsuk-search-input__wrapper" } {
                input class={
                        (class) " nhsuk-input--width-" (input.width) " nhsuk-search-input__input"
                    }
                    id=(input.name) name=(input.name) type="search" value=[input.value]
                    aria-describedby=[notes.described_by(input.name)] autocomplete="off";
                (search_button(large))
            }
        }
    }
}

fn search_button(large: bool) -> Markup {
    let class = classes("nhsuk-button nhsuk-button--icon", &[("nhsuk-button--small", !large)]);
    html! {
        button class={ (class) " nhsuk-search-input__button" }
            data-module="nhsuk-button" type="submit" aria-label="Search" {
            svg.nhsuk-icon.nhsuk-icon--search xmlns="http://www.w3.org/2000/svg"
                viewBox="0 0 24 24" width="16" height="16" focusable="false" aria-hidden="true" {
                path d=(MAGNIFIER) {}
            }
        }
    }
}

/// The outline of the magnifying glass.
const MAGNIFIER: &str = "m20.7 18.9-4.1-4.1a7 7 0 1 0-1.4 1.4l4 4.1a1 1 0 0 0 1.5 0c.4-.4.4-1 \
    0-1.4ZM6 10.6a5 5 0 1 1 10 0 5 5 0 0 1-10 0Z";
