//! `remit demo`: the main job on a fresh machine, from the project's own facts.

mod series;
mod stories;
mod what_if;
mod who_pays;

use std::fmt::Write;
use std::path::Path;

use anyhow::Context;
use remit_clerk::{Session, clock};
use remit_dictionary::{Code, Date, counted};
use remit_governance::catalogue;
use remit_journal::verify;
use remit_register::{FOLD_VERSION, Functions, Kind, Share, View};

use crate::arguments::{Arguments, Demo};
use crate::commands::serve;
use crate::output;
use crate::own_facts::{self, ACTOR};
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

/// The four partners of the Hampshire story.
const PARTNERS: [&str; 4] = ["10K", "99M", "10J", "10V"];

/// Builds the record and reports what it shows.
pub fn run(arguments: &Arguments, demo: &Demo) -> anyhow::Result<()> {
    let mut session = session::add(arguments)?;
    match &demo.from {
        None => own_facts::import(&mut session)?,
        Some(folder) => import_folder(&mut session, folder)?,
    }
    session.catch_up()?;
    let mut report = String::new();
    write_report(&mut report, &session.view(), demo.practice)?;
    what_if::write_kent(&mut report, &session.view())?;
    series::write_series(&mut report, &session, demo.from.as_deref())?;
    stories::write_stories(&mut report)?;
    if demo.from.is_none() {
        stories::write_live(&mut report, &mut session)?;
    }
    what_if::write_invented(&mut report, &session.view(), demo.from.as_deref())?;
    write_head(&mut report, &mut session)?;
    let _ = writeln!(
        report,
        "\nThe record is {}. Ask it something:\n  \
         remit --store {0} who --practice {} --on 2020-04-01\n  \
         remit --store {0} lineage 99M --on 2026-04-01{2}",
        arguments.store,
        demo.practice,
        if demo.from.is_none() {
            format!("\n  remit --store {} case remains east --on 2026-11-22", arguments.store)
        } else {
            String::new()
        }
    );
    output::write_text(arguments, &report)?;
    if demo.no_serve {
        return Ok(());
    }
    drop(session);
    serve::run(arguments, &demo.serve)
}

/// Imports every file of a folder that is in a format we read, and says which are not.
fn import_folder(session: &mut Session, folder: &Path) -> anyhow::Result<()> {
    let mut paths = Vec::new();
    files_below(folder, &mut paths)?;
    paths.sort();
    if paths.is_empty() {
        return Err(Refusal::error(
            format!("there is no file in {}", folder.display()),
            "name a folder of ODS and ONS files with --from",
        ));
    }
    let (now, today) = clock();
    let bar = progress::bar(paths.len() as u64, "importing");
    let mut passed_over = 0;
    for path in &paths {
        bar.set_message(format!("importing {}", path.display()));
        let bytes =
            std::fs::read(path).with_context(|| format!("{} could not be read", path.display()))?;
        let title = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let options = remit_exchange::Options { published: None };
        match remit_exchange::read_bytes(&title, &bytes, &options, today) {
            Ok(read) => crate::commands::import::record_read(session, &read, ACTOR, now)?,
            Err(error) => {
                passed_over += 1;
                bar.suspend(|| output::say(&format!("passed over {}: {error}", path.display())));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    output::say(&format!(
        "{} read, {passed_over} passed over",
        counted(paths.len() - passed_over, "file")
    ));
    Ok(())
}

fn files_below(folder: &Path, paths: &mut Vec<std::path::PathBuf>) -> anyhow::Result<()> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("{} is not a folder that can be read", folder.display()))?;
    for entry in entries {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            files_below(&entry.path(), paths)?;
        } else {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("the demo's own dates are dates")
}

fn write_report(report: &mut String, view: &View<'_>, practice: Code) -> anyhow::Result<()> {
    let _ = writeln!(report, "England's commissioners\n");
    for year in 2013..=2026 {
        let date = Date::from_ymd(year, 4, 1)?;
        let count = |kind| view.bodies(kind, date).len();
        let (ccgs, icbs) = (count(Kind::Ccg), count(Kind::Icb));
        let _ = match (ccgs, icbs) {
            (0, 0) => writeln!(report, "  1 April {year}   none on record"),
            (ccgs, 0) => writeln!(report, "  1 April {year}   {ccgs:>3} CCGs"),
            (0, icbs) => writeln!(report, "  1 April {year}   {icbs:>3} ICBs"),
            (ccgs, icbs) => writeln!(report, "  1 April {year}   {ccgs} CCGs, {icbs} ICBs"),
        };
    }
    write_practice(report, view, practice)?;
    write_partners(report, view);
    Ok(())
}

/// Who was responsible for a practice before and after each change.
fn write_practice(report: &mut String, view: &View<'_>, practice: Code) -> anyhow::Result<()> {
    let functions = catalogue();
    let name = view.name_of_code(practice, day("2020-04-01")).unwrap_or("a practice");
    let town = view.town_of(practice, day("2020-04-01")).unwrap_or_default();
    let people = match view.list_size(practice, day("2026-04-01")) {
        Some((people, counted)) => format!("; {people} people registered on {counted}"),
        None => String::new(),
    };
    let _ = writeln!(
        report,
        "\nWho is responsible for {practice}, {name}, {town}{people}?\n(arranging hospital, community and mental health care; try --practice CODE)\n"
    );
    for date in ["2013-03-31", "2013-04-01", "2020-03-31", "2020-04-01", "2022-06-30", "2022-07-01"]
    {
        let chain = view.who_for_practice(practice, Functions::USUAL, &functions, day(date));
        let holder = chain.links.iter().rfind(|link| link.role == remit_register::Role::Holds);
        let _ = match (holder, chain.broken) {
            (Some(link), _) => writeln!(
                report,
                "  {date}   {:<5} {:<42} {}",
                link.code.map(|code| code.to_string()).unwrap_or_default(),
                link.name.unwrap_or_default(),
                link.kind.map(Kind::word).unwrap_or_default(),
            ),
            (None, Some(broken)) => writeln!(report, "  {date}   {broken}"),
            (None, None) => writeln!(report, "  {date}   not known"),
        };
    }
    Ok(())
}

fn write_partners(report: &mut String, view: &View<'_>) {
    let _ = writeln!(report, "\nWhere the work of the four Hampshire partners of 2017 went\n");
    for code in PARTNERS {
        let Ok(code) = Code::parse(code) else { continue };
        let own = view.name_of_code(code, day("2018-01-01")).unwrap_or_default();
        let _ = writeln!(report, "  {code}   {own}");
        for date in ["2021-04-01", "2022-07-01", "2026-04-01"] {
            for holder in view.lineage(code, day(date)) {
                let name = view.name_of_code(holder.code, day(date)).unwrap_or_default();
                let share = if holder.share == Share::Part { " (a part)" } else { "" };
                let _ = writeln!(report, "    {date}   {:<5} {name}{share}", holder.code.as_str());
            }
        }
    }
}

fn write_head(report: &mut String, session: &mut Session) -> anyhow::Result<()> {
    let verified = verify(&mut *session.storage, None, FOLD_VERSION, &mut |_| {})?;
    if !verified.findings.is_empty() {
        let findings: Vec<String> = verified.findings.iter().map(ToString::to_string).collect();
        return Err(Refusal::error(
            format!("the record is not whole: {}", findings.join("; ")),
            "start with another --store",
        ));
    }
    let _ = writeln!(
        report,
        "\nSays who? {} acts with {} facts, every one with its source.\nThe verified head of the record: {}:{}",
        verified.acts, verified.facts, verified.head.number, verified.head.hash
    );
    Ok(())
}
