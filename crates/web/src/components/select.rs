//! A list of which one is chosen.

use maud::{Markup, html};

use super::field::Notes;
use super::{Heading, classes, label};

/// A list of which one is chosen.
#[derive(Debug, Clone, Copy)]
pub struct Select<'a> {
    /// Its id.
    pub id: &'a str,
    /// The name under which the choice is sent.
    pub name: &'a str,
    /// What is asked.
    pub label: Heading<'a>,
    /// How to answer.
    pub hint: Option<&'a Markup>,
    /// What is wrong.
    pub error: Option<&'a str>,
    /// What can be chosen: what is sent, and what it says.
    pub items: &'a [(&'a str, &'a str)],
    /// What is chosen.
    pub value: Option<&'a str>,
}

/// Returns a list of which one is chosen.
#[must_use]
pub fn select(input: &Select<'_>) -> Markup {
    let notes = Notes { hint: input.hint, error: input.error };
    let wrong = input.error.is_some();
    let group = classes("nhsuk-form-group", &[("nhsuk-form-group--error", wrong)]);
    let class = classes("nhsuk-select", &[("nhsuk-select--error", wrong)]);
    html! {
        div class=(group) {
            (label(input.label, input.id))
            (notes.above(input.id))
            select class=(class) id=(input.id) name=(input.name)
                aria-describedby=[notes.described_by(input.id)] {
                @for (value, text) in input.items {
                    option value=(value) selected[input.value == Some(*value)] { (text) }
                }
            }
        }
    }
}
