//! The engine that assigns says what the plain method says, row for row, on rows that mix the
//! values of the oracle freely: 1 million by default, 10 million with `REMIT_SOAK`, or as many as
//! `REMIT_ROWS` says.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeMap;
use std::path::Path;

use remit_activity::Memory;
use remit_dictionary::Date;
use remit_payment::monitoring::{Reason, Row, assign};
use remit_payment::tables::Tables;

use public_files::shared;

const LISTS: [&str; 4] = [
    "cam_service_codes.csv",
    "cam_sub_icb_to_hub.csv",
    "cam_health_justice_practices.csv",
    "cam_armed_forces_practices.csv",
];

fn tables(shared: &Path) -> Tables {
    let read = |name: &str| std::fs::read_to_string(shared.join("data/who_pays").join(name));
    let texts = LISTS.map(|name| (name, read(name).unwrap()));
    Tables::read(&texts.each_ref().map(|(name, text)| (*name, text.as_str()))).unwrap()
}

/// A seeded sequence of numbers (SplitMix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let bound = u64::try_from(bound).unwrap();
        usize::try_from((mixed ^ (mixed >> 31)) % bound).unwrap()
    }
}

/// Rows of the oracle, a column each: values that every test of the method turns on.
struct Values(BTreeMap<String, Vec<String>>);

impl Values {
    fn of(shared: &Path) -> Self {
        let mut reader = csv::Reader::from_path(shared.join("oracles/cam/rows.csv")).unwrap();
        let mut values: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for row in reader.deserialize::<BTreeMap<String, String>>() {
            for (column, value) in row.unwrap() {
                values.entry(column).or_default().push(value);
            }
        }
        Self(values)
    }

    fn any(&self, column: &str, draw: &mut Draw) -> &str {
        let own = &self.0[column];
        &own[draw.below(own.len())]
    }

    fn row(&self, draw: &mut Draw) -> Row<'_> {
        Row {
            activity_date: Date::parse(self.any("activity_date", draw)).ok(),
            gp_practice: self.any("gp_practice", draw),
            gp_sub_icb: self.any("gp_sub_icb", draw),
            residence_sub_icb: self.any("residence_sub_icb", draw),
            host_sub_icb: self.any("host_sub_icb", draw),
            category: self.any("category", draw),
            service_code: self.any("service_code", draw),
            tfc: self.any("tfc", draw),
            pod: self.any("pod", draw),
        }
    }
}

#[test]
fn the_engine_says_what_the_plain_method_says_and_every_reason_occurs() {
    let Some(shared) = shared() else { return };
    let (tables, values) = (tables(&shared), Values::of(&shared));
    let soak = std::env::var_os("REMIT_SOAK").is_some();
    let rows = match std::env::var("REMIT_ROWS") {
        Ok(rows) => rows.parse().unwrap(),
        Err(_) if soak => 10_000_000,
        Err(_) => 1_000_000,
    };
    let halves: Vec<BTreeMap<String, u64>> = std::thread::scope(|scope| {
        let work = |seed: u64| {
            let (tables, values) = (&tables, &values);
            scope.spawn(move || compare(tables, values, seed, rows / 2))
        };
        let both = [work(1), work(2)];
        both.map(|half| half.join().unwrap()).into()
    });
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (reason, count) in halves.into_iter().flatten() {
        *counts.entry(reason).or_default() += count;
    }
    #[expect(clippy::print_stderr, reason = "the counts are what a reader looks for")]
    {
        eprintln!("{rows} rows: {counts:?}");
    }
    assert_eq!(counts.values().sum::<u64>(), rows);
    for reason in Reason::all() {
        assert!(counts.contains_key(reason.as_str()), "{reason} never occurred: {counts:?}");
    }
}

fn compare(tables: &Tables, values: &Values, seed: u64, rows: u64) -> BTreeMap<String, u64> {
    let mut memory = Memory::new(tables);
    let mut draw = Draw(seed);
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for _ in 0..rows {
        let row = values.row(&mut draw);
        let plain = assign(tables, &row);
        let engine = memory.decide(&row);
        assert_eq!(engine, &plain, "{row:?}");
        let reason = plain.reason.map_or("excluded", Reason::as_str);
        match counts.get_mut(reason) {
            Some(count) => *count += 1,
            None => drop(counts.insert(reason.to_owned(), 1)),
        }
    }
    counts
}
