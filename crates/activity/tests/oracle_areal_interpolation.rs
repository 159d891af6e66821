//! Counts shared out by area as the R package `areal` does it; rates are quotients of shared sums.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use remit_activity::{print_decimal, read_decimal, share_out};

/// A count in millionths may differ by this much: the oracle prints twelve digits.
const NEAR: i128 = 200;

fn oracle() -> Option<PathBuf> {
    Some(public_files::shared()?.join("oracles/areal-interpolation"))
}

fn rows(path: &Path) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_path(path).unwrap();
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A piece: its ward and its area in millionths of a square metre.
type Piece = (String, u64);

/// Shares every tract out among the wards; returns people and white people by ward, and in all.
fn by_ward(pieces: &[Vec<String>]) -> (BTreeMap<String, [i128; 2]>, [i128; 2]) {
    let mut tracts: BTreeMap<&str, ([i128; 2], Vec<Piece>)> = BTreeMap::new();
    for row in pieces {
        let counts = [&row[2], &row[3]].map(|text| read_decimal(text).unwrap());
        let area = u64::try_from(read_decimal(&row[4]).unwrap()).unwrap();
        let tract = tracts.entry(&row[0]).or_insert((counts, Vec::new()));
        assert_eq!(tract.0, counts, "{}", row[0]);
        tract.1.push((row[1].clone(), area));
    }
    let (mut wards, mut all) = (BTreeMap::<String, [i128; 2]>::new(), [0; 2]);
    for (counts, pieces) in tracts.values() {
        let weights: Vec<u64> = pieces.iter().map(|(_, area)| *area).collect();
        for (at, count) in counts.iter().enumerate() {
            all[at] += count;
            for ((ward, _), part) in pieces.iter().zip(share_out(*count, &weights)) {
                wards.entry(ward.clone()).or_default()[at] += part;
            }
        }
    }
    (wards, all)
}

#[test]
fn counts_are_shared_out_by_area_and_none_is_lost() {
    let Some(oracle) = oracle() else { return };
    let (wards, all) = by_ward(&rows(&oracle.join("pieces.csv")));
    for (at, total) in all.iter().enumerate() {
        assert_eq!(wards.values().map(|ward| ward[at]).sum::<i128>(), *total);
    }
    assert_eq!(print_decimal(all[0]), "314867");
    let expected = rows(&oracle.join("expected_extensive_sum.csv"));
    assert_eq!(expected.len(), wards.len());
    for row in expected {
        for (own, text) in wards[&row[0]].iter().zip(&row[1..]) {
            let apart = (own - read_decimal(text).unwrap()).abs();
            assert!(apart <= NEAR, "ward {}: {} for {text}", row[0], print_decimal(*own));
        }
    }
}

#[test]
fn a_rate_is_the_quotient_of_shared_sums_and_is_never_summed() {
    let Some(oracle) = oracle() else { return };
    let (wards, all) = by_ward(&rows(&oracle.join("pieces.csv")));
    // Rates in millionths. Weighted by the people of the wards they average to the rate of all.
    let rate = |[people, white]: &[i128; 2]| white * 1_000_000 / people;
    let weighted: i128 = wards.values().map(|ward| rate(ward) * ward[0]).sum();
    let (mean, whole) = (weighted / all[0], rate(&all));
    assert!((mean - whole).abs() <= 1, "{mean} {whole}");
    for row in rows(&oracle.join("expected_extensive_sum.csv")) {
        let counts = [&row[1], &row[2]].map(|text| read_decimal(text).unwrap());
        let apart = (rate(&wards[&row[0]]) - rate(&counts)).abs();
        assert!(apart <= 1, "ward {}", row[0]);
    }
    // The sum of the rates would be no rate at all, and their plain mean another one.
    let sum: i128 = wards.values().map(rate).sum();
    assert!(1_000_000 < sum);
    assert_ne!(sum / i128::try_from(wards.len()).unwrap(), whole);
}
