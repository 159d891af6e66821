//! Questions that are answered in one field: by words, by a choice from a list, by a file.

use maud::{Markup, html};

use super::field::Notes;
use super::{Heading, classes, label};

/// A question.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The name under which the answer is sent; also the id of the field.
    pub name: &'a str,
    /// What is asked.
    pub label: Heading<'a>,
    /// How to answer.
    pub hint: Option<&'a Markup>,
    /// What is wrong.
    pub error: Option<&'a str>,
}

impl Question<'_> {
    fn around(&self, more: &str, field: &Markup) -> Markup {
        let wrong = self.error.is_some();
        let group = classes("nhsuk-form-group", &[("nhsuk-form-group--error", wrong)]);
        let module = (!more.is_empty()).then_some(more);
        html! {
            div class={ (group) @if module.is_some() { " " (more) } } data-module=[module] {
                (label(self.label, self.name))
                (self.notes().above(self.name))
                (field)
            }
        }
    }

    fn notes(&self) -> Notes<'_> {
        Notes { hint: self.hint, error: self.error }
    }

    fn class(&self, block: &str) -> String {
        classes(block, &[(&format!("{block}--error"), self.error.is_some())])
    }
}

/// Returns a line to be typed; `width` is in characters: 2, 3, 4, 5, 10, 20 or 30.
#[must_use]
pub fn text_input(question: &Question<'_>, value: Option<&str>, width: Option<u8>) -> Markup {
    let class = question.class("nhsuk-input");
    question.around(
        "",
        &html! {
            input class={ (class) @if let Some(width) = width { " nhsuk-input--width-" (width) } }
                id=(question.name) name=(question.name) type="text" value=[value]
                aria-describedby=[question.notes().described_by(question.name)];
        },
    )
}

/// Returns several lines to be typed.
#[must_use]
pub fn textarea(question: &Question<'_>, value: &str) -> Markup {
    question.around(
        "",
        &html! {
            textarea class=(question.class("nhsuk-textarea")) id=(question.name)
                name=(question.name) rows="5"
                aria-describedby=[question.notes().described_by(question.name)] { (value) }
        },
    )
}

/// Returns a list of which one is chosen: each as it is sent, and as it is called.
#[must_use]
pub fn select(question: &Question<'_>, items: &[(String, String)], chosen: Option<&str>) -> Markup {
    question.around(
        "",
        &html! {
            select class=(question.class("nhsuk-select")) id=(question.name) name=(question.name)
                aria-describedby=[question.notes().described_by(question.name)] {
                @for (value, text) in items {
                    option value=(value) selected[chosen == Some(value.as_str())] { (text) }
                }
            }
        },
    )
}

/// Returns a choice of files.
#[must_use]
pub fn file_upload(question: &Question<'_>) -> Markup {
    question.around(
        "nhsuk-file-upload",
        &html! {
            input.nhsuk-file-upload__input id=(question.name) name=(question.name) type="file"
                aria-describedby=[question.notes().described_by(question.name)];
        },
    )
}
