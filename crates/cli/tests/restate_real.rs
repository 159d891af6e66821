//! Real series on other footprints, through the binary, with the figures that must come out.
//! `restate_series.rs` and `restate_footprints.rs` have those that are compared cell by cell.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use cli_support::Desk;
use support::shared;

/// One test, because importing England takes seconds.
#[test]
fn real_series_keep_their_totals_on_every_footprint() {
    let Some(shared) = shared() else { return };
    let desk = england(&shared);
    list_sizes_of_january_2021(&desk, &shared);
    practices_that_had_no_ccg_in_2013_have_a_line_of_their_own(&desk, &shared);
    practices_without_a_ccg_go_by_place_when_asked(&desk, &shared);
    prescribing_files_are_understood(&desk, &shared);
    what_is_divided_is_refused_or_shared_when_asked(&desk, &shared);
}

fn england(shared: &Path) -> Desk {
    let desk = Desk::empty();
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in ["ods", "geography"] {
        let entries = std::fs::read_dir(shared.join("data").join(folder)).unwrap();
        files.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let wanted = ["CCG", "LSOA11_C", "LSOA11_S", "LSOA21", "ICB24", "e", "succ"];
            wanted.iter().any(|start| name.starts_with(start)) && !name.contains("geojson")
        }));
    }
    let list = "gp-reg-pat-prac-all_2021-01.csv.gz";
    files.push(shared.join("data/list_size").join(list));
    files.sort();
    let files: Vec<String> = files.iter().map(|path| path.display().to_string()).collect();
    let mut words = vec!["import", "ods"];
    words.extend(files.iter().map(String::as_str));
    desk.run(&words);
    desk
}

/// Restates, and returns the sum of the last column by footprint and body.
fn restated(desk: &Desk, words: &[&str]) -> BTreeMap<(String, String), f64> {
    let mut all = vec!["restate"];
    all.extend(words);
    all.extend(["--format", "csv"]);
    let said = desk.done(&all);
    let mut reader = csv::Reader::from_reader(said.as_bytes());
    let mut sums = BTreeMap::new();
    for record in reader.records() {
        let record = record.unwrap();
        let figure: f64 = record[record.len() - 1].parse().unwrap();
        *sums.entry((record[0].to_owned(), record[1].to_owned())).or_default() += figure;
    }
    sums
}

fn of(sums: &BTreeMap<(String, String), f64>, footprint: &str, body: &str) -> f64 {
    sums.get(&(footprint.to_owned(), body.to_owned())).copied().unwrap_or(0.0)
}

fn total(sums: &BTreeMap<(String, String), f64>, footprint: &str) -> f64 {
    sums.iter().filter(|((own, _), _)| own == footprint).map(|(_, sum)| sum).sum()
}

fn bodies(sums: &BTreeMap<(String, String), f64>, footprint: &str) -> usize {
    let lines = sums.keys().filter(|(own, body)| own == footprint && body != "none");
    lines.count()
}

const KENT: [&str; 8] = ["09C", "09E", "09J", "09W", "10A", "10D", "10E", "99J"];

fn list_sizes(desk: &Desk, shared: &Path, to: &[&str]) -> BTreeMap<(String, String), f64> {
    let file = shared.join("data/list_size/gp-reg-pat-prac-all_2021-01.csv.gz");
    let file = file.display().to_string();
    let mut words = vec![file.as_str(), "--code", "CODE", "--measure", "NUMBER_OF_PATIENTS"];
    to.iter().for_each(|to| words.extend(["--to", to]));
    restated(desk, &words)
}

fn list_sizes_of_january_2021(desk: &Desk, shared: &Path) {
    let footprints = [
        ("ccg@2019-04-01", 191),
        ("ccg@2020-04-01", 135),
        ("ccg@2021-04-01", 106),
        ("sub-icb@2022-07-01", 106),
        ("icb@2022-07-01", 42),
    ];
    let sums = list_sizes(desk, shared, &footprints.map(|(label, _)| label));
    for (footprint, count) in footprints {
        assert_eq!(total(&sums, footprint), 60_606_345.0, "{footprint}");
        assert_eq!(bodies(&sums, footprint), count, "{footprint}");
    }
    assert_eq!(of(&sums, "ccg@2020-04-01", "91Q"), 1_932_550.0);
    assert_eq!(of(&sums, "icb@2022-07-01", "QKS"), 1_932_550.0);
    let eight: f64 = KENT.iter().map(|code| of(&sums, "ccg@2019-04-01", code)).sum();
    assert_eq!(eight, 1_932_550.0);
}

fn practices_that_had_no_ccg_in_2013_have_a_line_of_their_own(desk: &Desk, shared: &Path) {
    let sums = list_sizes(desk, shared, &["ccg@2013-04-01"]);
    assert_eq!(of(&sums, "ccg@2013-04-01", "none"), 315_304.0);
    assert_eq!(total(&sums, "ccg@2013-04-01"), 60_606_345.0);
    let file = shared.join("data/list_size/gp-reg-pat-prac-all_2021-01.csv.gz");
    let file = file.display().to_string();
    let said = desk.run(&[
        "restate",
        &file,
        "--code",
        "CODE",
        "--measure",
        "NUMBER_OF_PATIENTS",
        "--to",
        "ccg@2013-04-01",
    ]);
    assert!(said.err.contains("63 codes belonged to no such body"), "{}", said.err);
}

/// No look-up shows the small areas of 2013, so nothing can go by place then.
fn practices_without_a_ccg_go_by_place_when_asked(desk: &Desk, shared: &Path) {
    let file = shared.join("data/list_size/gp-reg-pat-prac-all_2021-01.csv.gz");
    let surgeries = shared.join("data/deprivation/practice_postcode_LSOA_IMD2019.csv.gz");
    let (file, surgeries) = (file.display().to_string(), surgeries.display().to_string());
    let words = [file.as_str(), "--code", "CODE", "--measure", "NUMBER_OF_PATIENTS", "--to"];
    let place = ["ccg@2016-04-01", "--absent", "place", "--surgeries", &surgeries];
    let words = [&words[..], &place].concat();
    let sums = restated(desk, &words);
    assert_eq!(total(&sums, "ccg@2016-04-01"), 60_606_345.0);
    let left = of(&sums, "ccg@2016-04-01", "none");
    let said = desk.run(&[&["restate", "--no-record"], &words[..]].concat());
    assert!(said.err.contains("practices put by place of surgery: "), "{}", said.err);
    let before = list_sizes(desk, shared, &["ccg@2016-04-01"]);
    let put: f64 = of(&before, "ccg@2016-04-01", "none") - left;
    assert!(put > 0.0 && said.err.contains(&format!("surgery: {put}")), "{}", said.err);
}

fn prescribing_files_are_understood(desk: &Desk, shared: &Path) {
    let file = shared.join("data/activity/epd_201709_sample.csv.gz").display().to_string();
    let said = desk.done(&[
        "restate",
        &file,
        "--date",
        "YEAR_MONTH",
        "--code",
        "PCO_CODE",
        "--measure",
        "ITEMS",
        "--to",
        "icb@2022-07-01",
        "--format",
        "csv",
    ]);
    assert!(said.contains("QR1,NHS Gloucestershire"), "{said}");
    assert!(said.contains(",2017-09,18342"), "{said}");
}

fn what_is_divided_is_refused_or_shared_when_asked(desk: &Desk, shared: &Path) {
    let file = shared.join("data/activity/ae_by_icb_2022-04_2025-07.csv.gz").display().to_string();
    let words = [
        "restate",
        &file,
        "--date",
        "date",
        "--code",
        "icb22_code",
        "--measure",
        "total_attendances",
        "--by",
        "year",
        "--to",
        "icb@2026-04-01",
    ];
    let refused = desk.refused(&words);
    assert!(refused.contains("E54000034 among QRL S0E4D S9B9J"), "{refused}");
    assert!(refused.contains("--share population"), "{refused}");
    let mut words = words.to_vec();
    words.extend(["--share", "population"]);
    let said = desk.run(&words);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.err.contains("E54000034 is shared by registered population"), "{}", said.err);
}
