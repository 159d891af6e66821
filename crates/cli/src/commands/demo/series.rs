//! The demo's real series: what was prescribed in Kent and Medway, by year, on the footprints from
//! before its merger, after it, and after the CCGs had ended.
//!
//! The series is published for the merged CCG only, also for the years before there was one. So what
//! each of the eight had is shared out by registered people, and labelled as the estimate that it is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use remit_activity::{DECIMALS, Division, Every, Home, period_label, share_out};
use remit_register::View;

use super::what_if::{EIGHT, at, columns, restated, tempdir};
use super::{day, files_below};

/// Corticosteroid items a month; the source stands in each row.
const KENT: &str = include_str!("../../../../../data/activity/kent_and_medway_corticosteroids.csv");
/// How the name of the whole file begins, for all of England, in a folder of real files.
const FILE: &str = "ccg_corticosteroid_prescribing";

/// A year: how many months of it are in the series, and the items of each line.
struct Year {
    months: u64,
    ccg: i128,
    icb: i128,
}

/// Writes the series of the project's own facts, or that of the folder if it is there.
pub fn write_series(
    report: &mut String,
    view: &View<'_>,
    from: Option<&Path>,
) -> anyhow::Result<()> {
    let people = people_of_the_eight(view);
    let Some(file) = Series::of(from)? else { return Ok(()) };
    if people.iter().all(|people| *people == 0) {
        return Ok(()); // No list sizes are on record: there is nothing to share by.
    }
    let footprints =
        [at("ccg@2020-04-01", Division::Ccg, view), at("icb@2022-07-01", Division::Icb, view)];
    let columns = columns("date", "ccg_id", &["items"], Every::Year);
    let restated = restated(&[file.path.clone()], &columns, &footprints)?.1;
    let mut years: BTreeMap<u32, Year> = BTreeMap::new();
    for row in &restated.rows {
        let year = years.entry(row.period).or_insert(Year { months: 0, ccg: 0, icb: 0 });
        let items = row.sums[0] / 10_i128.pow(DECIMALS);
        match (row.footprint, row.home.to_string().as_str()) {
            (0, "91Q") => (year.months, year.ccg) = (row.rows, items),
            (1, "QKS") => year.icb = items,
            _ => {}
        }
    }
    let _ = writeln!(
        report,
        "\nA real series across the merger of April 2020 and the change of July 2022: corticosteroid items\n"
    );
    let mut line = |footprint: &str, body: &str, cells: Vec<String>| {
        let _ = write!(report, "  {footprint:<15} {body:<5}");
        cells.iter().for_each(|cell| {
            let _ = write!(report, " {cell:>9}");
        });
        report.push('\n');
    };
    let label = |(period, year): (&u32, &Year)| {
        let part = if year.months < 12 { "*" } else { "" };
        format!("{}{part}", period_label(Every::Year, *period))
    };
    line("", "", years.iter().map(label).collect());
    let shared: Vec<Vec<i128>> = years.values().map(|year| share_out(year.ccg, &people)).collect();
    for (at, code) in EIGHT.into_iter().enumerate() {
        line("ccg@2019-04-01", code, shared.iter().map(|year| year[at].to_string()).collect());
    }
    line("ccg@2020-04-01", "91Q", years.values().map(|year| year.ccg.to_string()).collect());
    line("icb@2022-07-01", "QKS", years.values().map(|year| year.icb.to_string()).collect());
    let _ = writeln!(
        report,
        "\n  * a part of the year. The eight are an estimate, shared by registered people: the series is\n  \
         published for 91Q alone, also for the years before its merger"
    );
    Ok(())
}

/// Returns how many people are registered with the practices of each of the eight.
fn people_of_the_eight(view: &View<'_>) -> Vec<u64> {
    let footprint = at("ccg@2019-04-01", Division::Ccg, view);
    let homes = footprint.homes();
    let mut people = vec![0; EIGHT.len()];
    for (practice, _) in view.commissioners(day("2020-04-01")) {
        let Some((size, _)) = view.list_size(practice, day("2021-06-01")) else { continue };
        let Some(Home::Body(body)) = homes.home_of(practice.as_str()) else { continue };
        if let Some(at) = EIGHT.into_iter().position(|code| code == body) {
            people[at] += u64::from(size);
        }
    }
    people
}

/// The file of the series; what was made for the demo is gone after it.
struct Series {
    path: PathBuf,
    made: Option<PathBuf>,
}

impl Series {
    fn of(from: Option<&Path>) -> anyhow::Result<Option<Self>> {
        let Some(folder) = from else {
            let made = tempdir()?;
            let path = made.join("corticosteroids.csv");
            let own = Self { path, made: Some(made) };
            std::fs::write(&own.path, KENT)?;
            return Ok(Some(own));
        };
        let mut paths = Vec::new();
        files_below(folder, &mut paths)?;
        paths.sort();
        let is_it = |path: &PathBuf| {
            path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(FILE))
        };
        Ok(paths.into_iter().find(is_it).map(|path| Self { path, made: None }))
    }
}

impl Drop for Series {
    fn drop(&mut self) {
        if let Some(made) = &self.made {
            let _ = std::fs::remove_dir_all(made);
        }
    }
}
