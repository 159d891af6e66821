//! The demo's part on *what if*: a real count on both sides of a merger, what the merged average
//! hides, and an invented year restated and assigned.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use remit_activity::synth::{Plan, PracticeWeight, Skew, write_parquet};
use remit_activity::{
    Columns, Division, Every, Footprint, Restated, Row, files_of, print_decimal, restate, scan,
};
use remit_dictionary::Date;
use remit_register::View;

use super::day;
use super::who_pays::Lists;

/// The eight CCGs of Kent and Medway.
pub(super) const EIGHT: [&str; 8] = ["09C", "09E", "09J", "09W", "10A", "10D", "10E", "99J"];
/// The share of small areas in the most deprived fifth of England, by CCG of 2019.
const DEPRIVATION: &str = include_str!("../../../../../data/deprivation/kent_and_medway.csv");
/// The day on which the people of the practices on record were counted.
const COUNTED: &str = "2021-01-01";
const ROWS: u64 = 1_000_000;

/// Writes what Kent and Medway looks like on three footprints, and what the last two hide.
pub fn write_kent(report: &mut String, view: &View<'_>) -> anyhow::Result<()> {
    let mut text = "practice,counted,people\n".to_owned();
    for (practice, _) in view.commissioners(day("2020-04-01")) {
        if let Some((people, counted)) = view.list_size(practice, day("2021-06-01")) {
            let _ = writeln!(text, "{practice},{counted},{people}");
        }
    }
    if text.lines().count() == 1 {
        return Ok(()); // No list sizes are on record.
    }
    let folder = tempdir()?;
    let path = folder.join("people.csv");
    std::fs::write(&path, text)?;
    let footprints = [
        at("ccg@2019-04-01", Division::Ccg, view),
        at("ccg@2020-04-01", Division::Ccg, view),
        at("icb@2022-07-01", Division::Icb, view),
    ];
    let columns = columns("counted", "practice", &["people"], Every::Whole);
    let restated = restated(&[path], &columns, &footprints)?.1;
    std::fs::remove_dir_all(folder)?;
    let of = |number: usize, body: &str| {
        let own = |row: &&Row| row.footprint == number && row.home.to_string() == body;
        restated.rows.iter().find(own).map_or(0, |row| row.sums[0])
    };
    let _ = writeln!(
        report,
        "\nWhat if? The same people, registered on {COUNTED}, before and after two changes\n"
    );
    let areas = deprivation();
    let _ =
        writeln!(report, "  {:<66} {:>9}   small areas in the most deprived fifth", "", "people");
    for code in EIGHT {
        let name = view.name_of_code(remit_dictionary::Code::parse(code)?, day("2019-04-01"));
        let label = format!("{code}   {}", name.unwrap_or_default());
        line(report, "ccg@2019-04-01", &label, of(0, code), areas.get(code));
    }
    let all = areas.values().fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
    line(report, "ccg@2020-04-01", "91Q   NHS Kent and Medway CCG", of(1, "91Q"), Some(&all));
    line(report, "icb@2022-07-01", "QKS   NHS Kent and Medway ICB", of(2, "QKS"), Some(&all));
    let share = |(areas, deprived): (u32, u32)| format!("{}", per_cent(deprived, areas));
    let of = |code: &str| areas.get(code).copied().unwrap_or_default();
    let _ = writeln!(
        report,
        "\n  What the merged average hides: {} % in Thanet, {} % in West Kent; {} % in all",
        share(of("10E")),
        share(of("99J")),
        share(all)
    );
    Ok(())
}

fn line(
    report: &mut String,
    footprint: &str,
    label: &str,
    people: i128,
    areas: Option<&(u32, u32)>,
) {
    let (areas, deprived) = areas.copied().unwrap_or_default();
    let _ = writeln!(
        report,
        "  {footprint:<15} {label:<50} {:>9}   {deprived:>3} of {areas:>4}, {:>3} %",
        print_decimal(people),
        per_cent(deprived, areas)
    );
}

/// Rounds to the nearest whole per cent, halves up.
fn per_cent(part: u32, all: u32) -> u32 {
    (200 * part + all).checked_div(2 * all).unwrap_or(0)
}

fn deprivation() -> BTreeMap<String, (u32, u32)> {
    let rows = DEPRIVATION.lines().skip(1).filter_map(|line| {
        let mut cells = line.split(',');
        let code = cells.next()?.to_owned();
        Some((code, (cells.next()?.parse().ok()?, cells.next()?.parse().ok()?)))
    });
    rows.collect()
}

/// Writes how an invented year of a million rows is restated, and who pays for it.
pub fn write_invented(
    report: &mut String,
    view: &View<'_>,
    from: Option<&Path>,
) -> anyhow::Result<()> {
    let practices = practices(view);
    if practices.is_empty() {
        return Ok(()); // No list sizes are on record: there is nothing to weigh the rows by.
    }
    let folder = tempdir()?;
    let path = folder.join("invented.parquet");
    let mut plan = Plan::invented(ROWS, 1, day("2025-04-01"));
    plan.skew = Skew::ByListSize;
    plan.practices = practices;
    let lists = Lists::of(from)?;
    lists.put_into(&mut plan)?;
    write_parquet(&plan, &path, &mut |_| true)?;
    let mut columns =
        columns("activity_date", "gp_practice", &["activity", "cost_pence"], Every::Year);
    columns.signed = vec![true, true];
    let footprints =
        [Footprint::AsRecorded { view: *view }, at("icb@2026-04-01", Division::Icb, view)];
    let (cells, restated) = restated(std::slice::from_ref(&path), &columns, &footprints)?;
    let bodies = |number: usize| restated.rows.iter().filter(|row| row.footprint == number).count();
    let _ = writeln!(
        report,
        "\nAn invented year (nothing in it is real) on two footprints\n\n  \
         {} rows: {} lines as recorded, {} on icb@2026-04-01\n  \
         cost_pence: {} in = {} out + {} rejected (rows without a date or a practice)",
        cells.rows,
        bodies(0),
        bodies(1),
        print_decimal(cells.read[1]),
        print_decimal(cells.read[1] - cells.rejected_sums[1]),
        print_decimal(cells.rejected_sums[1]),
    );
    lists.write(report, &path)?;
    std::fs::remove_dir_all(folder)?;
    Ok(())
}

fn practices(view: &View<'_>) -> Vec<PracticeWeight> {
    let known = view.commissioners(day("2025-04-01"));
    let sized = known.into_iter().filter_map(|(code, body)| {
        let (weight, _) = view.list_size(code, day("2025-04-01"))?;
        Some(PracticeWeight { code: code.to_string(), gp_sub_icb: body.to_string(), weight })
    });
    sized.collect()
}

pub(super) fn at<'a>(label: &str, division: Division, view: &View<'a>) -> Footprint<'a> {
    let date = Date::parse(&label[label.len() - 10..]).expect("the demo's own dates are dates");
    Footprint::At { label: label.to_owned(), division, date, view: *view, surgeries: None }
}

pub(super) fn columns(date: &str, code: &str, measures: &[&str], every: Every) -> Columns {
    Columns {
        date: Some(date.to_owned()),
        code: code.to_owned(),
        finer: None,
        measures: measures.iter().map(ToString::to_string).collect(),
        signed: vec![false; measures.len()],
        every,
    }
}

fn restated(
    paths: &[std::path::PathBuf],
    columns: &Columns,
    footprints: &[Footprint<'_>],
) -> anyhow::Result<(remit_activity::Cells, Restated)> {
    let threads = std::thread::available_parallelism().map_or(1, Into::into);
    let inputs = files_of(paths)?;
    let cells = scan(&inputs, columns, footprints, threads, &|_| true)?;
    let restated = restate(&cells, footprints, None, threads)?;
    Ok((cells, restated))
}

/// Makes a folder for what is needed only while the demo runs.
pub(super) fn tempdir() -> anyhow::Result<std::path::PathBuf> {
    let (now, _) = remit_clerk::clock();
    let name = format!("remit-demo-{}-{}", std::process::id(), now.microseconds());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}
