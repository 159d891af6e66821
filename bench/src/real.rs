//! The real files: importing all, importing again, and the questions.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::Context;
use remit_dictionary::Period;
use remit_dictionary::{Code, Date, Moment};
use remit_exchange::{Options, read_path};
use remit_journal::{Basis, Storage};
use remit_register::{
    AreaOf, Capacity, FunctionRule, Functions, Kind, Register, fold, keep, observation,
};
use remit_store::{Mode, open};

use crate::{peak_mib, row};

fn shared() -> PathBuf {
    std::env::var_os("REMIT_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared"), PathBuf::from)
}

fn files() -> anyhow::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for folder in ["ods", "ods/fhir", "geography", "list_size"] {
        let folder = shared().join("data").join(folder);
        let entries = std::fs::read_dir(&folder)
            .with_context(|| format!("{} is needed for this", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_file() {
                paths.push(path);
            }
        }
    }
    paths.sort();
    Ok(paths)
}

fn today() -> anyhow::Result<Date> {
    Ok(Date::parse("2026-11-22")?)
}

fn import_all(storage: &mut dyn Storage) -> anyhow::Result<usize> {
    let mut read_files = 0;
    for path in files()? {
        let Ok(read) = read_path(&path, &Options { published: None }, today()?) else {
            continue; // Maps and others that are no format of the register.
        };
        let draft = observation(&read.publication, &read.facts, "bench")?;
        let _ = storage.append(Basis::Any, &draft, Moment::from_microseconds(0))?;
        read_files += 1;
    }
    Ok(read_files)
}

/// Imports all files into a fresh SQLite record, and again.
pub fn import(folder: &str) -> anyhow::Result<()> {
    let store = format!("{folder}/real.db");
    let start = Instant::now();
    let mut storage = open(&store, Mode::Create)?;
    let count = import_all(&mut *storage)?;
    let folded = fold(&mut *storage, &mut |_| {})?;
    keep(&mut *storage, &folded)?;
    let facts = folded.register.facts();
    let what = format!("import all {count} real files, {facts} facts, SQLite");
    row(&what, &format!("{:.2} s", start.elapsed().as_secs_f64()), "60 s");
    row("  peak memory", &format!("{:.0} MiB", peak_mib()), "1024 MiB");
    let start = Instant::now();
    import_all(&mut *storage)?;
    row(
        "the same again, nothing changed",
        &format!("{:.2} s", start.elapsed().as_secs_f64()),
        "10 s",
    );
    Ok(())
}

/// Asks the imported record.
pub fn questions(folder: &str) -> anyhow::Result<()> {
    let store = format!("{folder}/real.db");
    let start = Instant::now();
    let mut storage = open(&store, Mode::ReadOnly)?;
    let folded = fold(&mut *storage, &mut |_| {})?;
    let opened = start.elapsed();
    let register = folded.register;
    let functions = catalogue()?;
    let practice = Code::parse("G82073")?;
    let _ =
        register.now().who_for_practice(practice, "care", &functions, Date::parse("2021-01-01")?);
    let first = start.elapsed();
    row("open that record from its checkpoint", &format!("{:.3} s", opened.as_secs_f64()), "");
    row("  and answer a first who, in process", &format!("{:.3} s", first.as_secs_f64()), "1 s");
    from_the_command_line(&store)?;
    who(&register, &functions)?;
    england(&register)?;
    Ok(())
}

/// Runs the binary that lies beside this one, as a person would.
fn from_the_command_line(store: &str) -> anyhow::Result<()> {
    let remit = std::env::current_exe()?.with_file_name("remit");
    anyhow::ensure!(remit.is_file(), "build it first: cargo build --release -p remit-cli");
    let ask = ["--store", store, "who", "--practice", "G82073", "--on", "2021-01-01"];
    let mut best = f64::MAX;
    for _ in 0..TRIES {
        let start = Instant::now();
        let output = Command::new(&remit).args(ask).output()?;
        anyhow::ensure!(output.status.success(), "who failed");
        best = best.min(start.elapsed().as_secs_f64());
    }
    row("  and from the command line, the whole process", &format!("{best:.3} s"), "1 s");
    Ok(())
}

/// Asks only who, over and over: for a profiler.
pub fn who_alone(folder: &str) -> anyhow::Result<()> {
    let mut storage = open(&format!("{folder}/real.db"), Mode::ReadOnly)?;
    let register = fold(&mut *storage, &mut |_| {})?.register;
    for _ in 0..TRIES {
        who(&register, &catalogue()?)?;
    }
    Ok(())
}

fn catalogue() -> anyhow::Result<Functions> {
    let rule = |kind: Kind| FunctionRule {
        function: "care".into(),
        name: "Care".into(),
        kind,
        capacity: Capacity::Holds,
        period: Period::ALWAYS,
        provision: "measured".into(),
        tag: "M".into(),
        source: "bench".into(),
    };
    Ok(Functions::new(vec![rule(Kind::Pct), rule(Kind::Ccg), rule(Kind::Icb)])?)
}

fn who(register: &Register, functions: &Functions) -> anyhow::Result<()> {
    let view = register.now();
    let date = Date::parse("2021-01-01")?;
    let practices: Vec<Code> =
        view.commissioners(date).into_iter().map(|(practice, _)| practice).collect();
    let late = Date::parse("2023-01-01")?;
    for (what, day) in [("who, in 2021", date), ("who, in 2023", late)] {
        let mut links = 0;
        let each = best_of(practices.len(), || {
            links = 0;
            for practice in &practices {
                links += view.who_for_practice(*practice, "care", functions, day).links.len();
            }
        });
        row(
            &format!("{what}, whole chain with sources ({links} links)"),
            &format!("{each:.2} us"),
            "5 us",
        );
    }
    let mut known = 0;
    let each = best_of(practices.len(), || {
        let found = practices.iter().map(|practice| view.commissioner_of(*practice, date));
        known = found.filter(|parent| parent.code().is_some()).count();
    });
    row(&format!("who commissions ({known} practices)"), &format!("{each:.2} us"), "5 us");
    Ok(())
}

/// A question is asked so often, and the best time counts: other work on the machine is not ours.
const TRIES: u32 = 7;

/// Returns the microseconds that each of so many questions takes, in the best of some tries.
fn best_of(count: usize, mut questions: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..TRIES {
        let start = Instant::now();
        questions();
        best = best.min(start.elapsed().as_secs_f64());
    }
    best * 1e6 / count as f64
}

fn england(register: &Register) -> anyhow::Result<()> {
    let moment = register.entries().last().map_or(Moment::NOW_AND_EVER, |entry| entry.recorded_at);
    for (what, view, limit) in [
        ("England as at a date", register.now(), "5 ms"),
        ("  as known at a moment", register.as_known(moment), "10 ms"),
    ] {
        let mut worst: f64 = 0.0;
        let mut count = 0;
        for year in 2013..=2026 {
            let date = Date::from_ymd(year, 4, 1)?;
            let mut best = f64::MAX;
            for _ in 0..TRIES {
                let start = Instant::now();
                count = view.commissioners(date).len();
                best = best.min(start.elapsed().as_secs_f64() * 1e3);
            }
            worst = worst.max(best);
        }
        row(&format!("{what}: {count} practices, worst of 14"), &format!("{worst:.2} ms"), limit);
    }
    let date = Date::parse("2022-07-01")?;
    let mut areas = register.now().areas(AreaOf::Commissioner);
    let start = Instant::now();
    let count = register
        .now()
        .small_areas()
        .filter(|area| areas.place(*area, date).parent.code().is_some())
        .count();
    let took = start.elapsed().as_secs_f64() * 1e3;
    row(
        &format!("every small area of England as at a date: {count}"),
        &format!("{took:.1} ms"),
        "",
    );
    Ok(())
}
