//! What every field of a form has: a label or legend, a hint, a message when something is wrong.

use maud::{Markup, html};

/// A label or legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading<'a> {
    /// Plain words.
    Plain(&'a str),
    /// Larger words, below the heading of the page; the size is `s`, `m`, `l` or `xl`.
    Sized(&'a str, &'a str),
    /// It is also the heading of the page; its size is `s`, `m`, `l` or `xl`.
    OfPage(&'a str, &'a str),
}

/// Returns the label of a field.
#[must_use]
pub fn label(heading: Heading<'_>, id: &str) -> Markup {
    match heading {
        Heading::Plain(text) => html! { label.nhsuk-label for=(id) { (text) } },
        Heading::Sized(text, size) => html! {
            label class={ "nhsuk-label nhsuk-label--" (size) } for=(id) { (text) }
        },
        Heading::OfPage(text, size) => html! {
            h1.nhsuk-label-wrapper {
                label class={ "nhsuk-label nhsuk-label--" (size) } for=(id) { (text) }
            }
        },
    }
}

/// Returns the legend of a set of fields.
#[must_use]
pub fn legend(heading: Heading<'_>) -> Markup {
    match heading {
        Heading::Plain(text) => html! { legend.nhsuk-fieldset__legend { (text) } },
        Heading::Sized(text, size) => html! {
            legend class={ "nhsuk-fieldset__legend nhsuk-fieldset__legend--" (size) } { (text) }
        },
        Heading::OfPage(text, size) => html! {
            legend class={ "nhsuk-fieldset__legend nhsuk-fieldset__legend--" (size) } {
                h1.nhsuk-fieldset__heading { (text) }
            }
        },
    }
}

/// Returns the hint of a field.
#[must_use]
pub fn hint(id: Option<&str>, words: &Markup) -> Markup {
    html! { div.nhsuk-hint id=[id] { (words) } }
}

/// Returns what is wrong with a field.
#[must_use]
pub fn error_message(id: Option<&str>, words: &str) -> Markup {
    html! {
        span.nhsuk-error-message id=[id] {
            span.nhsuk-u-visually-hidden { "Error: " } (words)
        }
    }
}

/// The hint and the message of one field.
#[derive(Debug, Clone, Copy)]
pub(super) struct Notes<'a> {
    pub hint: Option<&'a Markup>,
    pub error: Option<&'a str>,
}

impl Notes<'_> {
    /// Returns both as they stand above a field.
    pub fn above(&self, id: &str) -> Markup {
        html! {
            @if let Some(words) = self.hint { (hint(Some(&format!("{id}-hint")), words)) }
            @if let Some(words) = self.error {
                (error_message(Some(&format!("{id}-error")), words))
            }
        }
    }

    /// Returns the ids by which a field names what describes it.
    pub fn described_by(&self, id: &str) -> Option<String> {
        let hint = self.hint.map(|_| format!("{id}-hint"));
        let error = self.error.map(|_| format!("{id}-error"));
        let ids: Vec<String> = hint.into_iter().chain(error).collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}
