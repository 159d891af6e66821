//! Why something is not put on record, as a person at the command line is told it.

use remit_clerk::{Failure, Objection, Why};
use remit_governance::{FormError, NextStep};

/// The most refusals of one batch that are shown.
const SHOWN_MAX: usize = 20;

/// Returns what is wrong; of a large batch the first of it.
pub fn what(failure: &Failure) -> String {
    let Failure::Refused(all) = failure else {
        return failure.to_string();
    };
    let mut what: Vec<String> = all.iter().take(SHOWN_MAX).map(ToString::to_string).collect();
    if SHOWN_MAX < all.len() {
        what.push(format!("and {} more", all.len() - SHOWN_MAX));
    }
    what.join("\n")
}

/// Returns what to do next.
pub fn hint(failure: &Failure) -> String {
    match failure {
        Failure::Refused(all) => match all.as_slice() {
            [only] => hint_of(only),
            [first, ..] => format!("nothing was recorded; of the first: {}", hint_of(first)),
            [] => unreachable!("something was refused"),
        },
        Failure::Reused { .. } | Failure::Request(_) => "give another --request".to_owned(),
        Failure::Unwritable(_) => "make that text shorter and send it again".to_owned(),
        Failure::AsKnown => "leave --as-known out".to_owned(),
        Failure::Overtaken => "try again".to_owned(),
        Failure::Partly { then, .. } => match &**then {
            Failure::Broken(_) => {
                "send the same again: what is on record is passed over".to_owned()
            }
            other => hint(other),
        },
        Failure::Broken(_) => "mend what is named above, then run the same command again".into(),
    }
}

fn hint_of(objection: &Objection) -> String {
    match &objection.why {
        Why::Form(error) => match error {
            FormError::Missing { field: "actor" | "acting_as" | "acting_for", .. } => {
                "say who acts with --actor NAME --as ROLE --for BODY".to_owned()
            }
            FormError::Missing { act, .. } | FormError::UnknownField { act, .. } => {
                format!("`remit acts {act}` shows the fields")
            }
            FormError::UnknownAct(_) => "`remit acts` lists the acts".to_owned(),
            FormError::Value { field, .. } => NextStep::Mend(field).to_string(),
            FormError::Line(_) | FormError::Bytes(_) => "mend it and send it again".to_owned(),
        },
        Why::Future { today, .. } => format!("today is {today}: record it once it has happened"),
        Why::TooLong(_) => "make that text shorter and send it again".to_owned(),
        Why::Guard { refusal, .. } => match refusal.next {
            next @ NextStep::Record(act) => format!("{next}; `remit acts {act}` shows its fields"),
            NextStep::Mend("on") => "give another --on and send it again".to_owned(),
            NextStep::Mend("acting_for") => "give another --for and send it again".to_owned(),
            next @ (NextStep::Mend(_)
            | NextStep::WaitUntil(_)
            | NextStep::AskRole(_)
            | NextStep::Nothing
            | NextStep::OpenAnother) => next.to_string(),
        },
    }
}
