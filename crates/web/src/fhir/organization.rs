//! `Organization`: one for each code that the Organisation Data Service would have, with every role
//! that the code has had.

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use remit_dictionary::{Code, Date};
use remit_register::{Body, View};
use serde_json::{Value, json};

use super::bundle::{Match, Paged};
use super::roles::roles;
use super::{ODS_CODE, base, identifier, send, succession, today, typed_period, unknown_part};
use crate::refusal::Refusal;
use crate::routes::Shared;

const PROFILE: &str = "https://fhir.nhs.uk/England/StructureDefinition/England-Organization-ODS";
const ROLE: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-OrganisationRole";
const TYPED_DATE: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedDateTime";
const DATE_TYPE: &str = "https://fhir.nhs.uk/England/CodeSystem/England-ODSDateTime";
const RECORD_USE: &str = "https://fhir.nhs.uk/England/CodeSystem/England-ODSRecordUseType";
const RECORD_CLASS: &str =
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRecordClass";

/// Sends one organisation.
pub async fn read(
    State(site): State<Shared>,
    Path(code): Path<String>,
) -> Result<Response, Refusal> {
    let code = super::code(&code)?;
    site.answer(move |_, snapshot| {
        let view = snapshot.view();
        let found = resource(&view, code, today()).ok_or_else(|| {
            Refusal::not_found(
                format!("There is no Organization {code}"),
                "Organisations of kinds that ODS has no role for are not here; /api/v1 has them.",
            )
        })?;
        Ok(send(&found))
    })
    .await
}

/// What organisations are searched by.
#[derive(Debug, Default)]
struct Wanted {
    code: Option<Code>,
    /// The system of the identifier is another's: nothing of ours has it.
    other_system: bool,
    name: Option<(Naming, String)>,
    active: Option<bool>,
}

#[derive(Debug, Clone, Copy)]
enum Naming {
    Starts,
    Contains,
    Exact,
}

/// Searches organisations.
pub async fn search(
    State(site): State<Shared>,
    Query(asked): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut wanted = Wanted::default();
    let mut paged = Paged::of(base(&headers), "Organization", &asked)?;
    for (name, value) in paged.others(&asked) {
        match name {
            "identifier" | "_id" => {
                let (system, code) = value.split_once('|').unwrap_or((ODS_CODE, value));
                wanted.other_system |= !system.is_empty() && system != ODS_CODE;
                wanted.code = Some(super::code(code)?);
            }
            "name" => wanted.name = Some((Naming::Starts, plain(value))),
            "name:contains" => wanted.name = Some((Naming::Contains, plain(value))),
            "name:exact" => wanted.name = Some((Naming::Exact, value.to_owned())),
            "active" => wanted.active = Some(super::yes_or_no(value)?),
            other => return Err(unknown_part(other)),
        }
    }
    site.answer(move |_, snapshot| {
        let (view, day) = (snapshot.view(), today());
        paged.seal(snapshot.head())?;
        let mut codes: Vec<Code> = match wanted.code {
            _ if wanted.other_system => Vec::new(),
            Some(code) => vec![view.canonical(code)],
            None => view.every_body().map(|body| body.code).collect(),
        };
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| fits(&view, *code, &wanted, day));
        let entry = |code: &Code| Match {
            id: code.to_string(),
            resource: resource(&view, *code, day).unwrap_or_default(),
        };
        Ok(send(&paged.bundle(&codes, entry)))
    })
    .await
}

fn plain(text: &str) -> String {
    text.trim().to_lowercase()
}

fn fits(view: &View<'_>, code: Code, wanted: &Wanted, day: Date) -> bool {
    let Some(record) = Record::of(view, code, day) else {
        return false;
    };
    let named = wanted.name.as_ref().is_none_or(|(how, text)| match how {
        Naming::Starts => plain(record.name).starts_with(text),
        Naming::Contains => plain(record.name).contains(text),
        Naming::Exact => record.name == text,
    });
    named && wanted.active.is_none_or(|active| active == record.active)
}

/// What is served of a code.
struct Record<'a> {
    bodies: Vec<Body>,
    name: &'a str,
    active: bool,
}

impl<'a> Record<'a> {
    /// Returns what is served of a code, if ODS has a role for it and a source names it.
    fn of(view: &View<'a>, code: Code, day: Date) -> Option<Self> {
        if code.is_ons() {
            return None;
        }
        let mut bodies = view.bodies_of(code);
        bodies.retain(|body| roles(body.kind).next().is_some());
        let last = bodies.iter().rfind(|body| body.life.from() <= day).or(bodies.first())?;
        let name = view.name_of(last, day).filter(|own| !own.trim().is_empty())?;
        let active = bodies.iter().any(|body| body.life.contains(day));
        Some(Self { name, active, bodies })
    }
}

/// Tells whether there is an Organization of a code.
pub fn is_served(view: &View<'_>, code: Code) -> bool {
    Record::of(view, code, today()).is_some()
}

/// Returns the resource of a code, if it is served.
pub fn resource(view: &View<'_>, code: Code, day: Date) -> Option<Value> {
    let record = Record::of(view, code, day)?;
    let mut extensions: Vec<Value> = Vec::new();
    for body in &record.bodies {
        for role in roles(body.kind) {
            // ODS numbers each role of each organisation; here it is its place in the record.
            let number = extensions.len() + 1;
            extensions.push(json!({
                "url": ROLE,
                "extension": [
                    { "url": "instanceID", "valueInteger": number },
                    { "url": "roleCode", "valueCodeableConcept": role.concept() },
                    typed_period(body.life),
                    { "url": "active", "valueBoolean": body.life.contains(day) },
                ],
            }));
        }
    }
    extensions.push(json!({
        "url": TYPED_DATE,
        "extension": [
            { "url": "type", "valueCoding": {
                "system": DATE_TYPE, "code": "LastChangeDate", "display": "Last Change Date" } },
            { "url": "dateTime", "valueDateTime": last_change(view, &record, code, day) },
        ],
    }));
    extensions.extend(succession::extensions(view, code));
    let class = roles(record.bodies[0].kind).next().map_or("RC1", |role| role.class.as_str());
    let mut own = identifier(code);
    own["use"] = json!("official");
    let mut resource = json!({
        "resourceType": "Organization",
        "id": code.to_string(),
        "meta": { "profile": [PROFILE] },
        "extension": extensions,
        "identifier": [own],
        "active": record.active,
        "type": [
            { "coding": [{ "system": RECORD_USE, "code": "Full", "display": "Full" }] },
            { "coding": [{ "system": RECORD_CLASS, "code": class }] },
        ],
        "name": record.name.trim(),
    });
    let mut address = serde_json::Map::new();
    if let Some(town) = view.town_of(code, day).filter(|own| !own.trim().is_empty()) {
        address.insert("city".to_owned(), json!(town.trim()));
    }
    if let Some(postcode) = view.postcode_of(code, day).filter(|own| !own.trim().is_empty()) {
        address.insert("postalCode".to_owned(), json!(postcode.trim()));
    }
    if !address.is_empty() {
        resource["address"] = json!([address]);
    }
    Some(resource)
}

/// Returns the last day until today on which something about the organisation changed, as far as
/// the record tells; where it tells of no day, the day its source was published.
fn last_change(view: &View<'_>, record: &Record<'_>, code: Code, day: Date) -> String {
    let lives = record.bodies.iter().flat_map(|body| [body.life.from(), body.life.until()]);
    let links = view.successors(code).into_iter().chain(view.predecessors(code));
    let days = lives.chain(links.map(|link| link.date));
    let last = days.filter(|own| own.is_real() && *own <= day).max();
    let sources = || record.bodies.iter().flat_map(|body| view.sources_of(body));
    let published =
        || sources().map(|own| view.source(own).published).filter(|d| d.is_real()).max();
    last.or_else(published).unwrap_or(day).to_string()
}
