//! The cases that the guidance itself states: the whole method gives each step and payer exactly.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::HashMap;

use remit_dictionary::Date;
use remit_payment::whole::{
    AdministrativeCategory, ChargingCategory, DataSet, DelegationStatus, PracticeStatus, Record,
    Service, assign,
};

/// Reads the oracle, or says that the test is skipped.
fn oracle() -> Option<String> {
    let path = public_files::shared()?.join("oracles/cam/guidance_examples.csv");
    Some(std::fs::read_to_string(path).unwrap())
}

fn record<'a>(
    row: &HashMap<&str, &'a str>,
    diagnoses: &'a [&'a str],
    procedures: &'a [&'a str],
) -> Record<'a> {
    let yes = |name: &str| match row[name] {
        "1" => true,
        "0" | "" => false,
        other => panic!("{name} is {other}"),
    };
    Record {
        // Activity of 2025/26; the oracle has no date.
        assigned_on: Date::parse("2025-06-15").unwrap(),
        data_set: DataSet::of(row["cds_type"]),
        charging_category: ChargingCategory::of(row["charging_category"]),
        administrative_category: AdministrativeCategory::of(row["administrative_category"]),
        practice_code: row["practice_code"],
        practice_status: PracticeStatus::of(row["practice_status"]),
        practice_commissioner: row["practice_commissioner"],
        practice_country: row["practice_country"],
        practice_geography: row["practice_geography"],
        practice_region: row["practice_region"],
        practice_health_body: row["practice_health_body"],
        home_postcode: row["home_postcode"],
        home_country: row["home_country"],
        home_sub_icb: row["home_sub_icb"],
        home_icb: row["home_icb"],
        home_unitary: row["home_unitary"],
        home_region: row["home_region"],
        home_health_body: row["home_health_body"],
        home_local_authority: row["home_local_authority"],
        home_detention_hub: row["home_detention_hub"],
        source_of_admission: row["source_of_admission"],
        service: Service::of(row["service"]),
        delegation_status: DelegationStatus::of(row["delegation_status"]),
        on_devolved_list: yes("on_devolved_list"),
        ras_referral: yes("ras_referral"),
        international_agreement: yes("international_agreement"),
        treatment_function: row["tfc"],
        section_7a: yes("section_7a"),
        other_public_health: yes("other_public_health"),
        diagnoses,
        procedures,
        fertility_notice: yes("nhse_fertility_notice"),
        later_sub_icb: row["later_sub_icb"],
        original_sub_icb: row["original_sub_icb"],
        host_sub_icb: row["host_sub_icb"],
        provider_hub: row["provider_hub"],
        provider_contract: yes("provider_contract"),
    }
}

#[test]
fn every_case_of_the_guidance_is_decided_as_it_says() {
    let Some(text) = oracle() else { return };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let (mut rows, mut wrong) = (0, Vec::new());
    for line in reader.records() {
        let line = line.unwrap();
        let row: HashMap<&str, &str> = headings.iter().zip(line.iter()).collect();
        let (diagnoses, procedures) = ([row["icd10"]], [row["opcs"]]);
        let decision = assign(&record(&row, &diagnoses, &procedures));
        let (step, payer) = (decision.step.to_string(), decision.commissioner().unwrap_or(""));
        let expected = row["expected_commissioner"];
        if step != row["expected_step"] || !expected.split('|').any(|code| code == payer) {
            let case = (row["case_id"], row["expected_step"], expected);
            wrong.push(format!("{case:?}: {decision:?}"));
        }
        rows += 1;
    }
    assert!(wrong.is_empty(), "{} of {rows} differ:\n{}", wrong.len(), wrong.join("\n"));
    assert_eq!(rows, 54);
}
