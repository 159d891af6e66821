//! Organisations as FHIR, over a small record and over files of the Organisation Data Service.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use axum::http::StatusCode;
use serde_json::{Value, json};
use support::{Valley, append, published, shared};

const ENGLAND: &str = "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-";

fn extensions<'v>(element: &'v Value, url: &str) -> Vec<&'v Value> {
    let all = element["extension"].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|own| own["url"] == url).collect()
}

#[tokio::test]
async fn an_organisation_has_its_roles_its_periods_and_its_lineage() {
    let valley = Valley::new();
    let answer = valley.page("/fhir/Organization/09Z").await;
    assert_eq!(answer.header("content-type"), "application/fhir+json");
    let own = answer.json();
    assert_eq!(own["name"], "Mill and Gate");
    assert_eq!(own["active"], true);
    assert_eq!(own["identifier"][0]["value"], "09Z");
    let roles = extensions(&own, &format!("{ENGLAND}OrganisationRole"));
    let codes: Vec<_> = roles
        .iter()
        .map(|role| &role["extension"][1]["valueCodeableConcept"]["coding"][0]["code"])
        .collect();
    assert_eq!(codes, [&json!("RO98"), &json!("RO98"), &json!("RO319")]);
    // A CCG until 30 June: FHIR has inclusive days.
    let period = &roles[0]["extension"][2]["extension"][1]["valuePeriod"];
    assert_eq!(*period, json!({ "start": "2020-04-01", "end": "2022-06-30" }));
    let links = extensions(&own, "urn:remit:fhir:StructureDefinition:succession");
    let links: Vec<_> = links
        .iter()
        .map(|link| {
            let part = |at: usize, value: &str| link["extension"][at][value].clone();
            let other = part(1, "valueReference")["identifier"]["value"].clone();
            (part(0, "valueCode"), other, part(2, "valueDate"))
        })
        .collect();
    assert!(links.contains(&(json!("predecessor"), json!("09X"), json!("2020-04-01"))));
    assert!(links.contains(&(json!("successor"), json!("QZZ"), json!("2022-07-01"))));
    let gone = valley.page("/fhir/Organization/09X").await.json();
    assert_eq!(gone["active"], false);
}

#[tokio::test]
async fn affiliations_are_found_from_either_side_and_read_by_their_id() {
    let valley = Valley::new();
    let of = valley.page("/fhir/OrganizationAffiliation?primary-organization=Z00001").await.json();
    assert_eq!((&of["type"], &of["total"]), (&json!("searchset"), &json!(3)));
    let to = valley
        .page("/fhir/OrganizationAffiliation?participating-organization=Organization/09Z")
        .await
        .json();
    let found = &to["entry"][0]["resource"];
    assert_eq!(found["code"][0]["coding"][0]["code"], "RE4");
    assert_eq!(found["organization"]["identifier"]["value"], "Z00001");
    assert_eq!(found["participatingOrganization"]["reference"], "Organization/09Z");
    let id = found["id"].as_str().unwrap();
    assert_eq!(id, "Z00001-RE4-09Z-20200401");
    let read = valley.page(&format!("/fhir/OrganizationAffiliation/{id}")).await.json();
    assert_eq!(read, *found);
    let within =
        valley.page("/fhir/OrganizationAffiliation?participating-organization=QZZ").await.json();
    assert_eq!(within["entry"][0]["resource"]["code"][0]["coding"][0]["code"], "RE5");
}

#[tokio::test]
async fn searches_go_on_page_by_page() {
    let valley = Valley::new();
    let mut address = "/fhir/Organization?_count=2&active=false".to_owned();
    let mut found = Vec::new();
    loop {
        let bundle = valley.page(&address).await.json();
        assert_eq!(bundle["total"], 3);
        for entry in bundle["entry"].as_array().unwrap() {
            assert_eq!(entry["search"]["mode"], "match");
            found.push(entry["resource"]["id"].as_str().unwrap().to_owned());
        }
        let links = bundle["link"].as_array().unwrap();
        let Some(next) = links.iter().find(|link| link["relation"] == "next") else { break };
        address = next["url"].as_str().unwrap().split_once("localhost").unwrap().1.to_owned();
    }
    assert_eq!(found, ["05X", "09X", "09Y"]);
    for (search, codes) in [
        ("name=nhs", vec!["09X", "09Y", "QZZ"]),
        ("name:contains=valley", vec!["05X", "09Y", "QZZ"]),
        ("name:exact=Old%20Valley%20PCT", vec!["05X"]),
        ("identifier=https://fhir.nhs.uk/Id/ods-organization-code|QZZ", vec!["QZZ"]),
        ("identifier=urn:other|QZZ", vec![]),
    ] {
        let bundle = valley.page(&format!("/fhir/Organization?{search}")).await.json();
        let entries = bundle["entry"].as_array().cloned().unwrap_or_default();
        let ids: Vec<_> = entries.iter().map(|own| own["resource"]["id"].clone()).collect();
        assert_eq!(ids, codes, "{search}");
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_an_operation_outcome() {
    let valley = Valley::new();
    for (address, status, code) in [
        ("/fhir/Organization/ZZZ", 404, "not-found"),
        ("/fhir/Organization/Q*Z", 400, "invalid"),
        ("/fhir/Organization?shoe=9", 400, "invalid"),
        ("/fhir/Organization?_cursor=1-1", 400, "invalid"),
        ("/fhir/OrganizationAffiliation", 400, "invalid"),
        ("/fhir/OrganizationAffiliation/none", 404, "not-found"),
        ("/fhir/Patient/1", 404, "not-found"),
    ] {
        let answer = valley.get(address).await;
        assert_eq!(answer.status, StatusCode::from_u16(status).unwrap(), "{address}");
        assert_eq!(answer.header("content-type"), "application/fhir+json");
        let outcome = answer.json();
        assert_eq!(outcome["resourceType"], "OperationOutcome");
        assert_eq!(outcome["issue"][0]["code"], code, "{address}");
    }
    let metadata = valley.page("/fhir/metadata").await.json();
    assert_eq!(metadata["fhirVersion"], "4.0.1");
}

/// Returns what breaks a rule of `ods_profile_rules.csv`, if anything does.
fn broken(own: &Value) -> Option<&'static str> {
    let types: Vec<&Value> =
        own["type"].as_array()?.iter().flat_map(|one| one["coding"].as_array().unwrap()).collect();
    let of = |end: &str| {
        types.iter().filter(|own| own["system"].as_str().unwrap().ends_with(end)).count()
    };
    let roles = extensions(own, &format!("{ENGLAND}OrganisationRole"));
    let dates = extensions(own, &format!("{ENGLAND}TypedDateTime"));
    let typed = |role: &&Value| {
        let periods = extensions(role, &format!("{ENGLAND}TypedPeriod"));
        !periods.is_empty()
            && periods.iter().all(|own| {
                let sort = own["extension"][0]["valueCoding"]["code"].as_str().unwrap_or_default();
                let days = &own["extension"][1]["valuePeriod"];
                let day = |name: &str, none| days[name].as_str().unwrap_or(none).to_owned();
                ["Legal", "Operational"].contains(&sort) && day("start", "0") <= day("end", "9")
            })
    };
    let rules = [
        (own["extension"].as_array()?.len() >= 2, "extension, min 2"),
        (!roles.is_empty(), "OrganisationRole, min 1"),
        (
            dates.iter().any(|own| own["extension"][0]["valueCoding"]["code"] == "LastChangeDate"),
            "TypedDateTime, min 1 (LastChangeDate)",
        ),
        (own["identifier"].as_array()?.len() == 1, "identifier, exactly 1"),
        (
            own["identifier"][0]["system"] == "https://fhir.nhs.uk/Id/ods-organization-code",
            "system",
        ),
        (own["type"].as_array()?.len() >= 2, "type, min 2"),
        (of("ODSRecordClass") == 1 && of("England-ODSRecordUseType") == 1, "type, exactly 1"),
        (own["name"].as_str().is_some_and(|own| !own.is_empty()), "name, min 1"),
        (roles.iter().all(typed), "TypedPeriod"),
    ];
    rules.into_iter().find(|(kept, _)| !kept).map(|(_, rule)| rule)
}

#[tokio::test]
async fn every_organisation_that_is_served_keeps_to_the_profile_of_ods() {
    let Some(shared) = shared() else { return };
    let rules = std::fs::read_to_string(shared.join("oracles/ods-fhir/ods_profile_rules.csv"));
    assert_eq!(rules.unwrap().lines().count(), 14, "the rules are those that are checked here");
    let valley = Valley::new();
    for name in
        ["ods/eccg_2025-12_dse.csv", "ods/etr_2025-12_dse.csv", "ods/epraccur_2026-02_dse.csv.gz"]
    {
        append(&mut *valley.storage(), &published(&shared, name));
    }
    let site = std::sync::Arc::clone(&valley.site);
    tokio::task::spawn_blocking(move || site.catch_up()).await.unwrap().unwrap();
    let mut address = "/fhir/Organization?_count=500".to_owned();
    let mut served = 0;
    loop {
        let bundle = valley.page(&address).await.json();
        for entry in bundle["entry"].as_array().unwrap() {
            assert_eq!(broken(&entry["resource"]), None, "{}", entry["resource"]);
            served += 1;
        }
        let links = bundle["link"].as_array().unwrap();
        let Some(next) = links.iter().find(|link| link["relation"] == "next") else { break };
        address = next["url"].as_str().unwrap().split_once("localhost").unwrap().1.to_owned();
    }
    assert!(15_000 < served, "{served} organisations are served");
}
