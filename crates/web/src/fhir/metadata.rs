//! What is served as FHIR, as a CapabilityStatement.

use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

use super::{base, send};

/// The day on which what is served last changed.
const DESCRIBED_ON: &str = "2026-11-24";

/// Sends the CapabilityStatement.
pub async fn show(headers: HeaderMap) -> Response {
    const PROFILES: &str = "https://fhir.nhs.uk/England/StructureDefinition/";
    let resource = |kind: &str, profile: &str, parameters: &[(&str, &str, &str)]| -> Value {
        let parameters = parameters.iter().map(
            |(name, sort, words)| json!({ "name": name, "type": sort, "documentation": words }),
        );
        json!({
            "type": kind,
            "supportedProfile": [format!("{PROFILES}{profile}")],
            "interaction": [{ "code": "read" }, { "code": "search-type" }],
            "versioning": "no-version",
            "searchParam": parameters.collect::<Vec<_>>(),
        })
    };
    send(&json!({
        "resourceType": "CapabilityStatement",
        "name": "Remit",
        "title": "Remit: England's commissioning on record",
        "status": "active",
        "date": DESCRIBED_ON,
        "kind": "instance",
        "instantiates":
            ["https://fhir.nhs.uk/England/CapabilityStatement/England-ODS-Requirements"],
        "software": { "name": "Remit", "version": env!("CARGO_PKG_VERSION") },
        "implementation": {
            "description": "Organisations as the record has them today, with their lineage",
            "url": base(&headers),
        },
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [{
            "mode": "server",
            "documentation": "Who took over whose work is an extension of ours, described at \
                StructureDefinition/remit-succession.",
            "resource": [
                resource("Organization", "England-Organization-ODS", &[
                    ("identifier", "token", "An ODS code"),
                    ("name", "string", "The start of the name; also :contains and :exact"),
                    ("active", "token", "Whether it lives today"),
                    ("_count", "number", "So many on a page; 500 at most"),
                ]),
                resource("OrganizationAffiliation", "England-OrganizationAffiliation-ODS", &[
                    ("primary-organization", "reference", "The smaller one, as a practice"),
                    ("participating-organization", "reference",
                        "The larger one, as a commissioner; those of the date, or of today"),
                    ("date", "date", "A day on which it held"),
                    ("active", "token", "Whether it holds today"),
                    ("_count", "number", "So many on a page; 500 at most"),
                ]),
            ],
        }],
    }))
}
