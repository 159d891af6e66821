//! Turns FHIR XML into the JSON form, so that one reader does for both.
//!
//! In XML a value stands in the attribute `value`, and a list of one looks like a single element;
//! the table of types says which is which. There are no entities but the five of XML itself, and
//! nesting is bounded.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

use super::elements::{self, Shape};
use crate::Unreadable;

/// The deepest nesting that is read: the real files have 12.
const DEPTH_MAX: usize = 64;

/// An element that is still open.
struct Open {
    name: String,
    shape: Shape,
    fields: Map<String, Value>,
    value: Option<String>,
    is_resource: bool,
}

/// Reads a document.
pub(super) fn parse(text: &str) -> Result<Value, Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Open> = Vec::new();
    loop {
        let byte = reader.buffer_position();
        let bad = |detail: String| Unreadable::BadXml {
            byte,
            detail: detail.chars().take(200).collect(),
        };
        match reader.read_event().map_err(|error| bad(error.to_string()))? {
            Event::Start(tag) => {
                if open.len() == DEPTH_MAX {
                    return Err(bad(format!("nested deeper than {DEPTH_MAX}")));
                }
                open.push(start(&tag, open.last()).map_err(bad)?);
            }
            Event::Empty(tag) => {
                let element = start(&tag, open.last()).map_err(bad)?;
                if let Some(whole) = close(element, &mut open) {
                    return Ok(whole);
                }
            }
            Event::End(_) => {
                let Some(element) = open.pop() else { return Err(bad("it ends twice".into())) };
                if let Some(whole) = close(element, &mut open) {
                    return Ok(whole);
                }
            }
            Event::DocType(_) => return Err(bad("FHIR has no document types".into())),
            Event::Eof => return Err(bad("it ends too early".into())),
            // Text stands only in the narrative, which nobody reads.
            _ => {}
        }
    }
}

fn start(tag: &BytesStart<'_>, parent: Option<&Open>) -> Result<Open, String> {
    let local = tag.local_name();
    let name: &str = local.as_ref();
    let name = name.to_owned();
    // A resource is an element with a name of its own: at the top, or inside `resource`.
    let is_resource = parent.is_none_or(|parent| parent.name == "resource");
    let shape = match parent {
        _ if is_resource => elements::of_resource(&name).unwrap_or(Shape::Any),
        Some(parent) if parent.shape == Shape::Bundle && name == "entry" => Shape::Entry,
        Some(parent) => elements::element(parent.shape, &name).map_or(Shape::Any, |(own, _)| own),
        None => Shape::Any,
    };
    let mut fields = Map::new();
    let mut value = None;
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let text = attribute
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_err(|error| error.to_string())?
            .into_owned();
        let key = attribute.key.local_name();
        let key: &str = key.as_ref();
        match key {
            "value" => value = Some(text),
            "url" | "id" if !attribute.key.as_ref().starts_with("xmlns") => {
                fields.insert(key.to_owned(), Value::String(text));
            }
            _ => {}
        }
    }
    if is_resource {
        fields.insert("resourceType".into(), Value::String(name.clone()));
    }
    Ok(Open { name, shape, fields, value, is_resource })
}

/// Puts a closed element into the one around it, or gives it back if there is none.
fn close(element: Open, open: &mut [Open]) -> Option<Value> {
    let Open { name, shape, mut fields, value, is_resource } = element;
    // `<resource>` only wraps; what it wraps was put there under its own name.
    let value = match value {
        Some(text) => plain(shape, text),
        None if name == "resource" && fields.len() == 1 => {
            fields.remove("resource").unwrap_or(Value::Null)
        }
        None => Value::Object(fields),
    };
    let Some(parent) = open.last_mut() else { return Some(value) };
    if is_resource {
        parent.fields.insert("resource".into(), value);
        return None;
    }
    let is_list = elements::element(parent.shape, &name).is_some_and(|(_, list)| list);
    match parent.fields.get_mut(&name) {
        Some(Value::Array(all)) => all.push(value),
        // A second one of what should be single makes a list, which the check then names.
        Some(first) => *first = Value::Array(vec![first.take(), value]),
        None if is_list => {
            parent.fields.insert(name, Value::Array(vec![value]));
        }
        None => {
            parent.fields.insert(name, value);
        }
    }
    None
}

/// Returns a plain value in the type that JSON has for it.
fn plain(shape: Shape, text: String) -> Value {
    match (shape, text.as_str()) {
        (Shape::Truth, "true") => Value::Bool(true),
        (Shape::Truth, "false") => Value::Bool(false),
        (Shape::Number, digits) => digits.parse::<i64>().map_or(Value::String(text), Value::from),
        _ => Value::String(text),
    }
}
