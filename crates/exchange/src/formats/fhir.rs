//! ODS records as FHIR R4: Organization, OrganizationAffiliation, and bundles of them, as JSON or
//! XML. `shape` has the base checks of FHIR, `profile` what the ODS profiles ask on top, `xml`
//! turns XML into the JSON form.

mod elements;
mod profile;
mod shape;
mod xml;

use remit_dictionary::{Code, Date, Period};
use remit_register::{Claim, Kind};
use serde_json::Value;

use super::json::{self, elements, string};
use super::roles::lives;
use crate::Unreadable;
use crate::reading::{Reading, code, text};
use crate::reason::Reason;
use profile::{TYPED_PERIOD, extensions};

pub(crate) fn read(content: &str, reading: &mut Reading<'_>) -> Result<(), Unreadable> {
    let document = if content.trim_start().starts_with('<') {
        xml::parse(content)?
    } else {
        json::parse(content)?
    };
    let mut left_out = Vec::new();
    match string(&document, &["resourceType"]) {
        "Bundle" => bundle(reading, &document, &mut left_out),
        "OperationOutcome" => return Err(outcome(&document)),
        "Organization" | "OrganizationAffiliation" => {
            reading.take(1, |reading| resource(reading, &document, "", &mut left_out));
        }
        other => {
            let seen =
                format!("the FHIR resource \"{}\"", other.chars().take(40).collect::<String>());
            return Err(Unreadable::NotRecognised { seen });
        }
    }
    if !left_out.is_empty() {
        reading.warn(format!("relations that the register does not hold: {}", left_out.join(", ")));
    }
    Ok(())
}

/// Repeats what the service said.
fn outcome(document: &Value) -> Unreadable {
    let says: Vec<&str> = elements(document, &["issue"])
        .iter()
        .map(|issue| {
            let spoken = string(issue, &["diagnostics"]);
            if spoken.is_empty() { string(issue, &["details", "text"]) } else { spoken }
        })
        .filter(|spoken| !spoken.is_empty())
        .collect();
    Unreadable::Outcome { says: says.join("; ").chars().take(500).collect() }
}

fn bundle(reading: &mut Reading<'_>, document: &Value, left_out: &mut Vec<String>) {
    let updated = string(document, &["meta", "lastUpdated"]);
    if let Some(date) = updated.get(..10).and_then(|day| Date::parse(day).ok()) {
        reading.state(date);
    }
    let own = shape::check_bundle(document);
    for (at, (entry, line)) in elements(document, &["entry"]).iter().zip(1..).enumerate() {
        reading.take(line, |reading| {
            own.clone()?;
            let path = format!("entry.{at}");
            shape::check_entry(entry, &path)?;
            let held = entry.get("resource").unwrap_or(&Value::Null);
            resource(reading, held, &format!("{path}.resource"), left_out)
        });
    }
}

fn resource(
    reading: &mut Reading<'_>,
    resource: &Value,
    path: &str,
    left_out: &mut Vec<String>,
) -> Result<(), Reason> {
    shape::check_resource(resource, path)?;
    if string(resource, &["resourceType"]) == "Organization" {
        profile::check_organization(resource, path)?;
        organization(reading, resource, path)
    } else {
        profile::check_affiliation(resource, path)?;
        affiliation(reading, resource, path, left_out)
    }
}

fn organization(reading: &mut Reading<'_>, resource: &Value, path: &str) -> Result<(), Reason> {
    let own = code("identifier", profile::ods_code(resource))?;
    let changed = profile::last_change(resource)
        .ok_or_else(|| profile::broken(path, "extension", "the LastChangeDate is no full date"))?;
    reading.note(changed);
    // A bundle says itself when it was made; a single record says when it last changed.
    if path.is_empty() {
        reading.state(changed);
    }
    let mut life: Option<Period> = None;
    let mut roles = Vec::new();
    for role in extensions(resource, profile::ROLE) {
        roles.push(profile::role_code(role));
        let period = legal_period(role, path)?;
        life = Some(life.map_or(period, |known| hull(known, period)));
    }
    // A record may state its own period; else it lives as long as any of its roles.
    if extensions(resource, TYPED_PERIOD).next().is_some() {
        life = Some(legal_period(resource, path)?);
    }
    for (kind, period) in lives(&roles, life.unwrap_or(Period::ALWAYS)) {
        reading.during(own, Claim::Exists(kind), period);
    }
    let address = elements(resource, &["address"]).first().unwrap_or(&Value::Null);
    for (column, shown, claim) in [
        ("name", string(resource, &["name"]), Claim::Named as fn(String) -> Claim),
        ("address.city", string(address, &["city"]), Claim::Town),
        ("address.postalCode", string(address, &["postalCode"]), Claim::Postcode),
    ] {
        if let Some(shown) = text(column, shown)? {
            reading.seen_on(own, claim(shown), changed);
        }
    }
    for rule in profile::blemishes(resource) {
        reading.warn(format!("{own} does not keep to the ODS profile: {rule}"));
    }
    Ok(())
}

fn affiliation(
    reading: &mut Reading<'_>,
    resource: &Value,
    path: &str,
    left_out: &mut Vec<String>,
) -> Result<(), Reason> {
    let body = |field: &'static str| code(field, string(resource, &[field, "identifier", "value"]));
    let (own, other): (Code, Code) = (body("organization")?, body("participatingOrganization")?);
    if own == other {
        return Err(Reason::Itself { column: "participatingOrganization" });
    }
    let period = legal_period(resource, path)?;
    for date in [period.from(), period.until().day_before()] {
        reading.note(date);
    }
    let relation = profile::relation(resource);
    match relation {
        "RE4" => reading.during(own, Claim::CommissionedBy(other), period),
        "RE5" => reading.during(own, Claim::LiesIn(other), period),
        "RE8" => reading.during(own, Claim::PartOf(other, Kind::Pcn), period),
        // RE2 and RE6 do not say what kind of body the larger one is.
        _ => left_out.push(relation.chars().take(10).collect()),
    }
    Ok(())
}

/// Returns the legal period of an element, else the operational one, else its own.
fn legal_period(element: &Value, path: &str) -> Result<Period, Reason> {
    let of = |sort: &str| {
        extensions(element, TYPED_PERIOD).find(|typed| profile::period_sort(typed) == sort)
    };
    let stated = match of("Legal").or_else(|| of("Operational")) {
        Some(typed) => profile::value(typed, "period", "valuePeriod"),
        None => element.get("period"),
    };
    let Some(stated) = stated else { return Ok(Period::ALWAYS) };
    let day = |field: &str| match string(stated, &[field]) {
        "" => Ok(None),
        shown => Date::parse(shown)
            .map(Some)
            .map_err(|error| profile::broken(path, &format!("period.{field}"), &error.to_string())),
    };
    let (start, end) = (day("start")?, day("end")?);
    Period::of_days(start, end)
        .map_err(|error| profile::broken(path, "period.end", &error.to_string()))
}

fn hull(one: Period, other: Period) -> Period {
    Period::new(one.from().min(other.from()), one.until().max(other.until())).unwrap_or(one)
}
