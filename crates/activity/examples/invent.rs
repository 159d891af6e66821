//! Writes an invented year for a benchmark: `invent FILE ROWS zstd|snappy even|skewed FOLDER`.
//! FOLDER receives `intervals.csv` and `footprints.csv`, invented as well.

use remit_activity::synth::{Compression, Plan, Skew, write_parquet};
use remit_dictionary::Date;
use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, rows, codec, skew, folder] = words.as_slice() else {
        return Err("usage: invent FILE ROWS zstd|snappy even|skewed FOLDER".into());
    };
    let mut plan = Plan::invented(rows.parse()?, 1, Date::from_ymd(2025, 4, 1)?);
    plan.compression = if codec == "snappy" { Compression::Snappy } else { Compression::Zstd };
    plan.skew = if skew == "even" { Skew::Even } else { Skew::ByListSize };
    write_parquet(&plan, Path::new(file), &mut |_| true)?;
    maps(&plan, Path::new(folder))
}

/// Three in ten practices move once in the year, one in ten twice; 64 footprints differ a little.
fn maps(plan: &Plan, folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut intervals = "code,from,until,body\n".to_owned();
    let mut footprints = "footprint,code,body\n".to_owned();
    for (number, practice) in plan.practices.iter().enumerate() {
        let code = &practice.code;
        let starts: &[&str] = match number % 10 {
            0 => &["2013-04-01", "2025-07-15", "2025-11-20"],
            1..4 => &["2013-04-01", "2025-10-01"],
            _ => &["2013-04-01"],
        };
        for (at, from) in starts.iter().enumerate() {
            let until = starts.get(at + 1).copied().unwrap_or_default();
            writeln!(intervals, "{code},{from},{until},B{:02}", (number + at * 5) % 42)?;
        }
        for footprint in 0..64 {
            let moved = usize::from((number + footprint) % 50 == 0) * footprint;
            writeln!(footprints, "F{footprint:02},{code},B{:02}", (number + moved) % 42)?;
        }
    }
    std::fs::write(folder.join("intervals.csv"), intervals)?;
    std::fs::write(folder.join("footprints.csv"), footprints)?;
    Ok(())
}
