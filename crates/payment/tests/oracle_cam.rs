//! The contract monitoring method against NHS England's own procedure: 3,000 rows, exactly.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use remit_dictionary::Date;
use remit_payment::monitoring::{ORDER, Reason, Row, assign, assign_in};
use remit_payment::tables::Tables;

use public_files::shared;

const LISTS: [&str; 4] = [
    "cam_service_codes.csv",
    "cam_sub_icb_to_hub.csv",
    "cam_health_justice_practices.csv",
    "cam_armed_forces_practices.csv",
];

fn tables(shared: &std::path::Path) -> Tables {
    let read = |name: &str| std::fs::read_to_string(shared.join("data/who_pays").join(name));
    let texts = LISTS.map(|name| (name, read(name).unwrap()));
    Tables::read(&texts.each_ref().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

fn records(path: PathBuf) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.deserialize().map(Result::unwrap).collect()
}

fn row(cells: &BTreeMap<String, String>) -> Row<'_> {
    Row {
        activity_date: Date::parse(&cells["activity_date"]).ok(),
        gp_practice: &cells["gp_practice"],
        gp_sub_icb: &cells["gp_sub_icb"],
        residence_sub_icb: &cells["residence_sub_icb"],
        host_sub_icb: &cells["host_sub_icb"],
        category: &cells["category"],
        service_code: &cells["service_code"],
        tfc: &cells["tfc"],
        pod: &cells["pod"],
    }
}

#[test]
fn every_row_is_assigned_as_the_published_procedure_assigns_it() {
    let Some(shared) = shared() else { return };
    let tables = tables(&shared);
    let rows = records(shared.join("oracles/cam/rows.csv"));
    let expected = records(shared.join("oracles/cam/expected.csv"));
    assert_eq!((rows.len(), expected.len()), (3_000, 3_000));
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for (cells, right) in rows.iter().zip(&expected) {
        assert_eq!(cells["row_id"], right["row_id"]);
        let decision = assign(&tables, &row(cells));
        seen.extend(decision.reason);
        let answer = [
            decision.commissioner.unwrap_or_default(),
            decision.reason.map_or("", Reason::as_str),
            if decision.excluded() { "true" } else { "false" },
            decision.category.unwrap_or_default(),
        ];
        let columns = ["assigned_commissioner", "reason", "excluded", "assigned_category"];
        if answer != columns.map(|column| right[column].as_str()) {
            wrong.push(format!("{cells:?}\n{answer:?}\n{right:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows differ, first:\n{}", wrong.len(), wrong[0]);
    assert_eq!(seen.into_iter().collect::<Vec<_>>(), Reason::all(), "every reason occurs");
}

#[test]
fn the_order_of_the_tests_matters() {
    let Some(shared) = shared() else { return };
    let tables = tables(&shared);
    let mut swapped = ORDER;
    swapped.swap(2, 9);
    let rows = records(shared.join("oracles/cam/rows.csv"));
    let differ = |cells: &&BTreeMap<String, String>| {
        let own = row(cells);
        let (right, other) = (assign(&tables, &own), assign_in(&swapped, &tables, &own));
        (right.reason, right.commissioner) != (other.reason, other.commissioner)
    };
    assert!(rows.iter().find(differ).is_some());
}

#[test]
fn the_version_names_each_list_and_its_rows() {
    let Some(shared) = shared() else { return };
    let tables = tables(&shared);
    let rows: Vec<_> = tables.editions().iter().map(|own| (own.name, own.rows)).collect();
    assert_eq!(
        rows,
        [
            ("cam_armed_forces_practices", 152),
            ("cam_health_justice_practices", 145),
            ("cam_service_codes", 989),
            ("cam_sub_icb_to_hub", 152),
        ]
    );
    assert_eq!(tables.version().split(' ').count(), 4);
}
