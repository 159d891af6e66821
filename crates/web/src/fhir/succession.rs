//! The extension for who took over whose work: FHIR has no element for it, and ODS serves none.

use axum::extract::Path;
use axum::response::Response;
use remit_dictionary::Code;
use remit_register::{Towards, View};
use serde_json::{Value, json};

use super::{identifier, send};
use crate::refusal::Refusal;

/// What the extension is told by.
const URL: &str = "urn:remit:fhir:StructureDefinition:succession";
/// The name by which its description is read.
const ID: &str = "remit-succession";

/// Returns a link of lineage as an extension, for each link of a code.
pub fn extensions(view: &View<'_>, code: Code) -> Vec<Value> {
    let mut all = Vec::new();
    for (towards, word) in
        [(Towards::Predecessors, "predecessor"), (Towards::Successors, "successor")]
    {
        let links = match towards {
            Towards::Predecessors => view.predecessors(code),
            Towards::Successors => view.successors(code),
        };
        for link in links {
            let other = if towards == Towards::Successors { link.to } else { link.from };
            let mut parts = vec![
                json!({ "url": "type", "valueCode": word }),
                json!({ "url": "organization", "valueReference": { "identifier": identifier(other) } }),
                json!({ "url": "date", "valueDate": link.date.to_string() }),
                json!({ "url": "share", "valueCode": link.share.word() }),
                json!({ "url": "basis", "valueCode": link.basis.word() }),
            ];
            for source in &link.sources {
                let title = &view.source(*source).title;
                let text = format!("{title} {}.{}", source.act, source.fact);
                parts.push(json!({ "url": "source", "valueString": text }));
            }
            all.push(json!({ "url": URL, "extension": parts }));
        }
    }
    all
}

/// Sends the description of the extension.
pub async fn definition(Path(id): Path<String>) -> Result<Response, Refusal> {
    if id != ID {
        return Err(Refusal::not_found(
            "There is no such StructureDefinition",
            format!("The one of ours is {ID}."),
        ));
    }
    let part = |name: &str, kind: &str, max: &str, short: &str| {
        let id = format!("Extension.extension:{name}");
        json!([
            { "id": id, "path": "Extension.extension", "sliceName": name, "short": short,
              "min": i32::from(max == "1"), "max": max },
            { "id": format!("{id}.url"), "path": "Extension.extension.url", "fixedUri": name },
            { "id": format!("{id}.value[x]"), "path": "Extension.extension.value[x]",
              "type": [{ "code": kind }] },
        ])
    };
    let mut elements = vec![json!({
        "id": "Extension", "path": "Extension", "min": 0, "max": "*",
        "short": "A body whose work this one took over, or that took over its work",
        "definition": "Each link of the lineage, with its legal date: the first day of the \
            successor. An organisation without one has no link on record.",
    })];
    for (name, kind, max, short) in [
        ("type", "code", "1", "predecessor or successor"),
        ("organization", "Reference", "1", "The other body, by its ODS code"),
        ("date", "date", "1", "The first day from which the work was the successor's"),
        ("share", "code", "1", "whole or part"),
        ("basis", "code", "1", "merger, split, abolition or boundary"),
        ("source", "string", "*", "The file or decision that says so, with its act and fact"),
    ] {
        elements.extend(part(name, kind, max, short).as_array().cloned().unwrap_or_default());
    }
    elements.push(json!({ "id": "Extension.url", "path": "Extension.url", "fixedUri": URL }));
    Ok(send(&json!({
        "resourceType": "StructureDefinition",
        "id": ID,
        "url": URL,
        "version": env!("CARGO_PKG_VERSION"),
        "name": "RemitSuccession",
        "title": "Succession",
        "status": "active",
        "fhirVersion": "4.0.1",
        "kind": "complex-type",
        "abstract": false,
        "context": [{ "type": "element", "expression": "Organization" }],
        "type": "Extension",
        "baseDefinition": "http://hl7.org/fhir/StructureDefinition/Extension",
        "derivation": "constraint",
        "differential": { "element": elements },
    })))
}
