//! The base checks of FHIR R4 on the resources that the ODS interface gives: known elements only,
//! lists where lists belong, and values of the right type. Breaches are reported by
//! their paths.

use remit_dictionary::{Date, Period};
use serde_json::Value;

use super::profile::broken;
use crate::formats::json::string;
use crate::reason::Reason;

/// The type of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Truth,
    Number,
    Id,
    Moment,
    Any,
    Meta,
    Extension,
    Identifier,
    Concept,
    Coding,
    Period,
    Reference,
    Address,
    Telecom,
    Contact,
    Narrative,
    Organization,
    Affiliation,
    Bundle,
    Link,
    Entry,
    Search,
}

use Shape as S;

/// An element: its name, its type, and whether it is a list.
type Element = (&'static str, Shape, bool);

const ONE: bool = false;
const LIST: bool = true;

/// The most breaches of one resource that are reported.
const BREACHES_MAX: usize = 5;

/// Returns what the base of every resource has.
const RESOURCE: [Element; 6] = [
    ("resourceType", S::Text, ONE),
    ("id", S::Id, ONE),
    ("meta", S::Meta, ONE),
    ("implicitRules", S::Text, ONE),
    ("language", S::Text, ONE),
    ("text", S::Narrative, ONE),
];

/// Returns the elements of a type. Empty for a type whose inside is not looked at.
pub(super) fn elements_of(shape: Shape) -> &'static [Element] {
    match shape {
        S::Text | S::Truth | S::Number | S::Id | S::Moment | S::Any => &[],
        S::Meta => &[
            ("versionId", S::Id, ONE),
            ("lastUpdated", S::Moment, ONE),
            ("source", S::Text, ONE),
            ("profile", S::Text, LIST),
            ("security", S::Coding, LIST),
            ("tag", S::Coding, LIST),
        ],
        S::Extension => &[
            ("url", S::Text, ONE),
            ("valueBoolean", S::Truth, ONE),
            ("valueCode", S::Text, ONE),
            ("valueCodeableConcept", S::Concept, ONE),
            ("valueCoding", S::Coding, ONE),
            ("valueDate", S::Moment, ONE),
            ("valueDateTime", S::Moment, ONE),
            ("valueIdentifier", S::Identifier, ONE),
            ("valueInteger", S::Number, ONE),
            ("valuePeriod", S::Period, ONE),
            ("valueReference", S::Reference, ONE),
            ("valueString", S::Text, ONE),
            ("valueUri", S::Text, ONE),
            ("valueUrl", S::Text, ONE),
        ],
        S::Identifier => &[
            ("use", S::Text, ONE),
            ("type", S::Concept, ONE),
            ("system", S::Text, ONE),
            ("value", S::Text, ONE),
            ("period", S::Period, ONE),
            ("assigner", S::Reference, ONE),
        ],
        S::Concept => &[("coding", S::Coding, LIST), ("text", S::Text, ONE)],
        S::Coding => &[
            ("system", S::Text, ONE),
            ("version", S::Text, ONE),
            ("code", S::Text, ONE),
            ("display", S::Text, ONE),
            ("userSelected", S::Truth, ONE),
        ],
        S::Period => &[("start", S::Moment, ONE), ("end", S::Moment, ONE)],
        S::Reference => &[
            ("reference", S::Text, ONE),
            ("type", S::Text, ONE),
            ("identifier", S::Identifier, ONE),
            ("display", S::Text, ONE),
        ],
        S::Address => &[
            ("use", S::Text, ONE),
            ("type", S::Text, ONE),
            ("text", S::Text, ONE),
            ("line", S::Text, LIST),
            ("city", S::Text, ONE),
            ("district", S::Text, ONE),
            ("state", S::Text, ONE),
            ("postalCode", S::Text, ONE),
            ("country", S::Text, ONE),
            ("period", S::Period, ONE),
        ],
        S::Telecom => &[
            ("system", S::Text, ONE),
            ("value", S::Text, ONE),
            ("use", S::Text, ONE),
            ("rank", S::Number, ONE),
            ("period", S::Period, ONE),
        ],
        S::Contact => &[
            ("purpose", S::Concept, ONE),
            ("name", S::Any, ONE),
            ("telecom", S::Telecom, LIST),
            ("address", S::Address, ONE),
        ],
        S::Narrative => &[("status", S::Text, ONE), ("div", S::Any, ONE)],
        S::Organization => &[
            ("contained", S::Any, LIST),
            ("identifier", S::Identifier, LIST),
            ("active", S::Truth, ONE),
            ("type", S::Concept, LIST),
            ("name", S::Text, ONE),
            ("alias", S::Text, LIST),
            ("telecom", S::Telecom, LIST),
            ("address", S::Address, LIST),
            ("partOf", S::Reference, ONE),
            ("contact", S::Contact, LIST),
            ("endpoint", S::Reference, LIST),
        ],
        S::Affiliation => &[
            ("contained", S::Any, LIST),
            ("identifier", S::Identifier, LIST),
            ("active", S::Truth, ONE),
            ("period", S::Period, ONE),
            ("organization", S::Reference, ONE),
            ("participatingOrganization", S::Reference, ONE),
            ("network", S::Reference, LIST),
            ("code", S::Concept, LIST),
            ("specialty", S::Concept, LIST),
            ("location", S::Reference, LIST),
            ("healthcareService", S::Reference, LIST),
            ("telecom", S::Telecom, LIST),
            ("endpoint", S::Reference, LIST),
        ],
        S::Bundle => &[
            ("identifier", S::Identifier, ONE),
            ("type", S::Text, ONE),
            ("timestamp", S::Moment, ONE),
            ("total", S::Number, ONE),
            ("link", S::Link, LIST),
            ("entry", S::Any, LIST),
            ("signature", S::Any, ONE),
        ],
        S::Link => &[("relation", S::Text, ONE), ("url", S::Text, ONE)],
        S::Entry => &[
            ("link", S::Link, LIST),
            ("fullUrl", S::Text, ONE),
            ("resource", S::Any, ONE),
            ("search", S::Search, ONE),
            ("request", S::Any, ONE),
            ("response", S::Any, ONE),
        ],
        S::Search => &[("mode", S::Text, ONE), ("score", S::Any, ONE)],
    }
}

/// Returns the type and list-ness of an element of a type.
pub(super) fn element(shape: Shape, name: &str) -> Option<(Shape, bool)> {
    let found = |table: &[Element]| {
        table.iter().find(|(own, _, _)| *own == name).map(|(_, shape, list)| (*shape, *list))
    };
    let is_resource = matches!(shape, S::Organization | S::Affiliation | S::Bundle);
    match name {
        "extension" | "modifierExtension" => Some((S::Extension, LIST)),
        "id" if !is_resource => Some((S::Text, ONE)),
        _ if is_resource => found(&RESOURCE).or_else(|| found(elements_of(shape))),
        _ => found(elements_of(shape)),
    }
}

/// Returns the type of a resource by its name.
pub(super) fn of_resource(name: &str) -> Option<Shape> {
    match name {
        "Organization" => Some(S::Organization),
        "OrganizationAffiliation" => Some(S::Affiliation),
        "Bundle" => Some(S::Bundle),
        _ => None,
    }
}

/// Checks an Organization or an OrganizationAffiliation.
pub(super) fn check_resource(resource: &Value, path: &str) -> Result<(), Reason> {
    match of_resource(string(resource, &["resourceType"])) {
        Some(shape @ (S::Organization | S::Affiliation)) => check(resource, shape, path),
        _ => {
            let rule = "an Organization or an OrganizationAffiliation is needed";
            Err(broken(path, "resourceType", rule))
        }
    }
}

/// Checks a bundle, all but its entries.
pub(super) fn check_bundle(bundle: &Value) -> Result<(), Reason> {
    check(bundle, S::Bundle, "")?;
    if string(bundle, &["type"]).is_empty() {
        return Err(broken("", "type", "it is needed"));
    }
    Ok(())
}

/// Checks an entry of a bundle, all but its resource.
pub(super) fn check_entry(entry: &Value, path: &str) -> Result<(), Reason> {
    check(entry, S::Entry, path)
}

/// Checks an element and all it holds, and says what is wrong with it, up to a bound.
fn check(value: &Value, shape: Shape, path: &str) -> Result<(), Reason> {
    let mut breaches = Vec::new();
    look(value, shape, path, &mut breaches);
    if breaches.is_empty() { Ok(()) } else { Err(Reason::Elements(breaches.join("; "))) }
}

/// Looks at an element and all it holds. The parser has bounded how deep that goes.
fn look(value: &Value, shape: Shape, path: &str, breaches: &mut Vec<String>) {
    if breaches.len() == BREACHES_MAX {
        return;
    }
    let wrong = match (shape, value) {
        (S::Any, _) | (S::Truth, Value::Bool(_)) => return,
        (S::Number, Value::Number(number)) if number.is_i64() || number.is_u64() => return,
        (S::Text, Value::String(text)) if !text.trim().is_empty() => return,
        (S::Id, Value::String(text)) if is_id(text) => return,
        (S::Moment, Value::String(text)) if is_moment(text) => return,
        (S::Truth, _) => "true or false is expected",
        (S::Number, _) => "a whole number is expected",
        (S::Text, _) => "a text is expected",
        (S::Id, _) => "up to 64 letters, digits, hyphens and full stops are expected",
        (S::Moment, _) => "a date is expected, as 2020-04-01",
        (_, Value::Object(fields)) => {
            for (name, value) in fields {
                look_at_field(name, value, shape, path, breaches);
            }
            if shape == S::Period {
                look_at_period(value, path, breaches);
            }
            return;
        }
        _ => "an object is expected",
    };
    breaches.push(format!("{path}: {wrong}"));
}

fn look_at_field(name: &str, value: &Value, shape: Shape, path: &str, breaches: &mut Vec<String>) {
    // `_name` holds the extensions of a plain value.
    let plain = name.strip_prefix('_');
    let below = if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match (element(shape, plain.unwrap_or(name)), value) {
        (None, _) => {
            let below: String = below.chars().take(200).collect();
            breaches.push(format!("{below}: there is no such element"));
        }
        (Some(_), _) if plain.is_some() => {}
        (Some((own, true)), Value::Array(all)) => {
            for (at, one) in all.iter().enumerate() {
                look(one, own, &format!("{below}.{at}"), breaches);
            }
        }
        (Some((_, true)), _) => breaches.push(format!("{below}: a list is expected")),
        (Some((own, false)), _) => look(value, own, &below, breaches),
    }
}

/// FHIR's base rules let a period end before it starts; the register cannot hold one.
fn look_at_period(period: &Value, path: &str, breaches: &mut Vec<String>) {
    let day = |field| Date::parse(string(period, &[field])).ok();
    if let (Some(start), Some(end)) = (day("start"), day("end"))
        && let Err(error) = Period::of_days(Some(start), Some(end))
    {
        breaches.push(format!("{path}.end: {error}"));
    }
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.');
    (1..=64).contains(&text.len()) && text.bytes().all(fits)
}

/// Tells whether it is a year, a month, a day, or a moment with its time zone.
fn is_moment(text: &str) -> bool {
    let day = |text: &str| text.as_bytes().get(4) == Some(&b'-') && Date::parse(text).is_ok();
    match text.len() {
        4 => text.bytes().all(|byte| byte.is_ascii_digit()),
        7 => day(&format!("{text}-01")),
        10 => day(text),
        _ => {
            let Some((date, time)) = text.split_once('T') else { return false };
            let zoned = time.ends_with('Z') || time.contains(['+', '-']);
            date.len() == 10 && day(date) && zoned && time.as_bytes().get(2) == Some(&b':')
        }
    }
}
