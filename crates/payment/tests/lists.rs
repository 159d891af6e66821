//! Reference lists that cannot be used say which, where and why.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use remit_dictionary::Date;
use remit_payment::tables::Tables;

mod support;
use support::{lists, tables};

/// Reads the lists after a text in one of them was changed.
fn changed(list: usize, from: &str, to: &str) -> String {
    let mut given = lists();
    assert!(given[list].1.contains(from), "{from}");
    given[list].1 = given[list].1.replacen(from, to, 1);
    let read = Tables::read(&given.each_ref().map(|(name, text)| (*name, text.as_str())));
    read.map_or_else(|error| error.to_string(), |_| "read".to_owned())
}

#[test]
fn a_list_that_cannot_be_used_is_named() {
    let (services, sub_icbs, justice, forces) = (0, 1, 2, 3);
    let later = "Yes,2025-04-01,2050-03-31";
    for (list, from, to, outcome) in [
        (
            sub_icbs,
            later,
            "Yes,2025-03-31,2050-03-31",
            "cam_sub_icb_to_hub, line 3: ZA1 has another row on 2025-03-31 already",
        ),
        (
            sub_icbs,
            later,
            "Yes,2025-04-02,2050-03-31",
            "cam_sub_icb_to_hub, line 3: ZA1 has no row on 2025-04-01, between two that have",
        ),
        (
            services,
            "ZMHR,RED,0",
            "ZMHG,RED,0",
            "cam_service_codes, line 5: ZMHG has another row on 2024-04-01 already",
        ),
        (sub_icbs, "ZB1,QZB,HB", "ZB1,QZA,HB", "cam_sub_icb_to_hub: two rows differ on QZA"),
        (
            sub_icbs,
            "2025-04-01,2050-03-31",
            "2025-04-01,2025-03-31",
            "cam_sub_icb_to_hub, line 3: \"2025-03-31\" cannot stand under \"Effective_To\"",
        ),
        (
            services,
            "ZAMB,AMBER",
            "ZAMB,Amber",
            "cam_service_codes, line 6: \"Amber\" cannot stand under \"ICBDelegationStatus\"",
        ),
        (
            services,
            "ZAMB,AMBER,1",
            "ZAMB,AMBER,yes",
            "cam_service_codes, line 6: \"yes\" cannot stand under \"Specialised Flag\"",
        ),
        (
            services,
            "Public Health Flag",
            "Public Health",
            "cam_service_codes has no column \"Public Health Flag\"",
        ),
        (
            justice,
            "JA,YZ1\nJA,YZ1",
            "JA,YZ1\nJB,YZ1",
            "cam_health_justice_practices: two rows differ on YZ1",
        ),
        (
            forces,
            "AZ2,0",
            ",0",
            "cam_armed_forces_practices, line 3: \"\" cannot stand under \"Organisation_Code\"",
        ),
        (
            forces,
            "AZ2,0",
            "AZ2",
            "cam_armed_forces_practices, line 3: the line cannot be read as the headings say",
        ),
        (forces, "AZ1,1\nAZ2,0\n", "", "cam_armed_forces_practices has no rows"),
        (forces, "Organisation_Code", "\u{feff}Organisation_Code", "read"),
    ] {
        assert_eq!(changed(list, from, to), outcome, "{to}");
    }
}

#[test]
fn each_list_is_given_once_and_no_other() {
    let given = lists();
    let texts = given.each_ref().map(|(name, text)| (*name, text.as_str()));
    let error = |texts: &[(&str, &str)]| Tables::read(texts).unwrap_err().to_string();
    assert_eq!(error(&texts[..3]), "the list cam_armed_forces_practices is missing");
    let twice = [texts.as_slice(), &[("cam_sub_icb_to_hub.csv", "")]].concat();
    assert_eq!(error(&twice), "the list cam_sub_icb_to_hub is given twice");
    let other = [texts.as_slice(), &[("hubs.csv", "")]].concat();
    assert_eq!(error(&other), "no method reads a list named hubs");
}

#[test]
fn published_days_are_inclusive() {
    let tables = tables();
    let at = |day: &str| tables.sub_icb("ZA1", Date::parse(day).unwrap()).map(|(_, it)| it);
    assert_eq!(at("2024-03-31"), None);
    assert!(at("2024-04-01").is_some_and(|own| !own.delegated));
    assert!(at("2025-03-31").is_some_and(|own| !own.delegated));
    assert!(at("2025-04-01").is_some_and(|own| own.delegated));
    assert!(at("2050-03-31").is_some());
    assert_eq!(at("2050-04-01"), None);
    assert!(tables.sub_icb("ZB1", Date::parse("2199-01-01").unwrap()).is_some());
}

#[test]
fn the_version_changes_with_any_list() {
    let before = tables().version();
    assert_eq!(before, tables().version());
    let mut given = lists();
    given[3].1.push_str("AZ3,0\n");
    let texts = given.each_ref().map(|(name, text)| (*name, text.as_str()));
    assert_ne!(Tables::read(&texts).unwrap().version(), before);
}
