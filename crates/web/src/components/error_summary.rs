//! The summary of what is wrong, on top of a page.

use maud::{Markup, html};

/// One thing that is wrong with what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mistake<'a> {
    /// What is wrong, in words.
    pub text: &'a str,
    /// The field to mend, as `#id`.
    pub href: Option<&'a str>,
}

/// Returns the summary.
#[must_use]
pub fn error_summary(mistakes: &[Mistake<'_>]) -> Markup {
    html! {
        div.nhsuk-error-summary data-module="nhsuk-error-summary" {
            div role="alert" {
                h2.nhsuk-error-summary__heading { "There is a problem" }
                div.nhsuk-error-summary__body {
                    ul.nhsuk-list.nhsuk-error-summary__list {
                        @for mistake in mistakes {
                            li {
                                @match mistake.href {
                                    Some(href) => a href=(href) { (mistake.text) },
                                    None => (mistake.text),
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
