//! The elements of the FHIR resources that the ODS interface gives, as data.

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

/// What every resource has.
const RESOURCE: [Element; 6] = [
    ("resourceType", S::Text, ONE),
    ("id", S::Id, ONE),
    ("meta", S::Meta, ONE),
    ("implicitRules", S::Text, ONE),
    ("language", S::Text, ONE),
    ("text", S::Narrative, ONE),
];

const META: &[Element] = &[
    ("versionId", S::Id, ONE),
    ("lastUpdated", S::Moment, ONE),
    ("source", S::Text, ONE),
    ("profile", S::Text, LIST),
    ("security", S::Coding, LIST),
    ("tag", S::Coding, LIST),
];

const EXTENSION: &[Element] = &[
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
];

const IDENTIFIER: &[Element] = &[
    ("use", S::Text, ONE),
    ("type", S::Concept, ONE),
    ("system", S::Text, ONE),
    ("value", S::Text, ONE),
    ("period", S::Period, ONE),
    ("assigner", S::Reference, ONE),
];

const CONCEPT: &[Element] = &[("coding", S::Coding, LIST), ("text", S::Text, ONE)];

const CODING: &[Element] = &[
    ("system", S::Text, ONE),
    ("version", S::Text, ONE),
    ("code", S::Text, ONE),
    ("display", S::Text, ONE),
    ("userSelected", S::Truth, ONE),
];

const PERIOD: &[Element] = &[("start", S::Moment, ONE), ("end", S::Moment, ONE)];

const REFERENCE: &[Element] = &[
    ("reference", S::Text, ONE),
    ("type", S::Text, ONE),
    ("identifier", S::Identifier, ONE),
    ("display", S::Text, ONE),
];

const ADDRESS: &[Element] = &[
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
];

const TELECOM: &[Element] = &[
    ("system", S::Text, ONE),
    ("value", S::Text, ONE),
    ("use", S::Text, ONE),
    ("rank", S::Number, ONE),
    ("period", S::Period, ONE),
];

const CONTACT: &[Element] = &[
    ("purpose", S::Concept, ONE),
    ("name", S::Any, ONE),
    ("telecom", S::Telecom, LIST),
    ("address", S::Address, ONE),
];

const NARRATIVE: &[Element] = &[("status", S::Text, ONE), ("div", S::Any, ONE)];

const ORGANIZATION: &[Element] = &[
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
];

const AFFILIATION: &[Element] = &[
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
];

const BUNDLE: &[Element] = &[
    ("identifier", S::Identifier, ONE),
    ("type", S::Text, ONE),
    ("timestamp", S::Moment, ONE),
    ("total", S::Number, ONE),
    ("link", S::Link, LIST),
    ("entry", S::Any, LIST),
    ("signature", S::Any, ONE),
];

const LINK: &[Element] = &[("relation", S::Text, ONE), ("url", S::Text, ONE)];

const ENTRY: &[Element] = &[
    ("link", S::Link, LIST),
    ("fullUrl", S::Text, ONE),
    ("resource", S::Any, ONE),
    ("search", S::Search, ONE),
    ("request", S::Any, ONE),
    ("response", S::Any, ONE),
];

const SEARCH: &[Element] = &[("mode", S::Text, ONE), ("score", S::Any, ONE)];

/// Returns the elements of a type. Empty for a type whose inside is not looked at.
fn elements_of(shape: Shape) -> &'static [Element] {
    match shape {
        S::Text | S::Truth | S::Number | S::Id | S::Moment | S::Any => &[],
        S::Meta => META,
        S::Extension => EXTENSION,
        S::Identifier => IDENTIFIER,
        S::Concept => CONCEPT,
        S::Coding => CODING,
        S::Period => PERIOD,
        S::Reference => REFERENCE,
        S::Address => ADDRESS,
        S::Telecom => TELECOM,
        S::Contact => CONTACT,
        S::Narrative => NARRATIVE,
        S::Organization => ORGANIZATION,
        S::Affiliation => AFFILIATION,
        S::Bundle => BUNDLE,
        S::Link => LINK,
        S::Entry => ENTRY,
        S::Search => SEARCH,
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
