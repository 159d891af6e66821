//! Oracle `ons-footprints`: areas and people that moved between bodies of 2021 and of 2022.
//!
//! Imports `geography/LSOA11_CCG21_LAD21.csv.gz` and
//! `geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz`; the people are the oracle's.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use remit_dictionary::Code;
use remit_exchange::ReadFile;
use remit_register::{AreaOf, Claim, Parent};
use support::{code, date, file, register_of_read, shared, table};

const FILES: [&str; 2] =
    ["geography/LSOA11_CCG21_LAD21.csv.gz", "geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz"];

/// Returns the ONS code of each body, as one look-up shows it.
fn ons_codes(read: &ReadFile) -> HashMap<Code, Code> {
    let coded = read.facts.iter().filter_map(|fact| match fact.claim {
        Claim::Coded(ons) => Some((fact.subject, ons)),
        _ => None,
    });
    coded.collect()
}

#[test]
fn areas_and_people_regroup_as_the_crosswalk_says_and_none_is_lost() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("oracles/ons-footprints");
    let files = FILES.map(|name| file(&shared, name));
    let codes = [ons_codes(&files[0]), ons_codes(&files[1])];
    let register = register_of_read(&files);
    let view = register.now();
    let mut areas = view.areas(AreaOf::Commissioner);
    let mut pairs: BTreeMap<(String, String), (u64, u64)> = BTreeMap::new();
    let people = table(&folder.join("lsoa11_ccg21_stp21_ltla21_imd19_pop20.csv"));
    for row in &people {
        let days = [date("2021-04-01"), date("2022-07-01")];
        let [old, new] = [0, 1].map(|at| match areas.place(code(&row[0]), days[at]).parent {
            Parent::Known(known) => codes[at][&known.code].to_string(),
            other => panic!("{} on {}: {other:?}", row[0], days[at]),
        });
        assert_eq!(old, row[1], "{} on 2021-04-01", row[0]);
        let pair = pairs.entry((old, new)).or_default();
        pair.0 += 1;
        pair.1 += row[6].parse::<u64>().unwrap();
    }
    assert_eq!(people.len(), 32_844);
    let all = pairs.values().fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
    assert_eq!(all, (32_844, 56_550_138), "nobody is lost");

    let bodies: BTreeSet<String> = table(&folder.join("lsoa11_sicbl22_icb22_six_systems.csv"))
        .iter()
        .map(|row| row[1].clone())
        .collect();
    let found: BTreeSet<String> = pairs
        .iter()
        .filter(|((_, new), _)| bodies.contains(new))
        .map(|((old, new), (areas, people))| format!("{old},{new},{areas},{people}"))
        .collect();
    let crosswalk = table(&folder.join("expected_crosswalk_ccg21_sicbl22_six_systems.csv"));
    let expected: BTreeSet<String> = crosswalk.iter().map(|row| row.join(",")).collect();
    assert_eq!(found, expected);
}

#[test]
fn people_of_each_ccg_of_2021_are_those_of_the_summary() {
    let Some(shared) = shared() else { return };
    let folder = shared.join("oracles/ons-footprints");
    let read = [file(&shared, FILES[0])];
    let codes = ons_codes(&read[0]);
    let register = register_of_read(&read);
    let view = register.now();
    let mut areas = view.areas(AreaOf::Commissioner);
    let people: HashMap<Code, u64> =
        table(&folder.join("lsoa11_ccg21_stp21_ltla21_imd19_pop20.csv"))
            .iter()
            .map(|row| (code(&row[0]), row[6].parse().unwrap()))
            .collect();
    let rows = table(&folder.join("expected_ccg21_summary.csv"));
    assert_eq!(rows.len(), 106);
    let mut found: BTreeMap<String, (u64, u64)> = BTreeMap::new();
    for area in view.small_areas() {
        let parent = areas.place(area, date("2021-04-01")).parent.code().unwrap();
        let sum = found.entry(codes[&parent].to_string()).or_default();
        *sum = (sum.0 + 1, sum.1 + people[&area]);
    }
    for row in rows {
        let (areas, people) = found[&row[0]];
        assert_eq!([areas.to_string(), people.to_string()], row[1..3], "{}", row[0]);
    }
}
