//! The public files themselves: each is recognised, none of its rows is lost, and the figures are
//! those that were counted when the files were gathered.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use remit_dictionary::Code;
use remit_exchange::{Options, ReadFile, Unreadable, read_path};
use remit_register::{Claim, Kind, Status, When};
use support::{date, shared, today};

/// File, format, published, rows, facts. No file has a row that is rejected.
const FILES: &[(&str, &str, &str, u32, usize)] = &[
    ("data/geography/CCG17_names_codes.csv", "names-and-codes", "2017-04-01", 207, 621),
    ("data/geography/CCG18_NHSRLO18_NHSER18.csv", "hierarchy", "2018-04-01", 195, 1046),
    ("data/geography/CCG18_STP18.csv", "hierarchy", "2018-04-01", 195, 864),
    ("data/geography/CCG19_STP19.csv", "hierarchy", "2019-04-01", 191, 848),
    ("data/geography/CCG19_names_codes.csv", "names-and-codes", "2019-04-01", 191, 573),
    ("data/geography/CCG20_STP20.csv", "hierarchy", "2020-04-01", 135, 666),
    ("data/geography/CCG20_names_codes.csv", "names-and-codes", "2020-04-01", 135, 405),
    ("data/geography/CCG21_STP21_NHSER21.csv", "hierarchy", "2021-04-01", 106, 719),
    ("data/geography/ICB24_names_codes.csv", "names-and-codes", "2024-04-01", 42, 126),
    ("data/geography/LSOA11_CCG15_LAD15.csv.gz", "lsoa-lookup", "2015-04-01", 32844, 66967),
    ("data/geography/LSOA11_CCG16_LAD16.csv.gz", "lsoa-lookup", "2016-04-01", 32844, 66967),
    ("data/geography/LSOA11_CCG19_LAD19.csv.gz", "lsoa-lookup", "2019-04-01", 32844, 66895),
    ("data/geography/LSOA11_CCG20_LAD20.csv.gz", "lsoa-lookup", "2020-04-01", 32844, 66721),
    ("data/geography/LSOA11_CCG21_LAD21.csv.gz", "lsoa-lookup", "2021-04-01", 32844, 66624),
    ("data/geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz", "lsoa-lookup", "2022-07-01", 32844, 66856),
    ("data/geography/LSOA21_SICBL24_ICB24.csv.gz", "lsoa-lookup", "2024-04-01", 33755, 34305),
    (
        "data/list_size/APPOINTMENTS_GP_COVERAGE_2020-08_2023-01.csv.gz",
        "list-size",
        "2023-01-31",
        3180,
        3180,
    ),
    (
        "data/list_size/APPOINTMENTS_GP_COVERAGE_2023-02_2025-07.csv.gz",
        "list-size",
        "2025-07-31",
        3180,
        3180,
    ),
    ("data/list_size/gp-reg-pat-prac-all_2021-01.csv.gz", "list-size", "2021-01-01", 6658, 13316),
    (
        "data/list_size/gp-reg-pat-prac-map_2022-01.csv.gz",
        "practice-map",
        "2022-01-01",
        6527,
        29267,
    ),
    ("data/list_size/practice_locations_2026-07.csv.gz", "list-size", "2026-07-31", 6378, 12738),
    ("data/ods/ePCN_2019-12.xlsx", "epcn", "2019-12-31", 8007, 10507),
    ("data/ods/ePCN_2022-04.xlsx", "epcn", "2022-04-30", 8677, 11313),
    ("data/ods/eccg_2025-12_dse.csv", "eccg", "2025-12-31", 320, 1370),
    ("data/ods/epcmem_2019-08.csv.gz", "epcmem", "2019-08-31", 47822, 48776),
    ("data/ods/epraccur_2018-05.csv.gz", "epraccur", "2018-05-31", 13809, 110134),
    ("data/ods/epraccur_2019-08.csv.gz", "epraccur", "2019-08-31", 14303, 114084),
    ("data/ods/epraccur_2021-11.csv.gz", "epraccur", "2021-11-30", 14963, 119350),
    ("data/ods/epraccur_2023-12.csv.gz", "epraccur", "2023-12-31", 15971, 127412),
    ("data/ods/epraccur_2026-02_dse.csv.gz", "epraccur-dse", "2026-02-28", 15389, 121557),
    ("data/ods/etr_2022-03.csv", "etr", "2022-03-31", 218, 1308),
    ("data/ods/etr_2025-12_dse.csv", "etr", "2025-12-31", 273, 1632),
    (
        "data/ods/fhir/ODS-Bundle-ParticipatingOrganizationSearchResults-Example.xml",
        "ods-fhir",
        "2002-03-31",
        1,
        1,
    ),
    ("data/ods/fhir/ODS-Organization-G81086-Example.xml", "ods-fhir", "2023-08-22", 1, 4),
    ("data/ods/fhir/ODS-Organization-Q72-Example.xml", "ods-fhir", "2020-09-30", 1, 4),
    (
        "data/ods/fhir/ODS-OrganizationAffiliation-256248-Example.xml",
        "ods-fhir",
        "2002-03-31",
        1,
        1,
    ),
    (
        "data/ods/fhir/ODS-OrganizationAffiliation-383689-Example.xml",
        "ods-fhir",
        "2020-03-31",
        1,
        1,
    ),
    ("data/ods/ord_api_97T.json", "ods-ord", "2020-04-01", 1, 7),
    ("data/ods/pct_to_ccg_2013.json", "pct-to-ccg", "2015-04-01", 151, 1109),
    ("data/ods/pcts_e16_names.json", "ons-names", "2013-03-31", 199, 398),
    ("data/ods/sha_e18_names.json", "ons-names", "2013-03-31", 36, 72),
    ("data/ods/succ_2026-05.csv.gz", "succ", "2026-05-31", 11537, 11537),
    ("data/who_pays/ICB_and_SubICB_Apr2026.csv", "sub-icb-table", "2026-04-30", 144, 404),
    ("oracles/openprescribing-orphans/epraccur1.csv", "epraccur", "2017-01-01", 45, 180),
    ("oracles/openprescribing-orphans/epraccur2.csv", "epraccur", "2017-01-01", 45, 180),
];

fn load(shared: &Path, name: &str) -> ReadFile {
    read_path(&shared.join(name), &Options::default(), today())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn every_public_file_is_recognised_and_no_row_is_lost() {
    let Some(shared) = shared() else { return };
    for (name, format, published, rows, facts) in FILES {
        let file = load(&shared, name);
        assert_eq!(file.rejected, [], "{name}");
        let about = file.publication;
        assert_eq!(about.format, *format, "{name}");
        assert_eq!(about.published, date(published), "{name}");
        assert_eq!((about.rows, file.facts.len()), (*rows, *facts), "{name}");
    }
}

#[test]
fn a_list_that_says_no_date_is_read_when_told_one() {
    let Some(shared) = shared() else { return };
    let path = shared.join("data/list_size/practice_demographics_2025.csv.gz");
    let error = read_path(&path, &Options::default(), today()).unwrap_err();
    assert!(matches!(error, Unreadable::NoDate { .. }));
    let options = Options { published: Some(date("2025-06-30")) };
    let file = read_path(&path, &options, today()).unwrap();
    assert_eq!((file.rejected.len(), file.facts.len()), (0, 6_215));
    let patients: u64 = file.facts.iter().map(|fact| people(&fact.claim)).sum();
    assert_eq!(patients, 63_790_727);
}

fn people(claim: &Claim) -> u64 {
    match claim {
        Claim::ListSize(people) => u64::from(*people),
        _ => 0,
    }
}

#[test]
fn the_list_of_january_2021_has_all_its_patients() {
    let Some(shared) = shared() else { return };
    let file = load(&shared, "data/list_size/gp-reg-pat-prac-all_2021-01.csv.gz");
    assert_eq!(file.facts.iter().map(|fact| people(&fact.claim)).sum::<u64>(), 60_606_345);
    let kent: u64 = file
        .facts
        .windows(2)
        .filter(
            |pair| matches!(pair[1].claim, Claim::CommissionedBy(body) if body.as_str() == "91Q"),
        )
        .map(|pair| people(&pair[0].claim))
        .sum();
    assert_eq!(kent, 1_932_550);
}

#[test]
fn commissioners_of_epraccur_are_those_of_their_year() {
    let Some(shared) = shared() else { return };
    for (name, commissioners) in [
        ("data/ods/epraccur_2018-05.csv.gz", 195),
        ("data/ods/epraccur_2019-08.csv.gz", 191),
        ("data/ods/epraccur_2021-11.csv.gz", 113),
        ("data/ods/epraccur_2023-12.csv.gz", 113),
    ] {
        let file = load(&shared, name);
        // Closed practices stay with the body that they last belonged to.
        let that = |claim: Claim| -> BTreeSet<Code> {
            let all = file.facts.iter().filter(|fact| fact.claim == claim);
            all.map(|fact| fact.subject).collect()
        };
        let practices = that(Claim::Exists(Kind::Practice));
        let active = that(Claim::Standing(Status::Active));
        let open: BTreeSet<Code> = file
            .facts
            .iter()
            .filter(|fact| practices.contains(&fact.subject) && active.contains(&fact.subject))
            .filter_map(|fact| match fact.claim {
                Claim::CommissionedBy(body) => Some(body),
                _ => None,
            })
            .collect();
        assert_eq!(open.len(), commissioners, "{name}");
    }
}

#[test]
fn the_history_of_memberships_counts_as_its_oracle_does() {
    let Some(shared) = shared() else { return };
    let file = load(&shared, "data/ods/epcmem_2019-08.csv.gz");
    let oracle = shared.join("oracles/gp-membership/expected_totals.csv");
    let Ok(totals) = std::fs::read_to_string(oracle) else { return };
    for line in totals.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let on = date(cells[0]);
        // The oracle was made of the edition of October 2019, so a few rows may differ.
        let members = file.facts.iter().filter(|fact| {
            let holds = matches!(fact.when, When::During(period) if period.contains(on));
            matches!(fact.claim, Claim::CommissionedBy(_)) && holds
        });
        let (found, expected) = (members.count(), cells[1].parse::<usize>().unwrap());
        assert!(found.abs_diff(expected) <= 20, "{on}: {found}, {expected}");
    }
}

#[test]
fn eccg_knows_the_first_211_ccgs_and_the_last_106() {
    let Some(shared) = shared() else { return };
    let file = load(&shared, "data/ods/eccg_2025-12_dse.csv");
    let on = |kind: Kind, day: &str| {
        let day = date(day);
        let holds = |when: &When| matches!(when, When::During(own) if own.contains(day));
        let is = |claim: &Claim| *claim == Claim::Exists(kind);
        file.facts.iter().filter(|fact| is(&fact.claim) && holds(&fact.when)).count()
    };
    assert_eq!(on(Kind::Ccg, "2013-04-01"), 211);
    assert_eq!(on(Kind::Ccg, "2018-06-01"), 195);
    assert_eq!(on(Kind::Ccg, "2022-06-30"), 106);
    assert_eq!(on(Kind::Ccg, "2022-07-01"), 0);
    assert_eq!(on(Kind::SubIcbLocation, "2022-07-01"), 106);
}

#[test]
fn succ_splits_on_one_date_are_kept() {
    let Some(shared) = shared() else { return };
    let file = load(&shared, "data/ods/succ_2026-05.csv.gz");
    let mut heirs: BTreeMap<_, u32> = BTreeMap::new();
    for fact in &file.facts {
        *heirs.entry((fact.subject, fact.when.from())).or_default() += 1;
    }
    assert_eq!(heirs.values().filter(|count| **count > 1).count(), 317);
    let of =
        |old: &str| heirs.iter().find(|((own, _), _)| own.as_str() == old).map(|(_, count)| *count);
    assert_eq!((of("QM7"), of("QJG"), of("QNQ")), (Some(2), Some(2), Some(3)));
}

#[test]
fn forty_four_trusts_were_split_in_2013() {
    let Some(shared) = shared() else { return };
    let file = load(&shared, "data/ods/pct_to_ccg_2013.json");
    let mut heirs: BTreeMap<_, u32> = BTreeMap::new();
    for fact in &file.facts {
        if matches!(fact.claim, Claim::SucceededBy(..)) {
            *heirs.entry(fact.subject).or_default() += 1;
        }
    }
    assert_eq!(heirs.len(), 151);
    assert_eq!(heirs.values().filter(|count| **count > 1).count(), 44);
}

#[test]
fn the_fact_files_of_this_project_are_read_without_a_rejection() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let other = ["functions.csv", "clusters.csv", "ods_roles.csv", "outlines.csv"];
        if !name.ends_with(".csv") || other.contains(&name.as_str()) {
            continue;
        }
        let file = read_path(&path, &Options::default(), today())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(file.publication.format, "fact-file", "{name}");
        assert_eq!(file.rejected, [], "{name}");
    }
}

#[test]
fn statistics_and_maps_are_not_taken_for_facts() {
    let Some(shared) = shared() else { return };
    for name in [
        "data/geography/LSOA11_centroids.csv.gz",
        "data/geography/ICB22_boundaries_simplified.geojson",
        "data/activity/qof_2020-21/PREVALENCE_2021_v2.csv.gz",
        "data/activity/qof_2020-21/MAPPING_NHS_GEOGRAPHIES_2021.csv.gz",
        "data/deprivation/IMD2015_LSOA11.csv.gz",
        "data/deprivation/IMD2025_ICB24_summary.csv",
        "data/deprivation/icb_metrics_2012_2023.csv.gz",
        "data/who_pays/README.md",
    ] {
        let outcome = read_path(&shared.join(name), &Options::default(), today());
        assert!(matches!(outcome, Err(Unreadable::NotRecognised { .. })), "{name}: {outcome:?}");
    }
}

#[test]
fn reading_twice_gives_the_same() {
    let Some(shared) = shared() else { return };
    for name in ["data/ods/ePCN_2019-12.xlsx", "data/geography/LSOA11_CCG20_LAD20.csv.gz"] {
        assert_eq!(load(&shared, name), load(&shared, name), "{name}");
    }
}
