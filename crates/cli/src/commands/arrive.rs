//! `remit import activity`: files of activity are checked and kept as sets, one file one act.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::Context;
use remit_activity::arrival::{Arrival, ArrivalError, Arrived, arrival_draft, arrive, set_path};
use remit_activity::monitoring_lines::{ListTexts, Lists};
use remit_activity::supersession::current;
use remit_clerk::{Session, clock};
use remit_journal::{Basis, Outcome};

use crate::arguments::{Arguments, ImportActivity};
use crate::commands::arrivals::{Known, sets};
use crate::interruption::{self, Interrupted};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

/// How often the arrivals on record are asked again because other acts came first.
const TRIES_MAX: u32 = 10;

/// Lets files arrive one by one, and reports on each.
pub fn run(arguments: &Arguments, asked: &ImportActivity) -> anyhow::Result<()> {
    let lists = asked.lists.as_deref().map(lists).transpose()?;
    let mut session = session::add(arguments)?;
    let sets = sets(arguments);
    let mut table = Table::new(&["file", "rows", "rejected", "set", "act"]);
    let (mut refused, mut rejected, mut rejects) = (Vec::new(), 0, Vec::new());
    let mut known = Known::default();
    let mut interrupted = Ok(());
    interruption::listen();
    let bar = progress::bar(asked.files.len() as u64, "importing");
    for (at, file) in asked.files.iter().enumerate() {
        bar.set_message(format!("importing {}", file.display()));
        let own = Incoming {
            asked,
            file,
            lists: lists.as_ref(),
            sets: &sets,
            rejects: Rejects::of(asked, &sets, at),
        };
        let done = own.arrive(&mut session, &mut known);
        bar.inc(1);
        match done {
            Ok((arrived, act)) => {
                rejected += arrived.rejected;
                rejects.push(own.rejects);
                table.row([
                    file.display().to_string(),
                    arrived.rows.to_string(),
                    arrived.rejected.to_string(),
                    set_path(&sets, arrived.content).display().to_string(),
                    act.to_string(),
                ]);
            }
            // What arrived before is on record, and is told.
            Err(error) if error.is::<Interrupted>() => {
                interrupted = Err(error);
                break;
            }
            Err(error) if error.is::<Refusal>() => refused.push((file, error)),
            Err(error) => return Err(error),
        }
    }
    bar.finish_and_clear();
    if let Some(path) = &asked.rejects {
        join(&rejects, path)?;
    }
    output::write(arguments, &table)?;
    interrupted?;
    let whole = asked.files.len() == 1;
    match (refused.len(), rejected) {
        (0, 0) => Ok(()),
        (0, rows) => Err(Refusal::error(
            format!("rejected rows: {rows}; the rest is on record"),
            "mend the rows and import the mended file; --rejects FILE writes them all",
        )),
        (_, _) if whole => Err(refused.remove(0).1),
        _ => {
            for (file, error) in &refused {
                output::say(&format!("{}: {error}", file.display()));
            }
            let files: Vec<_> = refused.iter().map(|own| own.0.display().to_string()).collect();
            Err(Refusal::error(
                format!("nothing of {} was imported", files.join(", ")),
                "the other files are on record; import each of these alone to learn what to do",
            ))
        }
    }
}

/// Reads the lists of the line checks.
fn lists(folder: &Path) -> anyhow::Result<Lists> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read_to_string(&path).map_err(|error| {
            Refusal::error(
                format!("{} could not be read: {error}", path.display()),
                "--lists names the folder of NPOD.csv, TFC.csv, HRG.csv and Service_Codes.csv",
            )
        })
    };
    let (pods, functions) = (read("NPOD.csv")?, read("TFC.csv")?);
    let (hrgs, categories) = (read("HRG.csv")?, read("Service_Codes.csv")?);
    let texts = ListTexts {
        points_of_delivery: &pods,
        treatment_functions: &functions,
        hrgs: &hrgs,
        categories: &categories,
        services: "",
    };
    Lists::read(&texts).map_err(|error| {
        let hint = "get the lists again as they are published, as CSV";
        Refusal::error(format!("{}: {error}", folder.display()), hint)
    })
}

/// A file that is to arrive.
struct Incoming<'a> {
    asked: &'a ImportActivity,
    file: &'a Path,
    lists: Option<&'a Lists>,
    sets: &'a Path,
    rejects: Rejects,
}

impl Incoming<'_> {
    /// Keeps the set and puts the act on record; returns its number.
    fn arrive(&self, session: &mut Session, known: &mut Known) -> anyhow::Result<(Arrived, u64)> {
        let measures: Vec<&str> = self.asked.measure.iter().map(String::as_str).collect();
        let arrived = arrive(&Arrival {
            file: self.file,
            sets: self.sets,
            rejects: &self.rejects.0,
            measures: &measures,
            lists: self.lists,
            cancelled: &|| !interruption::go_on(),
        });
        let arrived = arrived.map_err(refusal)?;
        let act = self.record(session, known, &arrived)?;
        Ok((arrived, act))
    }

    fn record(
        &self,
        session: &mut Session,
        known: &mut Known,
        arrived: &Arrived,
    ) -> anyhow::Result<u64> {
        let draft = arrival_draft(arrived, &self.asked.actor)?;
        for _ in 0..TRIES_MAX {
            known.read_on(session, None)?;
            let before = known.arrivals.iter().map(|(_, own)| own);
            if let Err(same) = current(before.clone().chain([arrived])) {
                if before.clone().all(|own| own.content != arrived.content) {
                    let set = set_path(self.sets, arrived.content);
                    let removed = std::fs::remove_file(&set);
                    removed.with_context(|| format!("{} stays", set.display()))?;
                }
                let hint = "a later statement has a later moment of creation; nothing was recorded";
                return Err(Refusal::error(same.to_string(), hint));
            }
            // Another statement may come first, and could be of the same moment: ask again then.
            match session.storage.append(Basis::At(known.last), &draft, clock().0)? {
                // Whoever imported the file first, it is on record.
                Outcome::Appended(receipt)
                | Outcome::AlreadyRecorded(receipt)
                | Outcome::RequestReused(receipt) => return Ok(receipt.number),
                Outcome::Overtaken(_) => {}
            }
        }
        Err(Refusal::error("other writers were faster each time", "try again"))
    }
}

fn refusal(error: ArrivalError) -> anyhow::Error {
    let hint = match &error {
        ArrivalError::ListsNeeded(_) => {
            "--lists DIR names the folder of NPOD.csv, TFC.csv, HRG.csv and Service_Codes.csv"
        }
        ArrivalError::PriceList(_) => {
            "prices are not imported: give them to remit assign FILE --prices CSV --factors CSV \
             (--help says the headings); nothing of it was kept"
        }
        ArrivalError::NearlyMonitoring { .. } => {
            "give those columns their headings (import activity --help names them); nothing of it \
             was kept"
        }
        ArrivalError::Workbook(_) => "nothing of it was kept",
        ArrivalError::NoColumn { .. } => "name a column as the heading of the file has it",
        ArrivalError::KeptOtherwise(_) => "give the same --measure and --lists as before",
        ArrivalError::Cancelled(_) => return Interrupted.into(),
        ArrivalError::Changed(_)
        | ArrivalError::Truncated(_)
        | ArrivalError::Damaged { .. }
        | ArrivalError::NoColumns(_)
        | ArrivalError::ColumnTwice { .. }
        | ArrivalError::ColumnType { .. }
        | ArrivalError::TooManySlices(_)
        | ArrivalError::DiskFull(_)
        | ArrivalError::Io { .. } => "nothing of it was kept; mend that and import it again",
    };
    let error = anyhow::Error::new(error);
    let why: Vec<String> = error.chain().map(ToString::to_string).collect();
    Refusal::error(why.join(": "), hint)
}

/// The rejected rows of one file, until they are joined; gone after that.
struct Rejects(PathBuf);

impl Rejects {
    fn of(asked: &ImportActivity, sets: &Path, at: usize) -> Self {
        let beside = asked.rejects.as_deref().and_then(Path::parent);
        let own = beside.filter(|own| !own.as_os_str().is_empty());
        let folder = own.unwrap_or(if asked.rejects.is_some() { Path::new(".") } else { sets });
        Self(folder.join(format!(".rejected-{}-{at}.csv", std::process::id())))
    }
}

impl Drop for Rejects {
    fn drop(&mut self) {
        // A file that did not arrive has left none, and that is as it should be.
        let _ = std::fs::remove_file(&self.0);
    }
}

/// Writes the rejected rows of every file as one, under one heading.
fn join(rejects: &[Rejects], path: &Path) -> anyhow::Result<()> {
    if rejects.is_empty() {
        return output::write_file(path, b"file,line,rule,reason,row\n");
    }
    let mut part = path.file_name().context("--rejects names no file")?.to_owned();
    part.push(".part");
    let part = path.with_file_name(part);
    let joined = write_joined(rejects, &part).and_then(|()| std::fs::rename(&part, path));
    if joined.is_err() {
        // The first failure is the one to tell.
        let _ = std::fs::remove_file(&part);
    }
    joined.with_context(|| format!("{} could not be written", path.display()))
}

fn write_joined(rejects: &[Rejects], part: &Path) -> std::io::Result<()> {
    let mut out = File::create(part)?;
    for (at, own) in rejects.iter().enumerate() {
        let mut rows = BufReader::new(File::open(&own.0)?);
        if at > 0 {
            rows.read_line(&mut String::new())?;
        }
        std::io::copy(&mut rows, &mut out)?;
    }
    Ok(())
}
