//! ODS records as FHIR and ORD: the published examples, and the rules that they keep or break.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_exchange::{Options, Unreadable, read_path};
use support::{expect, read, shared, shown, today};

/// An Organization as the ODS interface gives it, with places to change.
fn organization() -> String {
    let period = |sort: &str, from: &str| {
        format!(
            r#"{{"url": "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedPeriod",
              "extension": [{{"url": "dateType", "valueCoding": {{"code": "{sort}"}}}},
              {{"url": "period", "valuePeriod": {{"start": "{from}"}}}}]}}"#
        )
    };
    let role = |code: &str, from: &str| {
        format!(
            r#"{{"url": "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-OrganisationRole",
              "extension": [{{"url": "roleCode", "valueCodeableConcept": {{"coding": [{{"code": "{code}"}}]}}}},
              {}, {}]}}"#,
            period("Operational", "1970-01-01"),
            period("Legal", from)
        )
    };
    format!(
        r#"{{"resourceType": "Organization", "id": "X81001", "extension": [{}, {},
          {{"url": "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-TypedDateTime",
           "extension": [{{"url": "type", "valueCoding": {{"code": "LastChangeDate"}}}},
            {{"url": "dateTime", "valueDateTime": "2023-08-22"}}]}}],
          "identifier": [{{"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "X81001"}}],
          "active": true,
          "type": [{{"coding": [{{"system": "https://fhir.nhs.uk/England/CodeSystem/England-ODSRecordUseType", "code": "Full"}}]}},
            {{"coding": [{{"system": "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRecordClass", "code": "RC1"}}]}}],
          "name": "THE MILL SURGERY",
          "address": [{{"line": ["1 MILL LANE"], "city": "MILLTOWN", "postalCode": "XX1 1AA"}}]}}"#,
        role("RO177", "1974-04-01"),
        role("RO76", "2014-04-15"),
    )
}

#[test]
fn an_organization_gives_its_kind_for_its_legal_life_and_its_details_when_last_changed() {
    expect(
        &read(&organization()).unwrap(),
        "ods-fhir",
        &[
            "X81001 Exists Practice 1974-04-01 to ",
            "X81001 Named \"THE MILL SURGERY\" on 2023-08-22",
            "X81001 Town \"MILLTOWN\" on 2023-08-22",
            "X81001 Postcode \"XX1 1AA\" on 2023-08-22",
        ],
    );
}

#[test]
fn a_breach_of_the_rules_is_named_by_its_element() {
    for (right, wrong, element) in [
        ("\"id\": \"X81001\"", "\"id\": \"X81_001\"", "id: "),
        ("\"name\": \"THE MILL SURGERY\"", "\"name\": 7", "name: "),
        ("\"active\": true", "\"active\": \"yes\"", "active: "),
        ("\"active\": true", "\"successor\": \"X\"", "successor: "),
        ("[\"1 MILL LANE\"]", "\"1 MILL LANE\"", "address.0.line: "),
        ("ods-organization-code", "other-code", "identifier: "),
        ("OrganisationRole", "Other", "extension: "),
        ("LastChangeDate", "Other", "extension: "),
        ("\"Legal\"", "\"Unknown\"", "extension: "),
        ("1974-04-01", "01/04/1974", "extension.0.extension.2.extension.1.valuePeriod.start: "),
        ("\"value\": \"X81001\"", "\"value\": \"X-1\"", "identifier: "),
        (
            "{\"start\": \"2014-04-15\"}",
            "{\"start\": \"2014-04-15\", \"end\": \"2014-04-01\"}",
            "extension.1.extension.2.extension.1.valuePeriod.end: ",
        ),
    ] {
        let text = organization();
        assert!(text.contains(right), "{right}");
        let error = read(&text.replace(right, wrong)).unwrap_err();
        let Unreadable::NoValidRow { reason, .. } = error else { panic!("{wrong}: {error}") };
        assert!(reason.contains(element), "{wrong}: {reason}");
    }
}

#[test]
fn an_organization_without_its_identifier_is_rejected() {
    let text = organization();
    let from = text.find("\"identifier\"").unwrap();
    let until = text.find("\"active\"").unwrap();
    let error = read(&format!("{}{}", &text[..from], &text[until..])).unwrap_err();
    assert!(error.to_string().contains("identifier: exactly one is needed"), "{error}");
}

#[test]
fn an_organization_without_a_name_is_taken_with_a_warning() {
    let file = read(&organization().replace("\"name\": \"THE MILL SURGERY\",", "")).unwrap();
    assert_eq!(file.warnings, ["X81001 does not keep to the ODS profile: name: one is needed"]);
}

#[test]
fn a_bundle_keeps_its_good_entries() {
    let good = organization();
    let bad = good.replace("\"active\": true", "\"active\": 1");
    let text = format!(
        r#"{{"resourceType": "Bundle", "type": "searchset", "meta": {{"lastUpdated": "2024-01-15T10:00:00Z"}},
          "entry": [{{"resource": {bad}}}, {{"resource": {good}}}]}}"#
    );
    let file = read(&text).unwrap();
    assert_eq!(file.publication.published, support::date("2024-01-15"));
    assert_eq!(file.facts.len(), 4);
    assert_eq!(file.rejected[0].line, 1);
    assert_eq!(file.rejected[0].reason, "entry.0.resource.active: true or false is expected");
    let nothing = "{\"resourceType\": \"Bundle\", \"type\": \"searchset\"}";
    assert!(matches!(read(nothing), Err(Unreadable::NoRows { .. })));
}

/// An affiliation in XML.
fn affiliation(relation: &str) -> String {
    format!(
        r#"<?xml version="1.0"?><OrganizationAffiliation xmlns="http://hl7.org/fhir"><id value="1"/>
        <active value="false"/><period><start value="1999-04-01"/><end value="2002-03-31"/></period>
        <organization><identifier><system value="https://fhir.nhs.uk/Id/ods-organization-code"/>
        <value value="X81001"/></identifier></organization>
        <participatingOrganization><identifier><value value="4XX01"/></identifier>
        </participatingOrganization><code><coding>
        <system value="https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRelationship"/>
        <code value="{relation}"/></coding></code></OrganizationAffiliation>"#
    )
}

#[test]
fn an_affiliation_in_xml_gives_its_relation() {
    for (relation, fact) in [
        ("RE4", "X81001 CommissionedBy 4XX01 1999-04-01 to 2002-04-01"),
        ("RE5", "X81001 LiesIn 4XX01 1999-04-01 to 2002-04-01"),
        ("RE8", "X81001 PartOf 4XX01, Pcn 1999-04-01 to 2002-04-01"),
    ] {
        expect(&read(&affiliation(relation)).unwrap(), "ods-fhir", &[fact]);
    }
    let file = read(&affiliation("RE6")).unwrap();
    assert_eq!(file.facts, []);
    assert_eq!(file.warnings, ["relations that the register does not hold: RE6"]);
    let twice = affiliation("RE4").replace("<active value=\"false\"/>", "");
    assert!(read(&twice).unwrap_err().to_string().contains("active: it is needed"));
}

#[test]
fn an_answer_of_the_service_is_repeated() {
    let text = r#"{"resourceType": "OperationOutcome", "issue": [
        {"severity": "error", "code": "processing", "diagnostics": "X81009 is not known"}]}"#;
    let error = read(text).unwrap_err().to_string();
    assert_eq!(
        error,
        "this is no record but an answer of the service: X81009 is not known; ask for the record again"
    );
}

#[test]
fn an_ord_record_lives_from_its_legal_date_and_tells_its_successions() {
    let text = r#"{"Organisation": {"Name": "NORTH HUB", "Date": [
        {"Type": "Operational", "Start": "2019-10-25"}, {"Type": "Legal", "Start": "2020-04-01"}],
      "OrgId": {"extension": "97X"}, "LastChangeDate": "2020-05-01",
      "GeoLoc": {"Location": {"Town": "MILLTOWN", "PostCode": "XX1 1AA"}},
      "Roles": {"Role": [{"id": "RO218"}, {"id": "RO98", "primaryRole": true}]},
      "Rels": {"Rel": [
        {"id": "RE5", "Date": [{"Type": "Legal", "Start": "2020-04-01"}], "Target": {"OrgId": {"extension": "Y99"}}},
        {"id": "RE6", "Date": [{"Type": "Operational", "Start": "2020-04-01"}],
         "Target": {"OrgId": {"extension": "RX1"}, "PrimaryRoleId": {"id": "RO197"}}},
        {"id": "RE9", "Date": [], "Target": {"OrgId": {"extension": "RX2"}}}]},
      "Succs": {"Succ": [
        {"Type": "Predecessor", "Date": [{"Type": "Legal", "Start": "2020-04-01"}], "Target": {"OrgId": {"extension": "14X"}}},
        {"Type": "Successor", "Date": [{"Type": "Legal", "Start": "2022-07-01"}], "Target": {"OrgId": {"extension": "98X"}}}]}}}"#;
    let file = read(text).unwrap();
    expect(
        &file,
        "ods-ord",
        &[
            "97X Exists Hub 2020-04-01 to ",
            "97X Named \"NORTH HUB\" on 2020-05-01",
            "97X Town \"MILLTOWN\" on 2020-05-01",
            "97X Postcode \"XX1 1AA\" on 2020-05-01",
            "97X LiesIn Y99 2020-04-01 to ",
            "97X PartOf RX1, Trust 2020-04-01 to ",
            "14X SucceededBy 97X, NotStated 2020-04-01 to ",
            "97X SucceededBy 98X, NotStated 2022-07-01 to ",
        ],
    );
    assert_eq!(file.warnings, ["relations that the register does not hold: RE9"]);
    let itself = read(&text.replace("14X", "97X")).unwrap_err().to_string();
    assert!(itself.contains("a body cannot succeed itself"), "{itself}");
}

/// What the published examples give: nothing for those that have to be refused.
#[test]
fn the_oracle_of_fhir_examples_is_met() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("oracles/ods-fhir");
    let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    let mut checked = 0;
    for line in expected.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (file, resource, element) = (cells[0], cells[1], cells[3]);
        let outcome = read_path(&folder.join(file), &Options::default(), today());
        checked += 1;
        if resource == "OperationOutcome" {
            assert!(matches!(outcome, Err(Unreadable::Outcome { .. })), "{file}");
        } else if file == "valid/aff_period_end_before_start.json" {
            // FHIR's own validator lets this by; a register cannot.
            let said = outcome.unwrap_err().to_string();
            assert!(said.contains("before it starts"), "{said}");
        } else if cells[2] == "valid" {
            let file_read = outcome.unwrap();
            assert_eq!(file_read.rejected, [], "{file}");
            assert!(!file_read.facts.is_empty(), "{file}");
        } else {
            let said = outcome.unwrap_err().to_string();
            assert!(said.contains(&format!("{element}: ")), "{file}: {said}");
        }
    }
    assert_eq!(checked, 17);
}

#[test]
fn xml_and_json_of_one_record_say_the_same() {
    let Some(shared) = shared() else { return };
    for name in [
        "ODS-Organization-G81086-Example",
        "ODS-Organization-Q72-Example",
        "ODS-OrganizationAffiliation-256248-Example",
    ] {
        let read = |path: String| {
            let file = read_path(&shared.join(path), &Options::default(), today()).unwrap();
            (shown(&file.facts), file.publication.published)
        };
        let xml = read(format!("data/ods/fhir/{name}.xml"));
        assert_eq!(xml, read(format!("oracles/ods-fhir/valid/{name}.json")), "{name}");
    }
}
