//! The practice map of January 2022 is foretold from files that are not it.
//!
//! Each test names the files it imports; none imports `list_size/gp-reg-pat-prac-map_2022-01`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use remit_dictionary::Code;
use remit_exchange::ReadFile;
use remit_register::{Kind, Parent, Register};
use support::{MAP, code, date, every_file, file, joined, register_of_read, shared, table};

const DAY: &str = "2022-01-01";

/// What of the map the register foretells.
#[derive(Debug, Default, PartialEq, Eq)]
struct Foretold {
    practices: usize,
    /// Practices whose CCG is the map's.
    ccg: usize,
    /// Of those that it has otherwise, practice and what was answered.
    otherwise: BTreeMap<Code, String>,
    /// CCGs whose STP and whose region are the map's, as ODS codes.
    stp: usize,
    region: usize,
    ccgs: usize,
    parts_otherwise: BTreeSet<String>,
}

fn compare(shared: &Path, register: &Register) -> Foretold {
    let view = register.now();
    let day = date(DAY);
    let mut all = Foretold::default();
    let mut seen = BTreeSet::new();
    for row in table(&shared.join("data").join(MAP)) {
        let [practice, ccg, ons_stp, stp, ons_region, region] =
            [2, 8, 10, 11, 13, 14].map(|at| code(&row[at]));
        all.practices += 1;
        match view.commissioner_of(practice, day) {
            Parent::Known(known) if known.code == ccg => all.ccg += 1,
            other => {
                let found = other.code().map_or_else(|| "not known".to_owned(), |c| c.to_string());
                all.otherwise.insert(practice, found);
            }
        }
        if !seen.insert(ccg) {
            continue;
        }
        all.ccgs += 1;
        // An STP or region that no file ties to its ODS code is told by its ONS code.
        for (kind, own, ons, count) in [
            (Kind::Stp, stp, ons_stp, &mut all.stp),
            (Kind::Region, region, ons_region, &mut all.region),
        ] {
            let found = view.part_of(ccg, kind, day);
            match found.code() {
                Some(found) if found == own || found == ons => *count += 1,
                found => {
                    let found = found.map_or_else(|| "not known".to_owned(), |own| own.to_string());
                    all.parts_otherwise
                        .insert(format!("{ccg} {}: {found}, not {own}", kind.word()));
                }
            }
        }
    }
    all
}

/// Imports every file but the map.
#[test]
fn every_practice_of_the_map_is_foretold_from_all_other_files() {
    let Some(shared) = shared() else { return };
    let mut files = every_file(&shared);
    assert!(files.remove(MAP).is_some());
    let all = compare(&shared, &register_of_read(files.values()));
    assert_eq!((all.ccg, all.practices), (6_527, 6_527), "{:?}", all.otherwise);
    assert_eq!((all.stp, all.region, all.ccgs), (106, 106, 106), "{:?}", all.parts_otherwise);
}

/// Imports every file but the map and the practices of November 2021.
#[test]
fn every_practice_of_the_map_is_foretold_without_the_practices_of_that_winter() {
    let Some(shared) = shared() else { return };
    let mut files = every_file(&shared);
    assert!(files.remove(MAP).is_some());
    assert!(files.remove("ods/epraccur_2021-11.csv.gz").is_some());
    let all = compare(&shared, &register_of_read(files.values()));
    assert_eq!((all.ccg, all.practices), (6_527, 6_527), "{:?}", all.otherwise);
    assert_eq!((all.stp, all.region, all.ccgs), (106, 106, 106), "{:?}", all.parts_otherwise);
}

/// The files published by August 2019, and the successions.
const BY_AUGUST_2019: [&str; 11] = [
    "ods/epraccur_2018-05.csv.gz",
    "ods/epraccur_2019-08.csv.gz",
    "ods/epcmem_2019-08.csv.gz",
    "ods/succ_2026-05.csv.gz",
    "geography/LSOA11_CCG15_LAD15.csv.gz",
    "geography/LSOA11_CCG16_LAD16.csv.gz",
    "geography/LSOA11_CCG19_LAD19.csv.gz",
    "geography/CCG17_names_codes.csv",
    "geography/CCG19_names_codes.csv",
    "geography/CCG18_STP18.csv",
    "geography/CCG19_STP19.csv",
];

/// The nine that opened after August 2019: no file of then could know them.
const NOT_YET_OPEN: &str = "Y06545 Y06592 Y06659 Y06792 Y06810 Y07014 Y07016 Y07020 Y07059";

#[test]
fn all_but_nine_practices_are_foretold_from_files_of_august_2019_and_the_successions() {
    let Some(shared) = shared() else { return };
    let files: Vec<ReadFile> = BY_AUGUST_2019.iter().map(|name| file(&shared, name)).collect();
    let all = compare(&shared, &register_of_read(&files));
    assert_eq!((all.ccg, all.practices), (6_518, 6_527));
    assert_eq!(joined(all.otherwise.keys().copied()), NOT_YET_OPEN);
    assert!(all.otherwise.values().all(|found| found == "not known"), "{:?}", all.otherwise);
    // Of 106 CCGs 83 have the STP of the map. Four STPs were given new codes after 2019, and what
    // a CCG is part of that merged two STPs no file of 2019 can know. None tells regions.
    let mut stale: BTreeMap<String, usize> = BTreeMap::new();
    for other in all.parts_otherwise.iter().filter(|other| other.contains(" stp: ")) {
        let (_, own) = other.split_once(" stp: ").unwrap();
        *stale.entry(own.to_owned()).or_default() += 1;
    }
    let stale: Vec<String> = stale.iter().map(|(own, count)| format!("{own}: {count}")).collect();
    assert_eq!((all.stp, all.region, all.ccgs), (83, 0, 106));
    assert_eq!(stale, OF_2019);
    let unknown = all.parts_otherwise.iter().filter(|other| other.contains("region: not known"));
    assert_eq!(unknown.count(), 106);
}

/// What the files of 2019 answer instead of the map's STP, and for how many CCGs.
const OF_2019: [&str; 6] = [
    "E54000005, not QWO: 5",
    "E54000006, not QOQ: 5",
    "E54000033, not QNX: 3",
    "E54000049, not QHM: 8",
    "not known, not QOQ: 1",
    "not known, not QXU: 1",
];
