//! The demo's real series: what was prescribed in Kent and Medway, by year, on the footprints from
//! before its merger, after it, and after the CCGs had ended.
//!
//! The series is published for the merged CCG only, also for the years before there was one. So what
//! each of the eight had is shared out by registered people, as `remit restate --share population`
//! does it, and labelled as the estimate that it is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use remit_activity::{
    ByPopulation, DECIMALS, Division, Every, files_of, period_label, restate, scan,
};
use remit_clerk::Session;

use super::files_below;
use super::what_if::{EIGHT, at, columns, tempdir};

/// Corticosteroid items a month; the source stands in each row.
const KENT: &str = include_str!("../../../../../data/activity/kent_and_medway_corticosteroids.csv");
/// How the name of the whole file begins, for all of England, in a folder of real files.
const FILE: &str = "ccg_corticosteroid_prescribing";

/// Writes the series of the project's own facts, or that of the folder if it is there.
pub fn write_series(
    report: &mut String,
    session: &Session,
    from: Option<&Path>,
) -> anyhow::Result<()> {
    let Some(file) = Series::of(from)? else { return Ok(()) };
    let view = session.view();
    let footprints = [
        at("ccg@2019-04-01", Division::Ccg, &view),
        at("ccg@2020-04-01", Division::Ccg, &view),
        at("icb@2022-07-01", Division::Icb, &view),
    ];
    let columns = columns("date", "ccg_id", &["items"], Every::Year);
    let inputs = files_of(std::slice::from_ref(&file.path))?;
    let cells = scan(&inputs, &columns, &footprints, 1, &|_| true)?;
    let shares = ByPopulation::of(session.view(), &footprints);
    let by_people = |number: usize, code: &str| shares.of_code(number, code);
    let Ok(restated) = restate(&cells, &footprints, Some(&by_people), 1) else {
        return Ok(()); // No list sizes are on record: there is nothing to share by.
    };
    let mut lines: BTreeMap<(usize, String), BTreeMap<u32, String>> = BTreeMap::new();
    let mut years: BTreeMap<u32, String> = BTreeMap::new();
    for row in &restated.rows {
        let line = (row.footprint, row.home.to_string());
        if line == (1, "91Q".to_owned()) {
            let part = if row.rows < 12 { "*" } else { "" };
            years.insert(row.period, format!("{}{part}", period_label(Every::Year, row.period)));
        }
        lines.entry(line).or_default().insert(row.period, whole(row.sums[0]));
    }
    let _ = writeln!(
        report,
        "\nA real series across the merger of April 2020 and the change of July 2022: \
         corticosteroid items\n"
    );
    line(report, "", "", &years, &years);
    let eight = EIGHT.into_iter().map(|code| (0, code));
    for (number, body) in eight.chain([(1, "91Q"), (2, "QKS")]) {
        let figures = lines.remove(&(number, body.to_owned())).unwrap_or_default();
        line(report, footprints[number].label(), body, &years, &figures);
    }
    let _ = writeln!(
        report,
        "\n  * a part of the year. The eight are an estimate, shared by registered people: the \
         series is\n  published for 91Q alone, also for the years before its merger"
    );
    Ok(())
}

/// Writes what a body has in each year.
fn line(
    report: &mut String,
    footprint: &str,
    body: &str,
    years: &BTreeMap<u32, String>,
    figures: &BTreeMap<u32, String>,
) {
    let _ = write!(report, "  {footprint:<15} {body:<5}");
    for year in years.keys() {
        let _ = write!(report, " {:>9}", figures.get(year).map_or("", String::as_str));
    }
    report.push('\n');
}

/// Rounds millionths to whole items, halves up.
fn whole(sum: i128) -> String {
    let one = 10_i128.pow(DECIMALS);
    ((sum + one / 2) / one).to_string()
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
