"""Every organisation of a sample, and its affiliations, as `remit serve` gives them: valid FHIR R4,
and within the rules of the ODS profiles (`ods_profile_rules.csv` of the public files).

    python tests/api/check_fhir.py http://127.0.0.1:8080 [SAMPLE]

Prints what was checked; exits with 1 at the first resource that is wrong.
"""

import json
import sys
import urllib.request

from fhir.resources.R4B import get_fhir_model_class

ODS_CODE = "https://fhir.nhs.uk/Id/ods-organization-code"
ENGLAND = "https://fhir.nhs.uk/England/StructureDefinition/Extension-England-"
RECORD_CLASS = (
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRecordClass"
)
RECORD_USE = "https://fhir.nhs.uk/England/CodeSystem/England-ODSRecordUseType"
RELATIONSHIP = (
    "https://digital.nhs.uk/services/organisation-data-service/CodeSystem/ODSRelationship"
)
# Prefixes of names by which different kinds of organisation come into the sample.
NAMES = ["NHS", "THE ", "A", "B", "S", "Y", "CROYDON", "MED", "WALK", "UNIVERSITY"]

base = sys.argv[1].rstrip("/")
sample = int(sys.argv[2]) if len(sys.argv) > 2 else 300


def get(address):
    url = address if address.startswith("http") else base + address
    with urllib.request.urlopen(url, timeout=60) as answer:
        kind = answer.headers.get_content_type()
        want = "application/json" if "/api/" in url else "application/fhir+json"
        assert kind == want, f"{url}: {kind}"
        return json.load(answer)


def valid(resource):
    """Fails unless a resource is valid FHIR R4."""
    model = get_fhir_model_class(resource["resourceType"])
    model.model_validate(resource)


def extensions(element, name):
    return [own for own in element.get("extension", []) if own["url"] == ENGLAND + name]


def typed_periods(element):
    for period in extensions(element, "TypedPeriod"):
        parts = {own["url"]: own for own in period["extension"]}
        assert len(period["extension"]) >= 2, "TypedPeriod has two parts"
        assert parts["dateType"]["valueCoding"]["code"] in ("Legal", "Operational")
        days = parts["period"]["valuePeriod"]
        assert days.get("start", "0000") <= days.get("end", "9999"), f"it ends early: {days}"


def organization(own):
    """The rules of England-Organization-ODS."""
    assert len(own["extension"]) >= 2
    assert extensions(own, "OrganisationRole"), "a role is needed"
    changes = [
        part["valueCoding"]["code"]
        for typed in extensions(own, "TypedDateTime")
        for part in typed["extension"]
        if part["url"] == "type"
    ]
    assert "LastChangeDate" in changes
    assert [one["system"] for one in own["identifier"]] == [ODS_CODE]
    systems = [coding["system"] for one in own["type"] for coding in one["coding"]]
    assert len(own["type"]) >= 2
    assert systems.count(RECORD_CLASS) == 1 and systems.count(RECORD_USE) == 1
    assert own["name"].strip()
    for role in extensions(own, "OrganisationRole"):
        parts = {part["url"] for part in role["extension"]}
        assert {"instanceID", "roleCode", "active", ENGLAND + "TypedPeriod"} <= parts
        typed_periods(role)


def affiliation(own):
    """The rules of England-OrganizationAffiliation-ODS."""
    assert isinstance(own["active"], bool)
    assert own["organization"] and own["participatingOrganization"]
    assert len(own["code"]) == 1 and own["code"][0]["coding"][0]["system"] == RELATIONSHIP
    days = own["period"]
    assert days.get("start", "0000") <= days.get("end", "9999"), f"it ends early: {days}"
    typed_periods(own)


def checked(resource):
    try:
        valid(resource)
        rules = {"Organization": organization, "OrganizationAffiliation": affiliation}
        rules.get(resource["resourceType"], lambda own: None)(resource)
    except Exception as error:
        print(json.dumps(resource, indent=1), file=sys.stderr)
        sys.exit(f"{resource['resourceType']} {resource.get('id')}: {error!r}")
    return resource


def search(address, most):
    """The matches of a search, page by page."""
    found = []
    while address and len(found) < most:
        bundle = checked(get(address))
        assert bundle["type"] == "searchset"
        links = {link["relation"]: link["url"] for link in bundle["link"]}
        assert "self" in links
        found += [entry["resource"] for entry in bundle.get("entry", [])]
        address = links.get("next")
    return found


checked(get("/fhir/metadata"))
checked(get("/fhir/StructureDefinition/remit-succession"))
icbs = set()
for day in ("2024-04-01", "2026-04-01"):
    icbs.update(own["code"] for own in get(f"/api/v1/bodies?kind=icb&on={day}")["bodies"])
codes = set(icbs)
each = max(1, sample // len(NAMES) + 1)
for name in NAMES:
    found = search(f"/fhir/Organization?name={name.replace(' ', '%20')}&_count=50", each)
    codes.update(own["id"] for own in found[:each])
for own in search("/fhir/Organization?_count=100", sample):
    if len(codes) < sample:
        codes.add(own["id"])
affiliations = 0
for code in sorted(codes):
    own = checked(get(f"/fhir/Organization/{code}"))
    assert own["id"] == code
    for part in ("primary-organization", "participating-organization"):
        for one in search(f"/fhir/OrganizationAffiliation?{part}={code}&_count=100", 200):
            checked(one)
            affiliations += 1
        if one_of := search(f"/fhir/OrganizationAffiliation?{part}={code}&_count=1", 1):
            again = checked(get(f"/fhir/OrganizationAffiliation/{one_of[0]['id']}"))
            assert again == one_of[0], f"{again['id']} is read as it is found"
print(f"fhir: {len(codes)} organisations, {len(icbs)} ICBs among them, {affiliations} affiliations")
print("fhir: every one is valid R4 and within the rules of the ODS profiles")
