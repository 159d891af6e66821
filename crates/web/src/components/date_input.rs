//! A date in three fields: day, month, year.

use maud::{Markup, html};

use super::field::Notes;
use super::{Heading, classes, legend};

/// A date to be typed.
#[derive(Debug, Clone, Copy)]
pub struct DateInput<'a> {
    /// Its id; the fields are called `day`, `month` and `year`.
    pub id: &'a str,
    /// What the names of the fields begin with where a form has two dates, as `known[day]`.
    pub prefix: Option<&'a str>,
    /// What is asked.
    pub legend: Heading<'a>,
    /// How to answer.
    pub hint: Option<&'a Markup>,
    /// What is wrong, and with which fields.
    pub error: Option<(&'a str, [bool; 3])>,
    /// What was typed.
    pub values: [&'a str; 3],
}

/// One of the three fields, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePart {
    /// The day of the month.
    Day,
    /// The month as a number.
    Month,
    /// The year in four digits.
    Year,
}

impl DatePart {
    /// The three, in their order.
    pub const ALL: [Self; 3] = [Self::Day, Self::Month, Self::Year];

    /// Returns the name of its field.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    fn label(self) -> &'static str {
        match self {
            Self::Day => "Day",
            Self::Month => "Month",
            Self::Year => "Year",
        }
    }

    fn width(self) -> &'static str {
        match self {
            Self::Day | Self::Month => "2",
            Self::Year => "4",
        }
    }
}

/// Returns the fields for a date.
#[must_use]
pub fn date_input(input: &DateInput<'_>) -> Markup {
    let notes = Notes { hint: input.hint, error: input.error.map(|(words, _)| words) };
    let group = classes("nhsuk-form-group", &[("nhsuk-form-group--error", input.error.is_some())]);
    html! {
        div class=(group) {
            fieldset.nhsuk-fieldset role="group" aria-describedby=[notes.described_by(input.id)] {
                (legend(input.legend))
                (notes.above(input.id))
                div.nhsuk-date-input id=(input.id) {
                    @for (at, part) in DatePart::ALL.into_iter().enumerate() {
                        div.nhsuk-date-input__item { (field(input, part, at)) }
                    }
                }
            }
        }
    }
}

fn field(input: &DateInput<'_>, part: DatePart, at: usize) -> Markup {
    let wrong = input.error.is_some_and(|(_, parts)| parts[at]);
    let id = format!("{}-{}", input.id, part.name());
    let name = match input.prefix {
        Some(prefix) => format!("{prefix}[{}]", part.name()),
        None => part.name().to_owned(),
    };
    let value = (!input.values[at].is_empty()).then_some(input.values[at]);
    let group = classes("nhsuk-form-group", &[("nhsuk-form-group--error", wrong)]);
    let class = classes("nhsuk-input", &[("nhsuk-input--error", wrong)]);
    html! {
        div class=(group) {
            label.nhsuk-label.nhsuk-date-input__label for=(id) { (part.label()) }
            input class={ (class) " nhsuk-input--width-" (part.width()) " nhsuk-date-input__input" }
                id=(id) name=(name) type="text" value=[value] inputmode="numeric";
        }
    }
}
