//! Acts of governance as JSON: an object, an array of objects, or one object a line.
//!
//! `{"act": "vote-cast", "case": "kent", "practice": "G82073", "choice": "for"}`: a value is a text,
//! a number, or a list of those; null is as if it were not there.

use remit_governance::Form;
use serde_json::{Deserializer, Map, Value};

/// The most bytes and the most acts that are read at once.
pub const ACT_FILE_BYTES_MAX: usize = 64 << 20;
const ACTS_MAX: usize = 50_000;

/// An act of a file, and where it stands: `line 3`, `act 2`; nothing where it is the only one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedForm {
    /// Where it stands.
    pub place: String,
    /// The act.
    pub form: Form,
}

/// Why a text is not acts.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadActs {
    /// It is not JSON.
    #[error("line {line} is not JSON: {detail}")]
    Json {
        /// The line.
        line: usize,
        /// What is wrong there.
        detail: String,
    },
    /// Nothing is in it.
    #[error("it holds no act")]
    None,
    /// It holds more than is read at once.
    #[error("it holds more than {0}")]
    TooMany(String),
    /// An act is not written as it should be.
    #[error("{place}: {reason}")]
    Act {
        /// Where it stands.
        place: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// Reads acts.
///
/// # Errors
/// When the text is not JSON, or something in it is not an act.
pub fn read_acts(text: &str) -> Result<Vec<PlacedForm>, BadActs> {
    if ACT_FILE_BYTES_MAX < text.len() {
        return Err(BadActs::TooMany(format!("{ACT_FILE_BYTES_MAX} bytes")));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut all = Vec::new();
    let mut values = Deserializer::from_str(text).into_iter::<Value>();
    let (mut counted, mut line) = (0, 1);
    loop {
        let rest = &text[values.byte_offset()..];
        let begins = text.len() - rest.trim_start().len();
        line += text[counted..begins].matches('\n').count();
        counted = begins;
        match values.next() {
            None => break,
            Some(Err(error)) => return Err(not_json(&error)),
            Some(Ok(Value::Array(items))) => {
                for (at, item) in (1..).zip(items) {
                    all.push(placed(format!("act {at}"), item)?);
                }
            }
            Some(Ok(other)) => all.push(placed(format!("line {line}"), other)?),
        }
        if ACTS_MAX < all.len() {
            return Err(BadActs::TooMany(format!("{ACTS_MAX} acts")));
        }
    }
    if all.is_empty() { Err(BadActs::None) } else { Ok(all) }
}

fn not_json(error: &serde_json::Error) -> BadActs {
    BadActs::Json { line: error.line(), detail: error.to_string() }
}

fn placed(place: String, value: Value) -> Result<PlacedForm, BadActs> {
    let Value::Object(object) = value else {
        let reason = "an act is an object such as {\"act\": \"vote-cast\", \"case\": …}".to_owned();
        return Err(BadActs::Act { place, reason });
    };
    match form(object) {
        Ok(form) => Ok(PlacedForm { place, form }),
        Err(reason) => Err(BadActs::Act { place, reason }),
    }
}

fn form(object: Map<String, Value>) -> Result<Form, String> {
    let mut form = match object.get("act") {
        Some(Value::String(word)) => Form::new(word),
        Some(_) | None => return Err("it has no \"act\", the word of the kind of act".to_owned()),
    };
    for (field, value) in object.into_iter().filter(|(field, _)| field != "act") {
        match value {
            Value::Null => {}
            Value::Array(entries) => {
                for entry in entries {
                    form.add(&field, &text(&field, entry)?);
                }
            }
            one => form.add(&field, &text(&field, one)?),
        }
    }
    Ok(form)
}

fn text(field: &str, value: Value) -> Result<String, String> {
    match value {
        Value::String(text) => Ok(text),
        Value::Number(number) => Ok(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
            Err(format!("field \"{field}\" holds a text, a number, or a list of those"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Result<Vec<String>, String> {
        let read = read_acts(text).map_err(|error| error.to_string())?;
        Ok(read.iter().map(|own| format!("{}: {}", own.place, own.form)).collect())
    }

    #[test]
    fn acts_are_an_object_an_array_or_one_a_line() {
        let one = r#"{"act":"a","n":3,"list":["x","y z"],"none":null}"#;
        let read = r#"a list="x" list="y z" n=3"#;
        assert_eq!(forms(one), Ok(vec![format!("line 1: {read}")]));
        assert_eq!(forms(&format!("[{one},{one}]")).unwrap()[1], format!("act 2: {read}"));
        let lines = forms(&format!("{one}\n\n{one}\n")).unwrap();
        assert_eq!(lines[1], format!("line 3: {read}"));
    }

    #[test]
    fn what_is_no_act_is_named_with_its_place() {
        for (text, wrong) in [
            ("", "it holds no act"),
            ("[]", "it holds no act"),
            ("{\"act\":\"a\"}\n{", "line 2 is not JSON"),
            ("{\"act\":\"a\"}\nnull", "line 2: an act is an object"),
            ("[{\"act\":\"a\"},3]", "act 2: an act is an object"),
            ("{\"case\":\"c\"}", "line 1: it has no \"act\""),
            ("{\"act\":\"a\",\"x\":true}", "line 1: field \"x\" holds a text"),
            ("{\"act\":\"a\",\"x\":[{}]}", "line 1: field \"x\" holds a text"),
        ] {
            let error = forms(text).unwrap_err();
            assert!(error.starts_with(wrong), "{text}: {error}");
        }
    }
}
