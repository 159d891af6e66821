//! What the ODS profiles ask of a resource beyond FHIR itself.
//!
//! England-Organization-ODS and England-OrganizationAffiliation-ODS. Where a rule is broken that no
//! fact rests on (no name, a missing type) the organisation is taken with a warning: mock answers
//! of the service that are valid FHIR break these.

use remit_dictionary::Date;
use serde_json::Value;

use crate::formats::json::{elements, string};
use crate::reason::Reason;

pub(super) const ROLE: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-OrganisationRole";
pub(super) const TYPED_PERIOD: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedPeriod";
const TYPED_DATE: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedDateTime";
const ODS_CODE: &str = "https://fhir.nhs.uk/Id/ods-organization-code";
const RECORD_CLASS: &str =
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRecordClass";
const RECORD_USE: &str = "https://fhir.nhs.uk/England/CodeSystem/England-ODSRecordUseType";
const RELATIONSHIP: &str =
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRelationship";

/// Returns a rejection that names the element.
pub(super) fn broken(path: &str, element: &str, rule: &str) -> Reason {
    let path = if path.is_empty() { element.to_owned() } else { format!("{path}.{element}") };
    Reason::Element { path, rule: rule.to_owned() }
}

/// Checks an Organization.
pub(super) fn check_organization(resource: &Value, path: &str) -> Result<(), Reason> {
    if elements(resource, &["extension"]).len() < 2 {
        return Err(broken(path, "extension", "at least two are needed"));
    }
    if extensions(resource, ROLE).next().is_none() {
        return Err(broken(path, "extension", "at least one OrganisationRole is needed"));
    }
    for role in extensions(resource, ROLE) {
        if role_code(role).is_empty() {
            return Err(broken(path, "extension", "an OrganisationRole has no roleCode"));
        }
        check_periods(role, path)?;
    }
    check_periods(resource, path)?;
    if last_change(resource).is_none() {
        return Err(broken(path, "extension", "a TypedDateTime LastChangeDate is needed"));
    }
    let identifiers = elements(resource, &["identifier"]);
    if identifiers.len() != 1 || ods_code(resource).is_empty() {
        return Err(broken(path, "identifier", "exactly one is needed, an ODS code"));
    }
    Ok(())
}

/// Returns the rules that an Organization breaks without harm to any fact: its name, its types.
pub(super) fn blemishes(resource: &Value) -> Vec<&'static str> {
    let types = elements(resource, &["type"]);
    let one_of =
        |system| types.iter().filter(|concept| coding(concept, system).is_some()).count() == 1;
    let rules = [
        (!string(resource, &["name"]).is_empty(), "name: one is needed"),
        (types.len() >= 2, "type: at least two are needed"),
        (one_of(RECORD_CLASS), "type: exactly one ODSRecordClass is needed"),
        (one_of(RECORD_USE), "type: exactly one England-ODSRecordUseType is needed"),
    ];
    rules.into_iter().filter(|(kept, _)| !kept).map(|(_, rule)| rule).collect()
}

/// Checks an OrganizationAffiliation.
pub(super) fn check_affiliation(resource: &Value, path: &str) -> Result<(), Reason> {
    for element in ["active", "organization", "participatingOrganization"] {
        if resource.get(element).is_none() {
            return Err(broken(path, element, "it is needed"));
        }
    }
    for element in ["organization", "participatingOrganization"] {
        if string(resource, &[element, "identifier", "value"]).is_empty() {
            return Err(broken(path, &format!("{element}.identifier"), "an ODS code is needed"));
        }
    }
    if elements(resource, &["code"]).len() != 1 || relation(resource).is_empty() {
        return Err(broken(path, "code", "exactly one is needed, of ODSRelationship"));
    }
    check_periods(resource, path)
}

/// Checks the typed periods of an element: each has a sort, Legal or Operational, and a period.
fn check_periods(element: &Value, path: &str) -> Result<(), Reason> {
    for typed in extensions(element, TYPED_PERIOD) {
        let known = matches!(period_sort(typed), "Legal" | "Operational");
        if !known || value(typed, "period", "valuePeriod").is_none() {
            let rule = "a TypedPeriod needs dateType (Legal or Operational) and period";
            return Err(broken(path, "extension", rule));
        }
    }
    Ok(())
}

/// Returns the extensions of an element with a URL.
pub(super) fn extensions<'v>(element: &'v Value, url: &str) -> impl Iterator<Item = &'v Value> {
    elements(element, &["extension"]).iter().filter(move |own| string(own, &["url"]) == url)
}

/// Returns the value of a part of an extension.
pub(super) fn value<'v>(extension: &'v Value, url: &str, field: &str) -> Option<&'v Value> {
    extensions(extension, url).find_map(|part| part.get(field))
}

/// Returns `Legal` or `Operational`.
pub(super) fn period_sort(typed: &Value) -> &str {
    value(typed, "dateType", "valueCoding").map_or("", |coding| string(coding, &["code"]))
}

/// Returns the code of a role, as RO76.
pub(super) fn role_code(role: &Value) -> &str {
    value(role, "roleCode", "valueCodeableConcept")
        .and_then(|concept| elements(concept, &["coding"]).first())
        .map_or("", |coding| string(coding, &["code"]))
}

/// Returns the ODS code of an organisation.
pub(super) fn ods_code(resource: &Value) -> &str {
    elements(resource, &["identifier"])
        .iter()
        .find(|own| string(own, &["system"]) == ODS_CODE)
        .map_or("", |own| string(own, &["value"]))
}

/// Returns the code of a relationship, as RE4.
pub(super) fn relation(resource: &Value) -> &str {
    elements(resource, &["code"])
        .first()
        .and_then(|concept| coding(concept, RELATIONSHIP))
        .map_or("", |coding| string(coding, &["code"]))
}

/// Returns the day of the last change.
pub(super) fn last_change(resource: &Value) -> Option<Date> {
    let of_change = |typed: &&Value| {
        value(typed, "type", "valueCoding")
            .is_some_and(|coding| string(coding, &["code"]) == "LastChangeDate")
    };
    let typed = extensions(resource, TYPED_DATE).find(of_change)?;
    let shown = value(typed, "dateTime", "valueDateTime")?.as_str()?;
    Date::parse(shown.get(..10)?).ok()
}

fn coding<'v>(concept: &'v Value, system: &str) -> Option<&'v Value> {
    elements(concept, &["coding"]).iter().find(|own| string(own, &["system"]) == system)
}
