//! Scans any text as a file of activity and restates it: to a table of bodies, to the groups of a
//! register that knows nothing, and as recorded. Nothing may be lost on any of them.
#![no_main]

use std::collections::BTreeMap;

use remit_activity::{Columns, Division, Every, Footprint, Input, restate, scan};
use remit_dictionary::{Date, Period};
use remit_register::Register;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let path = std::env::temp_dir().join(format!("remit-fuzz-{}.csv", std::process::id()));
    std::fs::write(&path, text).expect("the folder of temporary files can be written to");
    let input = Input::of(&path).expect("it was just written");
    let register = Register::empty();
    let view = register.now();
    let date = Date::from_ymd(2020, 4, 1).expect("a day of the calendar");
    let from_then = Period::new(date, Date::END).expect("in order");
    let homes = BTreeMap::from([
        ("A1".to_owned(), vec![(Period::ALWAYS, "B1".to_owned())]),
        ("A2".to_owned(), vec![(from_then, "B2".to_owned())]),
    ]);
    let footprints = [
        Footprint::Table { label: "table".to_owned(), homes },
        Footprint::At {
            label: "ccg".to_owned(),
            division: Division::Ccg,
            date,
            view,
            surgeries: None,
        },
        Footprint::AsRecorded { view },
    ];
    for finer in [None, Some("finer".to_owned())] {
        let columns = Columns {
            date: Some("date".to_owned()),
            code: "code".to_owned(),
            finer,
            measures: vec!["n".to_owned(), "cost".to_owned()],
            signed: vec![false, true],
            every: Every::Month,
        };
        let Ok(cells) = scan(&[input.clone()], &columns, &footprints, 1, &|_| true) else {
            continue;
        };
        let restated = restate(&cells, &footprints, None, 1).expect("no code is divided");
        for number in 0..footprints.len() {
            let rows = restated.rows.iter().filter(|row| row.footprint == number);
            let counted: u64 = rows.map(|row| row.rows).sum();
            assert_eq!(counted, cells.rows - cells.rows_rejected);
        }
    }
    std::fs::remove_file(&path).expect("it was written above");
});
