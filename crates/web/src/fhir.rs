//! Organisations as FHIR R4, in the profiles of the Organisation Data Service.
//!
//! A resource is what the record says today. What FHIR has no element for, who took over whose
//! work, is an extension of ours, described at `/fhir/StructureDefinition/remit-succession`.

pub mod affiliation;
mod bundle;
pub mod metadata;
pub mod organization;
mod roles;
pub mod succession;

use axum::http::header::{CONTENT_TYPE, HOST};
use axum::http::{HeaderMap, HeaderName};
use axum::response::{IntoResponse, Response};
use remit_dictionary::{Code, Date, Period};
use serde_json::{Map, Value, json};

use crate::refusal::Refusal;

/// The addresses of FHIR begin with this.
pub const FHIR: &str = "/fhir";
/// What FHIR is sent as.
pub const MEDIA_TYPE: &str = "application/fhir+json";
/// The codes of the Organisation Data Service.
const ODS_CODE: &str = "https://fhir.nhs.uk/Id/ods-organization-code";
const TYPED_PERIOD: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedPeriod";
const PERIOD_TYPE: &str = "https://fhir.nhs.uk/England/CodeSystem/England-PeriodType";
const ABSENT: &str = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// Sends a resource.
fn send(resource: &Value) -> Response {
    ([(CONTENT_TYPE, MEDIA_TYPE)], resource.to_string()).into_response()
}

/// Returns where this service is, as the one who asks sees it.
fn base(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|own| own.to_str().ok());
    let plain =
        |own: &&str| own.bytes().all(|b| b.is_ascii_alphanumeric() || b".:-[]".contains(&b));
    let host = host.filter(plain).filter(|own| !own.is_empty()).unwrap_or("localhost");
    let secure = headers.get(FORWARDED_PROTO).is_some_and(|own| own.as_bytes() == b"https");
    format!("{}://{host}{FHIR}", if secure { "https" } else { "http" })
}

/// Returns a legal period as the profiles have it: with inclusive days.
fn typed_period(period: Period) -> Value {
    json!({
        "url": TYPED_PERIOD,
        "extension": [
            { "url": "dateType",
              "valueCoding": { "system": PERIOD_TYPE, "code": "Legal", "display": "Legal" } },
            { "url": "period", "valuePeriod": days(period) },
        ],
    })
}

/// Returns a period with inclusive days. Where no day is known at all, it says so.
fn days(period: Period) -> Value {
    let mut days = Map::new();
    if period.from().is_real() {
        days.insert("start".to_owned(), json!(period.from().to_string()));
    }
    if period.until().is_real() {
        days.insert("end".to_owned(), json!(period.until().day_before().to_string()));
    }
    if days.is_empty() {
        days.insert("extension".to_owned(), json!([{ "url": ABSENT, "valueCode": "unknown" }]));
    }
    Value::Object(days)
}

/// Returns a code as an identifier.
fn identifier(code: Code) -> Value {
    json!({ "system": ODS_CODE, "value": code.to_string() })
}

/// Reads a code as it stands in an address or a reference.
fn code(text: &str) -> Result<Code, Refusal> {
    crate::asking::code(text.strip_prefix("Organization/").unwrap_or(text))
}

/// Reads `true` or `false`.
fn yes_or_no(text: &str) -> Result<bool, Refusal> {
    text.parse().map_err(|_| Refusal::unreadable("active is true or false", "Give one of the two."))
}

/// Says that a search has a part that is not known here.
fn unknown_part(name: &str) -> Refusal {
    let name: String = name.chars().take(40).collect();
    Refusal::unreadable(
        format!("There is no search by {name}"),
        "/fhir/metadata says what can be searched by.",
    )
}

/// Returns the day that resources speak of.
fn today() -> Date {
    crate::asking::today()
}
