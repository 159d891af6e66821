//! The same seed gives the same bytes, marked as invented, with every kind of row in them.

use super::*;
use parquet::file::reader::{FileReader, SerializedFileReader};
use remit_dictionary::Date;
use std::collections::BTreeMap;
use std::fs::File;

fn plan(rows: u64, seed: u64) -> Plan {
    Plan::invented(rows, seed, Date::from_ymd(2025, 4, 1).unwrap())
}

fn parquet_bytes(plan: &Plan) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.parquet");
    let written = write_parquet(plan, &path, &mut |_| true).unwrap();
    let bytes = std::fs::read(&path).unwrap();
    assert_eq!(written.rows, plan.rows);
    assert_eq!(written.bytes, u64::try_from(bytes.len()).unwrap());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    bytes
}

#[test]
fn same_seed_same_bytes() {
    let once = parquet_bytes(&plan(70_000, 7));
    assert!(once == parquet_bytes(&plan(70_000, 7)));
    assert!(once != parquet_bytes(&plan(70_000, 8)));
}

#[test]
fn the_file_says_that_it_is_invented() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.parquet");
    write_parquet(&plan(1_000, 42), &path, &mut |_| true).unwrap();
    let reader = SerializedFileReader::new(File::open(&path).unwrap()).unwrap();
    let marks = reader.metadata().file_metadata().key_value_metadata().unwrap();
    let mark =
        |key: &str| marks.iter().find(|own| own.key == key).and_then(|own| own.value.clone());
    assert_eq!(mark("invented").as_deref(), Some("true"));
    assert_eq!(mark("seed").as_deref(), Some("42"));
    assert_eq!(mark("rows").as_deref(), Some("1000"));
}

/// Reads the CSV form back: per column, how often each value occurs; and the sums.
fn counted(plan: &Plan, name: &str) -> (Vec<BTreeMap<String, u64>>, Written) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    let written = write_csv(plan, &path, &mut |_| true).unwrap();
    assert!(std::fs::read_to_string(folder.path().join(format!("{name}.invented"))).is_ok());
    let file = File::open(&path).unwrap();
    let text: Box<dyn std::io::Read> = match name.ends_with(".gz") {
        true => Box::new(flate2::read::GzDecoder::new(file)),
        false => Box::new(file),
    };
    let mut counts = vec![BTreeMap::new(); COLUMNS.len()];
    let mut sums = [0_i64; 2];
    for record in csv::Reader::from_reader(text).records() {
        let record = record.unwrap();
        for (count, value) in counts.iter_mut().zip(record.iter()) {
            *count.entry(value.to_owned()).or_insert(0) += 1;
        }
        sums[0] += record[11].parse::<i64>().unwrap();
        sums[1] += record[12].parse::<i64>().unwrap();
    }
    assert_eq!(sums, [written.activity, written.cost_pence]);
    (counts, written)
}

#[test]
fn every_kind_of_row_is_there() {
    let (counts, _) = counted(&plan(200_000, 1), "year.csv");
    for category in ["", "12", "21", "31", "41", "51", "55", "61", "71", "75", "81", "85"] {
        assert!(counts[6].contains_key(category), "no row of category \"{category}\"");
    }
    for (column, value) in [(8, "140"), (8, "451"), (9, "DRUG"), (9, "DEVICE"), (9, "AE")] {
        assert!(counts[column].contains_key(value), "no {} {value}", COLUMNS[column]);
    }
    for column in [0, 1, 2, 3, 5, 7, 8, 10] {
        assert!(counts[column].contains_key(""), "{} is never missing", COLUMNS[column]);
    }
    assert!(counts[1].keys().any(|practice| practice.starts_with("ZJ")));
    assert!(counts[1].keys().any(|practice| practice.starts_with("ZF")));
    assert!(counts[2].keys().any(|icb| icb.starts_with("QX")));
    assert!(counts[7].keys().any(|service| service.starts_with("NCBPSX")));
    assert!(counts[6]["12"] > 170_000, "ordinary care is most of it: {:?}", counts[6]);
    assert_eq!(counts[0].len(), 366, "each day of the year, and no day");
}

#[test]
fn packed_csv_holds_the_same_rows() {
    let (plain, _) = counted(&plan(3_000, 5), "year.csv");
    let (packed, _) = counted(&plan(3_000, 5), "year.csv.gz");
    assert_eq!(plain, packed);
}

#[test]
fn even_and_skewed_plans_differ() {
    let mut even = plan(200_000, 3);
    even.skew = Skew::Even;
    let most = |plan: &Plan| {
        let (counts, _) = counted(plan, "year.csv");
        counts[1].iter().filter(|(code, _)| code.starts_with("ZZ")).map(|own| *own.1).max().unwrap()
    };
    assert!(most(&even) * 2 < most(&plan(200_000, 3)));
}

#[test]
fn stopping_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("year.parquet");
    let stopped = write_parquet(&plan(200_000, 1), &path, &mut |rows| rows < 100_000);
    assert!(matches!(stopped, Err(SynthError::Stopped)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_plan_without_practices_is_refused() {
    let mut empty = plan(10, 1);
    empty.practices.clear();
    let refused = write_parquet(&empty, std::path::Path::new("never"), &mut |_| true);
    assert!(matches!(refused, Err(SynthError::Lacking("practice"))));
}
