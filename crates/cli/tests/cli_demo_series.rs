//! The demo's real series: both views side by side, from the project's own facts and from a folder
//! of real files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
mod support;

use std::collections::BTreeMap;

use cli_support::Desk;
use support::shared;

/// What of Kent and Medway is published, by financial year, and the same on the ICB's footprint.
const PUBLISHED: &str = "
                         2016/17*   2017/18   2018/19   2019/20   2020/21  2021/22*
";
const MERGED: &str = "
  ccg@2020-04-01  91Q      130927    291062    287370    296748    243246    147169
  icb@2022-07-01  QKS      130927    291062    287370    296748    243246    147169
";

/// Returns what the demo shows of each body.
fn lines(report: &str) -> BTreeMap<String, Vec<u64>> {
    let shown = report.split_once("corticosteroid items\n").expect("the series is shown").1;
    let shown = shown.split_once("\n  * a part of the year").unwrap().0;
    let line = |line: &str| {
        let mut cells = line.split_whitespace().skip(1);
        let body = cells.next()?.to_owned();
        Some((body, cells.map(|cell| cell.parse().unwrap()).collect()))
    };
    shown
        .lines()
        .filter(|own| own.starts_with("  ccg@") || own.starts_with("  icb@"))
        .filter_map(line)
        .collect()
}

/// Of each of the eight the items are rounded to whole ones.
fn expect_both_views(report: &str) {
    for passage in [PUBLISHED, MERGED] {
        assert!(report.contains(passage), "expected:\n{passage}\nin:\n{report}");
    }
    let lines = lines(report);
    assert_eq!(lines.len(), 10, "{report}");
    for (at, merged) in lines["91Q"].iter().enumerate() {
        let eight = lines.iter().filter(|(body, _)| !["91Q", "QKS"].contains(&body.as_str()));
        let sum: u64 = eight.map(|(_, items)| items[at]).sum();
        assert!(sum.abs_diff(*merged) <= 4, "{report}");
    }
}

/// A living body's figures are shared among those before it, and nothing is lost.
fn expect_the_same_of_restate(desk: &Desk, shown: &BTreeMap<String, Vec<u64>>) {
    let file = "/../../data/activity/kent_and_medway_corticosteroids.csv";
    let file = format!("{}{file}", env!("CARGO_MANIFEST_DIR"));
    let words = ["restate", &file, "--code", "ccg_id", "--date", "date", "--measure", "items"];
    let to = ["--by", "year", "--to", "ccg@2019-04-01", "--no-record"];
    let refused = desk.refused(&[&words[..], &to].concat());
    assert!(refused.contains("91Q among 09C 09E 09J 09W 10A 10D 10E 99J"), "{refused}");
    let shared = desk.csv(&[&words[..], &to, &["--share", "population"]].concat());
    let mut items: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for record in csv::Reader::from_reader(shared.as_bytes()).records() {
        let record = record.unwrap();
        items.entry(record[1].to_owned()).or_default().push(record[4].parse().unwrap());
    }
    assert_eq!(items.len(), 8, "{shared}");
    for (body, items) in &items {
        for (exact, shown) in items.iter().zip(&shown[body]) {
            assert_eq!(exact.round().to_string(), shown.to_string(), "{body}");
        }
    }
    let all: f64 = items.values().flatten().sum();
    assert!((all - 1_396_522.0).abs() < 0.001, "{all}");
}

#[test]
fn a_real_series_is_shown_on_the_footprints_before_and_after_the_merger() {
    let desk = Desk::empty();
    let own = desk.done(&["demo", "--no-serve"]);
    expect_both_views(&own);
    expect_the_same_of_restate(&desk, &lines(&own));
    let Some(shared) = shared() else { return };
    let data = shared.canonicalize().unwrap().join("data");
    std::fs::create_dir(desk.path("files")).unwrap();
    for file in [
        "activity/ccg_corticosteroid_prescribing_2016-11_2021-10.csv.gz",
        "geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz",
        "list_size/gp-reg-pat-prac-all_2021-01.csv.gz",
        "ods/eccg_2025-12_dse.csv",
        "ods/epraccur_2019-08.csv.gz",
        "ods/epraccur_2021-11.csv.gz",
        "ods/succ_2026-05.csv.gz",
    ] {
        let name = file.split_once('/').unwrap().1;
        std::os::unix::fs::symlink(data.join(file), desk.path("files").join(name)).unwrap();
    }
    let real = desk.done(&["--store", "real.db", "demo", "--no-serve", "--from", "files"]);
    expect_both_views(&real);
}
