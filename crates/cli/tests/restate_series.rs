//! Real series restated, each cell against an independent sum and against what is published.
//!
//! The sums are plain maps over the public files; nothing of Remit's own is used to make them.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;
mod support;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use cli_support::Desk;
use support::{shared, table};

/// By footprint, body and period, the texts of the figures.
type Cells = BTreeMap<(String, String, String), Vec<String>>;

const LOOKUP: &str = "geography/LSOA11_SICBL22_ICB22_LAD22.csv.gz";
const PRACTICES: &str = "activity/qof_2020-21/MAPPING_NHS_GEOGRAPHIES_2021.csv.gz";

fn desk(shared: &Path) -> Desk {
    let desk = Desk::empty();
    let path = |name: &str| shared.join("data").join(name).to_str().unwrap().to_owned();
    let files = [
        "ods/epraccur_2021-11.csv.gz",
        "ods/epraccur_2023-12.csv.gz",
        "ods/succ_2026-05.csv.gz",
        "ods/eccg_2025-12_dse.csv",
        "geography/CCG21_STP21_NHSER21.csv",
        "geography/LSOA11_CCG20_LAD20.csv.gz",
        "geography/LSOA11_CCG21_LAD21.csv.gz",
        LOOKUP,
    ]
    .map(path);
    let words = [&["import", "ods"][..], &files.each_ref().map(String::as_str)].concat();
    desk.run(&words);
    desk
}

fn restated(desk: &Desk, words: &[&str]) -> Cells {
    let said = desk.csv(&[&["restate"], words].concat());
    let mut cells = Cells::new();
    for record in csv::Reader::from_reader(said.as_bytes()).records() {
        let record = record.unwrap();
        let key = (record[0].to_owned(), record[1].to_owned(), record[3].to_owned());
        let figures = record.iter().skip(4).map(str::to_owned).collect();
        assert!(cells.insert(key, figures).is_none());
    }
    cells
}

/// Prints a sum of hundredths as Remit does: without zeros that say nothing.
fn hundredths(sum: u64) -> String {
    let text = format!("{}.{:02}", sum / 100, sum % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Reads pounds and pence as pence.
fn pence(text: &str) -> u64 {
    let (pounds, pence) = text.split_once('.').unwrap_or((text, ""));
    pounds.parse::<u64>().unwrap() * 100 + format!("{pence:0<2}").parse::<u64>().unwrap()
}

/// Monthly corticosteroid items and cost by CCG of 2021, to the ICBs and regions of 2022 by financial
/// year. ONS tells which ICB, QOF which region each belongs to.
#[test]
fn corticosteroids_are_in_every_cell_what_a_plain_sum_gives() {
    let Some(shared) = shared() else { return };
    let shared = shared.canonicalize().unwrap();
    let desk = desk(&shared);
    let file = shared.join("data/activity/ccg_corticosteroid_prescribing_2016-11_2021-10.csv.gz");
    let icbs: BTreeMap<String, String> = table(&shared.join("data").join(LOOKUP))
        .into_iter()
        .map(|row| (row[4].clone(), row[7].clone()))
        .collect();
    let regions: BTreeMap<String, String> = table(&shared.join("data").join(PRACTICES))
        .into_iter()
        .map(|row| (row[9].clone(), row[3].clone()))
        .collect();
    assert_eq!((icbs.len(), regions.len()), (106, 106));
    let mut sums: BTreeMap<(String, String, String), (u64, u64)> = BTreeMap::new();
    let rows = table(&file);
    for row in &rows {
        let (year, month) = (row[1][..4].parse::<u32>().unwrap(), &row[1][5..7]);
        let from = if month < "04" { year - 1 } else { year };
        let period = format!("{from}/{:02}", (from + 1) % 100);
        // Vale Royal's leftovers went to NHS Cheshire CCG on 1 April 2020, by the ODS file.
        let ccg = if row[2] == "02D" { "27D" } else { &row[2] };
        for (footprint, body) in [
            ("as-recorded", &row[2]),
            ("icb@2022-07-01", &icbs[ccg]),
            ("region@2022-07-01", &regions[ccg]),
        ] {
            let sum = sums.entry((footprint.to_owned(), body.clone(), period.clone()));
            let sum = sum.or_default();
            sum.0 += row[4].parse::<u64>().unwrap();
            sum.1 += pence(&row[5]);
        }
    }
    let expected: Cells = sums
        .into_iter()
        .map(|(key, (items, cost))| (key, vec![items.to_string(), hundredths(cost)]))
        .collect();
    let found = restated(
        &desk,
        &[
            file.to_str().unwrap(),
            "--date",
            "date",
            "--code",
            "ccg_id",
            "--measure",
            "items",
            "--measure",
            "cost",
            "--by",
            "year",
            "--to",
            "as-recorded",
            "--to",
            "icb@2022-07-01",
            "--to",
            "region@2022-07-01",
        ],
    );
    assert_eq!(rows.len(), 6_374);
    assert_eq!(found.keys().filter(|key| key.0 == "icb@2022-07-01").count(), 42 * 6);
    for (key, figures) in &expected {
        assert_eq!(found.get(key), Some(figures), "{key:?}");
    }
    assert_eq!(found.len(), expected.len());
}

/// The registers of disease of 2020/21, each a column, and the list that each is counted from.
fn registers(shared: &Path) -> (Vec<String>, String) {
    let mut practices: BTreeMap<String, BTreeMap<String, [String; 2]>> = BTreeMap::new();
    for row in table(&shared.join("data/activity/qof_2020-21/PREVALENCE_2021_v2.csv.gz")) {
        let figures = [row[2].clone(), row[4].clone()];
        practices.entry(row[0].clone()).or_default().insert(row[1].clone(), figures);
    }
    let groups: Vec<String> = practices.values().next().unwrap().keys().cloned().collect();
    let mut text = "practice".to_owned();
    groups.iter().for_each(|group| write!(text, ",{group},{group}_list").unwrap());
    text.push('\n');
    for (practice, figures) in &practices {
        text.push_str(practice);
        for group in &groups {
            let [register, list] = &figures[group];
            write!(text, ",{register},{list}").unwrap();
        }
        text.push('\n');
    }
    (groups, text)
}

/// QOF names the CCG and the STP of each practice; the NHS published prevalence by ICB of 2022.
#[test]
fn registers_of_disease_are_in_every_cell_what_a_plain_sum_gives_and_what_was_published() {
    let Some(shared) = shared() else { return };
    let shared = shared.canonicalize().unwrap();
    let desk = desk(&shared);
    let (groups, text) = registers(&shared);
    assert_eq!((groups.len(), text.lines().count()), (21, 6_572));
    let published: BTreeMap<String, [String; 2]> = table(&shared.join("data").join(PRACTICES))
        .into_iter()
        .map(|row| (row[14].clone(), [row[9].clone(), row[6].clone()]))
        .collect();
    let mut sums: BTreeMap<(String, String, String), Vec<u64>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let (practice, figures) = line.split_once(',').unwrap();
        let footprints = ["ccg@2021-04-01", "stp@2021-04-01"];
        for (footprint, body) in footprints.into_iter().zip(&published[practice]) {
            let sum = sums.entry((footprint.to_owned(), body.clone(), String::new())).or_default();
            sum.resize(2 * groups.len(), 0);
            for (sum, figure) in sum.iter_mut().zip(figures.split(',')) {
                *sum += figure.parse::<u64>().unwrap();
            }
        }
    }
    desk.file("registers.csv", &text);
    let columns: Vec<String> =
        groups.iter().flat_map(|own| [own.clone(), format!("{own}_list")]).collect();
    let mut words = vec!["registers.csv", "--code", "practice"];
    columns.iter().for_each(|column| words.extend(["--measure", column]));
    let to = ["ccg@2021-04-01", "stp@2021-04-01", "icb@2022-07-01"];
    to.iter().for_each(|to| words.extend(["--to", to]));
    let found = restated(&desk, &words);
    let count = |footprint: &str| found.keys().filter(|key| key.0 == footprint).count();
    assert_eq!(to.map(count), [106, 42, 42]);
    for (key, figures) in &sums {
        let figures: Vec<String> = figures.iter().map(u64::to_string).collect();
        assert_eq!(found.get(key), Some(&figures), "{key:?}");
    }
    let hadfield = text.lines().find_map(|line| line.strip_prefix("C81660,")).unwrap();
    let hadfield: Vec<f64> = hadfield.split(',').map(|own| own.parse().unwrap()).collect();
    prevalence_is_what_was_published(&shared, &groups, &found, &hadfield);
}

/// Each register beside the name that its prevalence was published under. Asthma is left out: it
/// was published over another list.
const METRICS: [(&str, &str); 16] = [
    ("AF", "Atrial fibrillation: QOF prevalence (all ages)"),
    ("CAN", "Cancer: QOF prevalence (all ages)"),
    ("CHD", "CHD: QOF prevalence (all ages)"),
    ("CKD", "CKD: QOF prevalence (18+ yrs)"),
    ("COPD", "COPD: QOF prevalence (all ages)"),
    ("DEM", "Dementia: QOF prevalence (all ages)"),
    ("DM", "Diabetes mellitus: QOF prevalence (17+ yrs)"),
    ("EP", "Epilepsy: QOF prevalence (18+ yrs)"),
    ("HF", "Heart failure: QOF prevalence (all ages)"),
    ("HYP", "Hypertension: QOF prevalence (all ages)"),
    ("OB", "Obesity: QOF prevalence (18+ yrs)"),
    ("OST", "Osteoporosis: QOF prevalence (50+ yrs)"),
    ("PAD", "Peripheral arterial disease: QOF prevalence (all ages)"),
    ("PC", "Palliative care: QOF prevalence (all ages)"),
    ("RA", "Rheumatoid arthritis: QOF prevalence (16+ yrs)"),
    ("STIA", "Stroke and transient ischaemic attack: QOF prevalence (all ages)"),
];

/// By practice restated to the ICBs of July 2022, so with the practices of Glossop, west Birmingham
/// and the east where they went; all but one. Hadfield Medical Centre, C81660 in Glossop, went to
/// Derbyshire (QJ2) on 1 July 2022 and closed in November; what was published after that leaves it in
/// Greater Manchester (QOP).
fn prevalence_is_what_was_published(
    shared: &Path,
    groups: &[String],
    found: &Cells,
    hadfield: &[f64],
) {
    let rows = table(&shared.join("data/deprivation/icb_metrics_2012_2023.csv.gz"));
    let mut off: BTreeMap<String, usize> = BTreeMap::new();
    let mut same = 0;
    for row in rows.iter().filter(|row| row[0] == "2020") {
        let Some((group, _)) = METRICS.iter().find(|(_, metric)| *metric == row[2]) else {
            continue;
        };
        let at = 2 * groups.iter().position(|own| own == group).unwrap();
        let cells = &found[&("icb@2022-07-01".to_owned(), row[1].clone(), String::new())];
        let stays = match row[1].as_str() {
            "QOP" => 1.0,
            "QJ2" => -1.0,
            _ => 0.0,
        };
        let figure = |at: usize| cells[at].parse::<f64>().unwrap() + stays * hadfield[at];
        let (register, list) = (figure(at), figure(at + 1));
        let published: f64 = row[3].parse().unwrap();
        if (100.0 * register / list - published).abs() < 1e-9 {
            same += 1;
        } else {
            *off.entry(row[1].clone()).or_default() += 1;
        }
    }
    assert_eq!((same, off), (672, BTreeMap::new()));
}
