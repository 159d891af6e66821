//! Checkboxes and radios: several things of which a person chooses some, or one.

use maud::{Markup, html};

use super::field::Notes;
use super::{Heading, classes, legend};

/// What can be chosen.
#[derive(Debug, Clone, Copy)]
pub struct Choices<'a> {
    /// The id of the first; the others have their number behind it.
    pub id: &'a str,
    /// The name under which what is chosen is sent.
    pub name: &'a str,
    /// What is asked.
    pub legend: Heading<'a>,
    /// How to answer.
    pub hint: Option<&'a Markup>,
    /// What is wrong.
    pub error: Option<&'a str>,
    /// Whether they are small: where there are many.
    pub small: bool,
    /// Each of them.
    pub items: &'a [Choice<'a>],
}

/// One thing that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice<'a> {
    /// What is sent.
    pub value: &'a str,
    /// What it is called.
    pub text: &'a str,
    /// What to know of it.
    pub hint: Option<&'a str>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Returns things of which any number is chosen.
#[must_use]
pub fn checkboxes(choices: &Choices<'_>) -> Markup {
    field(choices, "checkboxes", "checkbox")
}

/// Returns things of which one is chosen.
#[must_use]
pub fn radios(choices: &Choices<'_>) -> Markup {
    field(choices, "radios", "radio")
}

fn field(choices: &Choices<'_>, component: &str, sort: &str) -> Markup {
    let notes = Notes { hint: choices.hint, error: choices.error };
    let wrong = choices.error.is_some();
    let group = classes("nhsuk-form-group", &[("nhsuk-form-group--error", wrong)]);
    let small = format!("nhsuk-{component}--small");
    let class = classes(&format!("nhsuk-{component}"), &[(&small, choices.small)]);
    html! {
        div class=(group) {
            fieldset.nhsuk-fieldset aria-describedby=[notes.described_by(choices.id)] {
                (legend(choices.legend))
                (notes.above(choices.id))
                div class=(class) data-module={ "nhsuk-" (component) } {
                    @for (at, item) in choices.items.iter().enumerate() {
                        (one(choices, item, at, component, sort))
                    }
                }
            }
        }
    }
}

fn one(choices: &Choices<'_>, item: &Choice<'_>, at: usize, component: &str, sort: &str) -> Markup {
    let id = match at {
        0 => choices.id.to_owned(),
        at => format!("{}-{}", choices.id, at + 1),
    };
    let hint = item.hint.map(|_| format!("{id}-item-hint"));
    html! {
        div class={ "nhsuk-" (component) "__item" } {
            input class={ "nhsuk-" (component) "__input" } id=(id) name=(choices.name) type=(sort)
                value=(item.value) checked[item.chosen] aria-describedby=[hint.as_deref()];
            label class={ "nhsuk-label nhsuk-" (component) "__label" } for=(id) { (item.text) }
            @if let Some(words) = item.hint {
                div class={ "nhsuk-hint nhsuk-" (component) "__hint" } id=[hint.as_deref()] {
                    (words)
                }
            }
        }
    }
}
