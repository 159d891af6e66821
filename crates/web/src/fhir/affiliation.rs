//! `OrganizationAffiliation`: who commissions a practice, through all its days, and which ICB or
//! region a body lies in today.
//!
//! `organization` is the smaller one, as ODS has it: a practice IS COMMISSIONED BY its commissioner
//! (RE4), a sub-ICB location or an ICB IS LOCATED IN THE GEOGRAPHY OF the larger body (RE5; ODS
//! says so of a hub and its region in its record of 97T).

use axum::extract::{Path, Query, State};
use axum::http::HeaderMap;
use axum::response::Response;
use remit_dictionary::{Code, Date, Period};
use remit_register::{Kind, Parent, View};
use serde_json::{Value, json};

use super::bundle::{Match, Paged};
use super::organization::is_served;
use super::{base, days, identifier, send, today, typed_period, unknown_part};
use crate::refusal::Refusal;
use crate::routes::Shared;

const PROFILE: &str =
    "https://fhir.nhs.uk/England/StructureDefinition/England-OrganizationAffiliation-ODS";
const RELATIONSHIP: &str =
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRelationship";

/// What one organisation is to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    CommissionedBy,
    LiesIn,
}

impl Relation {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::CommissionedBy => ("RE4", "IS COMMISSIONED BY"),
            Self::LiesIn => ("RE5", "IS LOCATED IN THE GEOGRAPHY OF"),
        }
    }
}

/// An affiliation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Affiliation {
    own: Code,
    relation: Relation,
    other: Code,
    period: Period,
}

impl Affiliation {
    /// The two codes, the relation and the first day tell an affiliation for ever.
    fn id(&self) -> String {
        let from = self.period.from().to_string().replace('-', "");
        let from = if from.is_empty() { "0".to_owned() } else { from };
        format!("{}-{}-{}-{from}", self.own, self.relation.words().0, self.other)
    }

    fn resource(&self, view: &View<'_>, day: Date) -> Value {
        let reference = |code: Code| {
            let mut reference = json!({ "identifier": identifier(code) });
            if is_served(view, code) {
                reference["reference"] = json!(format!("Organization/{code}"));
            }
            reference
        };
        let (code, display) = self.relation.words();
        json!({
            "resourceType": "OrganizationAffiliation",
            "id": self.id(),
            "meta": { "profile": [PROFILE] },
            "extension": [typed_period(self.period)],
            "active": self.period.contains(day),
            "period": days(self.period),
            "organization": reference(self.own),
            "participatingOrganization": reference(self.other),
            "code": [{ "coding": [{ "system": RELATIONSHIP, "code": code, "display": display }] }],
        })
    }
}

/// Returns the affiliations of an organisation to larger ones.
fn affiliations(view: &View<'_>, own: Code, day: Date) -> Vec<Affiliation> {
    let own = view.canonical(own);
    let Some(body) = view.nearest_body(own, day) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    if body.kind.is_member() {
        for (period, parent) in view.commissioners_through(own, Period::ALWAYS) {
            if let Parent::Known(known) = parent {
                let (relation, other) = (Relation::CommissionedBy, known.code);
                all.push(Affiliation { own, relation, other, period });
            }
        }
    }
    let larger = match body.kind {
        Kind::SubIcbLocation | Kind::SubIcbReportingEntity => Kind::Icb,
        Kind::Icb | Kind::Ccg | Kind::Hub => Kind::Region,
        _ => return all,
    };
    if let Parent::Known(known) = view.part_of(own, larger, day) {
        let members = view.members(Some(known.code), day).0;
        if let Some(member) = members.iter().find(|member| member.code == own) {
            let (relation, other) = (Relation::LiesIn, known.code);
            all.push(Affiliation { own, relation, other, period: member.period });
        }
    }
    all
}

/// Sends one affiliation.
pub async fn read(State(site): State<Shared>, Path(id): Path<String>) -> Result<Response, Refusal> {
    site.answer(move |_, snapshot| {
        let (view, day) = (snapshot.view(), today());
        let own = id.split('-').next().and_then(|own| Code::parse(own).ok());
        let all = own.map(|own| affiliations(&view, own, day)).unwrap_or_default();
        let found = all.iter().find(|own| own.id() == id).ok_or_else(|| {
            Refusal::not_found(
                "There is no such OrganizationAffiliation",
                "Search by primary-organization or participating-organization.",
            )
        })?;
        Ok(send(&found.resource(&view, day)))
    })
    .await
}

/// Searches affiliations: all of a smaller organisation, or those to a larger one on a day.
pub async fn search(
    State(site): State<Shared>,
    Query(asked): Query<Vec<(String, String)>>,
    headers: HeaderMap,
) -> Result<Response, Refusal> {
    let mut paged = Paged::of(base(&headers), "OrganizationAffiliation", &asked)?;
    let (mut own, mut other, mut active, mut date) = (None, None, None, None);
    for (name, value) in paged.others(&asked) {
        match name {
            "primary-organization" => own = Some(super::code(value)?),
            "participating-organization" => other = Some(super::code(value)?),
            "active" => active = Some(super::yes_or_no(value)?),
            "date" => {
                date = Some(crate::asking::date(value.strip_prefix("eq").unwrap_or(value))?);
            }
            name => return Err(unknown_part(name)),
        }
    }
    if own.is_none() && other.is_none() {
        return Err(Refusal::unreadable(
            "Too many affiliations would be found",
            "Name primary-organization, the smaller one, or participating-organization.",
        ));
    }
    site.answer(move |_, snapshot| {
        let (view, day) = (snapshot.view(), today());
        paged.seal(snapshot.head())?;
        let other = other.map(|other| view.canonical(other));
        let mut found = match own {
            Some(own) => affiliations(&view, own, day),
            None => {
                let on = date.unwrap_or(day);
                let members = view.members(other, on).0;
                let of = members.iter().flat_map(|own| affiliations(&view, own.code, day));
                of.filter(|own| own.period.contains(on)).collect()
            }
        };
        found.retain(|affiliation| {
            other.is_none_or(|other| affiliation.other == other)
                && date.is_none_or(|date| affiliation.period.contains(date))
                && active.is_none_or(|active| affiliation.period.contains(day) == active)
        });
        let entry = |own: &Affiliation| Match { id: own.id(), resource: own.resource(&view, day) };
        Ok(send(&paged.bundle(&found, entry)))
    })
    .await
}
