//! What the JSON formats share: parsing, recognising, and looking into a document.

use serde_json::Value;

use crate::{Format, Unreadable};

/// Parses a document. Nesting deeper than 128 is refused by the parser.
pub(crate) fn parse(text: &str) -> Result<Value, Unreadable> {
    serde_json::from_str(text)
        .map_err(|error| Unreadable::BadJson { line: error.line(), detail: error.to_string() })
}

/// Recognises a JSON format by the shape of the document.
pub(crate) fn recognise(text: &str) -> Result<Format, Unreadable> {
    let document = parse(text)?;
    let format = match &document {
        Value::Array(all) if all.iter().any(|one| one.get("nhscode").is_some()) => {
            Some(Format::PctToCcg)
        }
        Value::Object(fields) if fields.contains_key("resourceType") => Some(Format::OdsFhir),
        Value::Object(fields) if fields.contains_key("Organisation") => Some(Format::OdsOrd),
        Value::Object(fields) => {
            let named = fields.iter().filter(|(key, value)| is_ons(key) && value.is_string());
            (named.count() * 2 > fields.len()).then_some(Format::OnsNames)
        }
        _ => None,
    };
    format.ok_or_else(|| Unreadable::NotRecognised { seen: describe(&document) })
}

fn is_ons(key: &str) -> bool {
    remit_dictionary::Code::parse(key).is_ok_and(|code| code.is_ons())
}

fn describe(document: &Value) -> String {
    match document {
        Value::Object(fields) => {
            let names: Vec<String> =
                fields.keys().take(5).map(|key| key.chars().take(30).collect()).collect();
            format!("a JSON object of {}", names.join(", "))
        }
        Value::Array(all) => format!("a JSON list of {} elements", all.len()),
        _ => "a single JSON value".into(),
    }
}

/// Returns the text at a path, or an empty one.
pub(crate) fn string<'v>(value: &'v Value, path: &[&str]) -> &'v str {
    path.iter()
        .try_fold(value, |value, step| value.get(step))
        .and_then(Value::as_str)
        .unwrap_or_default()
        .trim()
}

/// Returns the elements at a path: a list, or a single object where the writer made no list of one.
pub(crate) fn elements<'v>(value: &'v Value, path: &[&str]) -> &'v [Value] {
    match path.iter().try_fold(value, |value, step| value.get(step)) {
        Some(Value::Array(all)) => all,
        Some(one @ Value::Object(_)) => std::slice::from_ref(one),
        _ => &[],
    }
}
