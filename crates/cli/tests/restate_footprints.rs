//! Oracle `ons-footprints` through `remit restate`: every row and column, to the unit.
//!
//! Small areas are summed at the smallest and regrouped. The month of a row stands for its CCG of
//! 2021, so that one answer has every pair of an old and a new body.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use cli_support::Desk;
use support::{shared, table};

const LOOKUPS: [&str; 2] =
    ["geography/LSOA11_CCG21_LAD21.csv.gz", "geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz"];

/// In the order of the oracle's summary.
const MEASURES: [&str; 6] =
    ["areas", "people", "aged_65", "areas_fifth", "areas_tenth", "people_fifth"];

/// What the small areas of a pair of bodies come to.
type Sums = [u64; MEASURES.len()];

/// Returns the ONS code of each body, by the code that the register knows it by.
fn ons_codes(rows: &[Vec<String>]) -> BTreeMap<String, String> {
    let pair = |row: &Vec<String>| {
        let at = row.iter().position(|cell| cell.starts_with("E38")).unwrap();
        (row[at + 1].clone(), row[at].clone())
    };
    rows.iter().map(pair).collect()
}

#[test]
fn every_row_of_the_summary_and_of_the_crosswalk_comes_out_to_the_unit() {
    let Some(shared) = shared() else { return };
    let shared = shared.canonicalize().unwrap();
    let oracle = shared.join("oracles/ons-footprints");
    let lookups = LOOKUPS.map(|name| shared.join("data").join(name));
    let ons = [0, 1].map(|at| ons_codes(&table(&lookups[at])));
    let desk = Desk::empty();
    let paths = lookups.each_ref().map(|path| path.to_str().unwrap());
    desk.done(&["import", "ons", paths[0], paths[1]]);

    let areas = table(&oracle.join("lsoa11_ccg21_stp21_ltla21_imd19_pop20.csv"));
    let ccgs: BTreeSet<&String> = areas.iter().map(|row| &row[1]).collect();
    let month = |at: usize| format!("{}-{:02}", 2000 + at / 12, at % 12 + 1);
    let months: BTreeMap<&String, String> =
        ccgs.iter().enumerate().map(|(at, ccg)| (*ccg, month(at))).collect();
    let mut text = format!("area,month,{}\n", MEASURES.join(","));
    for row in &areas {
        let decile: u32 = row[4].parse().unwrap();
        let (fifth, tenth) = (u32::from(decile <= 2), u32::from(decile <= 1));
        let people: u32 = row[6].parse().unwrap();
        let (area, month, aged, deprived) = (&row[0], &months[&row[1]], &row[9], fifth * people);
        writeln!(text, "{area},{month},1,{people},{aged},{fifth},{tenth},{deprived}").unwrap();
    }
    desk.file("areas.csv", text);
    let mut words = vec!["restate", "areas.csv", "--code", "area", "--date", "month"];
    MEASURES.iter().for_each(|name| words.extend(["--measure", name]));
    let footprints = ["ccg@2021-04-01", "sub-icb@2022-07-01"];
    footprints.iter().for_each(|to| words.extend(["--to", to]));

    let by_month: BTreeMap<&String, &String> =
        months.iter().map(|(ccg, month)| (month, *ccg)).collect();
    let mut pairs: [BTreeMap<(String, String), Sums>; 2] = Default::default();
    for record in csv::Reader::from_reader(desk.csv(&words).as_bytes()).records() {
        let record = record.unwrap();
        let at = footprints.iter().position(|own| *own == &record[0]).unwrap();
        let sums: Vec<u64> = record.iter().skip(4).map(|cell| cell.parse().unwrap()).collect();
        let (old, new) = (by_month[&record[3].to_owned()].clone(), ons[at][&record[1]].clone());
        assert!(pairs[at].insert((old, new), sums.try_into().unwrap()).is_none());
    }
    for pairs in &pairs {
        let all = |at: usize| pairs.values().map(|sums| sums[at]).sum::<u64>();
        assert_eq!((all(0), all(1)), (32_844, 56_550_138), "nobody is lost");
    }
    the_summary_is_the_published_one(&pairs[0], &table(&oracle.join("expected_ccg21_summary.csv")));
    let bodies = table(&oracle.join("lsoa11_sicbl22_icb22_six_systems.csv"));
    let crosswalk = table(&oracle.join("expected_crosswalk_ccg21_sicbl22_six_systems.csv"));
    the_crosswalk_is_the_published_one(&pairs[1], &bodies, &crosswalk);
}

fn the_summary_is_the_published_one(
    pairs: &BTreeMap<(String, String), Sums>,
    summary: &[Vec<String>],
) {
    assert_eq!((pairs.len(), summary.len()), (106, 106), "each area is in its CCG of 2021");
    for row in summary {
        let found = pairs[&(row[0].clone(), row[0].clone())].map(|sum| sum.to_string());
        assert_eq!(found, row[1..], "{}", row[0]);
    }
}

fn the_crosswalk_is_the_published_one(
    pairs: &BTreeMap<(String, String), Sums>,
    bodies: &[Vec<String>],
    crosswalk: &[Vec<String>],
) {
    let bodies: BTreeSet<&String> = bodies.iter().map(|row| &row[1]).collect();
    let own = pairs.iter().filter(|((_, new), _)| bodies.contains(new));
    let found: Vec<String> =
        own.map(|((old, new), sums)| format!("{old},{new},{},{}", sums[0], sums[1])).collect();
    let expected: Vec<String> = crosswalk.iter().map(|row| row.join(",")).collect();
    assert_eq!((found.len(), found), (19, expected));
}
