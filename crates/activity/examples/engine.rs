//! The engine's side of `bench/peers`: `engine FILE INTERVALS FOOTPRINTS ANSWERS [THREADS]`.
//! Prints a line of JSON for each work, and writes the answers in the form of the peers.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use remit_activity::{Columns, Every, Footprint, Home, files_of, print_decimal, restate, scan};
use remit_dictionary::{Date, Period};

const TIMES: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [file, intervals, footprints, answers, ..] = words.as_slice() else {
        return Err("usage: engine FILE INTERVALS FOOTPRINTS ANSWERS [THREADS]".into());
    };
    let threads = match words.get(4) {
        Some(text) => text.parse()?,
        None => std::thread::available_parallelism()?.get(),
    };
    let recorded = table(intervals, "", |_| true)?;
    let fixed = table(footprints, "F00", |own| own == "F00")?;
    let labels: Vec<String> = (0..64).map(|number| format!("F{number:02}")).collect();
    let many: Vec<Footprint<'_>> = labels
        .iter()
        .map(|label| table(footprints, label, |own| own == label))
        .collect::<Result<_, _>>()?;
    let works = [("fixed", vec![fixed]), ("recorded", vec![recorded]), ("many", many)];
    for (work, footprints) in works {
        measure(work, Path::new(file), &footprints, Path::new(answers), threads)?;
    }
    Ok(())
}

fn measure(
    work: &str,
    file: &Path,
    footprints: &[Footprint<'_>],
    answers: &Path,
    threads: usize,
) -> Result<(), Box<dyn Error>> {
    let columns = Columns {
        date: Some("activity_date".to_owned()),
        code: "gp_practice".to_owned(),
        finer: None,
        measures: vec!["activity".to_owned(), "cost_pence".to_owned()],
        signed: vec![true, true],
        every: Every::Month,
    };
    let inputs = files_of(&[PathBuf::from(file)])?;
    let mut best = f64::MAX;
    let mut last = None;
    for _ in 0..TIMES {
        let began = Instant::now();
        let cells = scan(&inputs, &columns, footprints, threads, &|_| true)?;
        let restated = restate(&cells, footprints, None, threads)?;
        best = best.min(began.elapsed().as_secs_f64());
        last = Some((cells.rows, restated));
    }
    let Some((rows, restated)) = last else { return Ok(()) };
    let mut text = "footprint,body,period,activity,cost_pence\n".to_owned();
    let mut lines = Vec::new();
    for row in &restated.rows {
        if let Home::Body(body) = &row.home {
            let label = footprints[row.footprint].label();
            let day = columns.every.first_day(row.period);
            let sums: Vec<String> = row.sums.iter().map(|sum| print_decimal(*sum)).collect();
            lines.push(format!("{label},{body},{day},{}", sums.join(",")));
        }
    }
    lines.sort();
    for line in lines {
        writeln!(text, "{line}")?;
    }
    std::fs::write(answers.join(format!("{work}-remit-engine.csv")), text)?;
    let peak = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = peak.lines().find_map(|line| {
        line.strip_prefix("VmHWM:")?.trim().split(' ').next()?.parse::<u64>().ok()
    });
    let peak = peak.unwrap_or(0) / 1024;
    #[expect(clippy::print_stdout, reason = "a program that reports")]
    {
        println!(
            "{{\"tool\":\"remit\",\"form\":\"engine\",\"work\":\"{work}\",\"seconds\":{best:.3},\
             \"rows\":{rows},\"peak_mib\":{peak}}}"
        );
    }
    Ok(())
}

/// Reads a table of bodies: `code,from,until,body`, or `footprint,code,body` for one footprint.
fn table(
    path: &str,
    label: &str,
    wanted: impl Fn(&str) -> bool,
) -> Result<Footprint<'static>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path)?;
    let dated = reader.headers()?.iter().any(|name| name == "from");
    let mut homes: BTreeMap<String, Vec<(Period, String)>> = BTreeMap::new();
    for record in reader.records() {
        let record = record?;
        if dated {
            let until = if record[2].is_empty() { Date::END } else { Date::parse(&record[2])? };
            let period = Period::new(Date::parse(&record[1])?, until)?;
            homes.entry(record[0].to_owned()).or_default().push((period, record[3].to_owned()));
        } else if wanted(&record[0]) {
            let body = (Period::ALWAYS, record[2].to_owned());
            homes.entry(record[1].to_owned()).or_default().push(body);
        }
    }
    homes.values_mut().for_each(|bodies| bodies.sort());
    Ok(Footprint::Table { label: label.to_owned(), homes })
}
