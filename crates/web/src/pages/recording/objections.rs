//! Why an act is not taken, as a page says it: beside the field where there is one, and with the
//! rule, its provision, whose move it is and the next step.

use maud::{Markup, html};
use remit_clerk::{Failure, Objection, Why};
use remit_governance::{FormError, NextStep, Refusal};

use super::{SIGNER, fields};
use crate::components::warning_callout;
use crate::words;

/// Something that stands against an act.
#[derive(Debug, Clone)]
pub struct Said {
    /// In a sentence.
    pub text: String,
    /// The field to mend, where it is one.
    pub field: Option<&'static str>,
    /// More of it, to stand above the form.
    pub more: Markup,
    /// The rule that refuses, by its word.
    pub rule: Option<String>,
}

impl Said {
    /// Returns what is wrong with a field.
    pub fn of_field(field: &'static str, text: &str) -> Self {
        Self { text: text.to_owned(), field: Some(field), more: html! {}, rule: None }
    }

    fn of_all(text: String) -> Self {
        Self { text, field: None, more: html! {}, rule: None }
    }
}

/// Returns what stands against what was sent.
pub fn said(failure: &Failure) -> Vec<Said> {
    match failure {
        Failure::Refused(all) => all.iter().map(of).collect(),
        Failure::Partly { then, .. } => said(then),
        Failure::Reused { number, .. } => vec![Said::of_all(format!(
            "This form was sent before and became act {number}; to record something else, open a \
             new form"
        ))],
        Failure::Overtaken => {
            vec![Said::of_all("Others were faster each time; send it again".to_owned())]
        }
        Failure::Request(_) | Failure::Unwritable(_) | Failure::AsKnown | Failure::Broken(_) => {
            vec![Said::of_all(words::capital(&failure.to_string()))]
        }
    }
}

fn of(objection: &Objection) -> Said {
    match &objection.why {
        Why::Form(FormError::Missing { field, .. }) => {
            Said::of_field(on_page(field), &format!("Enter: {}", fields::label(field)))
        }
        Why::Form(FormError::Value { field, source }) => {
            Said::of_field(on_page(field), &format!("{}: {source}", fields::label(field)))
        }
        Why::Form(error) => Said::of_all(words::capital(&error.to_string())),
        Why::Future { on, today, .. } => {
            let (on, today) = (words::day(*on), words::day(*today));
            let text = format!("{on} is yet to come. Today is {today}: record it once it happened");
            Said::of_field("on", &text)
        }
        Why::TooLong(error) => Said::of_all(words::capital(&error.to_string())),
        Why::Guard { refusal, about } => of_guard(refusal, about),
    }
}

fn of_guard(refusal: &Refusal, about: &str) -> Said {
    let rule = refusal.rule;
    let field = match refusal.next {
        NextStep::Mend(field) => Some(on_page(field)),
        NextStep::Record(_)
        | NextStep::WaitUntil(_)
        | NextStep::AskRole(_)
        | NextStep::Nothing
        | NextStep::OpenAnother => None,
    };
    let by = refusal.by_when.map(|day| format!(", by {}", words::day(day))).unwrap_or_default();
    let next = match refusal.next {
        NextStep::Mend("actor" | "acting_as" | "acting_for") => {
            "choose another of your roles, if one lets you".to_owned()
        }
        own => own.to_string(),
    };
    let says = words::capital(&rule.says());
    let words = format!(
        "{}. About: {about}. By: {}. Whose move: {}{by}. Next: {}.",
        says.trim_end_matches('.'),
        rule.provision().trim_end_matches('.'),
        refusal.move_of,
        next,
    );
    Said {
        text: says,
        field,
        more: warning_callout(2, "Refused, and nothing was recorded", &words),
        rule: Some(rule.word()),
    }
}

/// Returns the field of the page that a field of the act is typed into.
fn on_page(field: &'static str) -> &'static str {
    match field {
        "actor" | "acting_as" | "acting_for" => SIGNER,
        own => own,
    }
}
