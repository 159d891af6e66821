//! The base checks of FHIR R4 on the resources that the ODS interface gives: known elements only,
//! lists where lists belong, and values of the right type. Breaches are reported by
//! their paths.

use remit_dictionary::{Date, Period};
use serde_json::Value;

use super::elements::{Shape, element, of_resource};
use super::profile::broken;
use crate::formats::json::string;
use crate::reason::Reason;

use Shape as S;

/// The most breaches of one resource that are reported.
const BREACHES_MAX: usize = 5;

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
