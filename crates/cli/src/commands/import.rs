//! `remit import`: published files onto the record, one file one act.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher};
use std::path::Path;

use remit_dictionary::Date;
use remit_exchange::{Options, ReadFile, Rejected, read_path};
use remit_journal::{Basis, Outcome};
use remit_register::{Fact, Publication, Register, Series, When, observation};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Files};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;
use crate::session::{Session, clock};

/// The most rejected rows of a file that are shown on stderr; `--rejects` has all.
const REJECTS_SHOWN_MAX: usize = 5;

/// What importing one file did.
struct Imported {
    file: String,
    format: String,
    published: String,
    counts: Counts,
    rejected: Vec<Rejected>,
    unreadable: Option<String>,
}

#[derive(Default, Clone, Copy)]
struct Counts {
    added: usize,
    unchanged: usize,
    withdrawn: usize,
}

/// Imports files and reports on each.
pub fn run(arguments: &Arguments, files: &Files) -> anyhow::Result<()> {
    let mut session = Session::add(arguments)?;
    let mut earlier = Earlier::default();
    let mut all = Vec::new();
    let bar = progress::bar(files.files.len() as u64, "importing");
    for path in &files.files {
        bar.set_message(format!("importing {}", path.display()));
        let imported = import(&mut session, &mut earlier, path, files);
        bar.inc(1);
        let imported = imported?;
        bar.suspend(|| say(&imported));
        all.push(imported);
    }
    bar.set_message("folding");
    session.catch_up()?;
    bar.finish_and_clear();
    if let Some(path) = &files.rejects {
        output::write_file(path, &rejects(&all)?)?;
    }
    report(arguments, &all)?;
    let unread: Vec<&str> =
        all.iter().filter(|own| own.unreadable.is_some()).map(|own| own.file.as_str()).collect();
    let rejected: usize = all.iter().map(|own| own.rejected.len()).sum();
    match (unread.as_slice(), rejected) {
        ([], 0) => Ok(()),
        ([], rows) => Err(Refusal::error(
            format!("rejected rows: {rows}; the rest is on record"),
            "mend the rows and import the file again; --rejects FILE writes them all",
        )),
        (files, _) => Err(Refusal::error(
            format!("nothing of {} was imported", files.join(", ")),
            "what can be read is on record; mend or leave out the others",
        )),
    }
}

/// Reads one file and puts it on record. Only a failing store ends the whole import.
fn import(
    session: &mut Session,
    earlier: &mut Earlier,
    path: &Path,
    files: &Files,
) -> anyhow::Result<Imported> {
    let (now, today) = clock();
    let file = path.display().to_string();
    let read = match read_path(path, &Options { published: files.published }, today) {
        Ok(read) => read,
        Err(unreadable) => {
            let unreadable = anyhow::Error::new(unreadable);
            let why: Vec<String> = unreadable.chain().map(ToString::to_string).collect();
            return Ok(Imported {
                file,
                format: String::new(),
                published: String::new(),
                counts: Counts::default(),
                rejected: Vec::new(),
                unreadable: Some(why.join(": ")),
            });
        }
    };
    let dated = files.published.is_some();
    let counts = record(session, earlier, &read, dated, &files.actor, now)?;
    if read.publication.published > today {
        let day = read.publication.published;
        output::say(&format!("{file}: its date, {day}, is yet to come; --published DATE mends it"));
    }
    let bar_warnings = read.warnings.iter().map(|warning| format!("{file}: {warning}"));
    for warning in bar_warnings {
        output::say(&warning);
    }
    let ReadFile { publication, rejected, .. } = read;
    Ok(Imported {
        file,
        format: publication.format,
        published: publication.published.to_string(),
        counts,
        rejected,
        unreadable: None,
    })
}

/// Puts a file that was read on record, and counts what it changes.
///
/// The same content is the same file, whatever it is called; only a person may say, by a date of
/// their own (`dated`), that it was published again.
fn record(
    session: &mut Session,
    earlier: &mut Earlier,
    read: &ReadFile,
    dated: bool,
    actor: &str,
    now: remit_dictionary::Moment,
) -> anyhow::Result<Counts> {
    let register = &session.folded.register;
    let publication = &read.publication;
    let known = register.entries().iter().any(|entry| {
        entry.content == publication.content && (!dated || entry.published == publication.published)
    });
    if known || earlier.holds(publication, dated) {
        return Ok(Counts { unchanged: read.facts.len(), ..Counts::default() });
    }
    let own = Prints::of(publication, &read.facts);
    let counts = earlier.compare(register, &own);
    let draft = observation(publication, &read.facts, actor)?;
    match session.storage.append(Basis::Any, &draft, now)? {
        Outcome::Appended(_) => {
            earlier.add(own);
            Ok(counts)
        }
        Outcome::AlreadyRecorded(_) => {
            Ok(Counts { unchanged: read.facts.len(), ..Counts::default() })
        }
        Outcome::RequestReused(receipt) => {
            output::say(&format!(
                "{} is on record as act {}, read by another version; that reading stands",
                publication.title, receipt.number
            ));
            Ok(Counts { unchanged: read.facts.len(), ..Counts::default() })
        }
        Outcome::Overtaken(_) => unreachable!("an observation does not rest on a position"),
    }
}

/// The facts of one publication, each as a fingerprint, to tell what a later one changes.
struct Prints {
    publication: Publication,
    prints: HashSet<u64>,
}

impl Prints {
    fn of(publication: &Publication, facts: &[Fact]) -> Self {
        let prints = facts.iter().map(print).collect();
        Self { publication: publication.clone(), prints }
    }
}

/// A fact that is only seen on a day is the same fact when it is seen again on another.
fn print(fact: &Fact) -> u64 {
    let mut hasher = DefaultHasher::new();
    fact.subject.hash(&mut hasher);
    fact.claim.hash(&mut hasher);
    if let When::During(period) = fact.when {
        period.hash(&mut hasher);
    }
    hasher.finish()
}

/// The publications imported in this run; those of earlier runs are in the register.
#[derive(Default)]
struct Earlier {
    imported: Vec<Prints>,
}

impl Earlier {
    fn holds(&self, publication: &Publication, dated: bool) -> bool {
        self.imported.iter().any(|own| {
            own.publication.content == publication.content
                && (!dated || own.publication.published == publication.published)
        })
    }

    fn add(&mut self, prints: Prints) {
        self.imported.push(prints);
    }

    /// Counts what a publication adds to and leaves out of the one before it in its line.
    fn compare(&self, register: &Register, own: &Prints) -> Counts {
        let here = self
            .imported
            .iter()
            .filter(|other| same_line(&other.publication, &own.publication))
            .max_by_key(|other| other.publication.published);
        let there = register
            .entries()
            .iter()
            .filter(|entry| {
                let series = entry.series == own.publication.series;
                let line =
                    entry.format == own.publication.format || entry.series == Series::Practices;
                let title =
                    entry.series != Series::FactFile || entry.title == own.publication.title;
                series && line && title && entry.published <= own.publication.published
            })
            .max_by_key(|entry| entry.published);
        let mut stored = HashSet::new();
        let on = |prints: &Prints| prints.publication.published;
        let before = match (here, there) {
            (Some(here), Some(there)) if on(here) >= there.published => &here.prints,
            (_, Some(there)) => {
                register.facts_of_act(there.number, &mut |fact| {
                    stored.insert(print(&fact));
                });
                &stored
            }
            (Some(here), None) => &here.prints,
            (None, None) => &stored,
        };
        let unchanged = own.prints.intersection(before).count();
        Counts {
            added: own.prints.len() - unchanged,
            unchanged,
            withdrawn: before.len() - unchanged,
        }
    }
}

fn same_line(other: &Publication, own: &Publication) -> bool {
    let line = other.format == own.format || own.series == Series::Practices;
    let title = own.series != Series::FactFile || other.title == own.title;
    other.series == own.series && line && title && other.published <= own.published
}

fn say(imported: &Imported) {
    if let Some(why) = &imported.unreadable {
        output::say(&format!("{}: {why}", imported.file));
    }
    for rejected in imported.rejected.iter().take(REJECTS_SHOWN_MAX) {
        let Rejected { line, reason } = rejected;
        output::say(&format!("{} line {line}: {reason}", imported.file));
    }
    if imported.rejected.len() > REJECTS_SHOWN_MAX {
        let more = imported.rejected.len() - REJECTS_SHOWN_MAX;
        output::say(&format!("{}: {more} more rows rejected", imported.file));
    }
}

fn rejects(all: &[Imported]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["file", "line", "reason"])?;
    for imported in all {
        for rejected in &imported.rejected {
            writer.write_record([&imported.file, &rejected.line.to_string(), &rejected.reason])?;
        }
    }
    Ok(writer.into_inner()?)
}

fn report(arguments: &Arguments, all: &[Imported]) -> anyhow::Result<()> {
    let mut table =
        Table::new(&["file", "format", "published", "added", "unchanged", "withdrawn", "rejected"]);
    for own in all {
        table.row([
            own.file.clone(),
            own.unreadable.as_ref().map_or(own.format.clone(), |_| "unreadable".to_owned()),
            own.published.clone(),
            own.counts.added.to_string(),
            own.counts.unchanged.to_string(),
            own.counts.withdrawn.to_string(),
            own.rejected.len().to_string(),
        ]);
    }
    output::write_with(
        arguments,
        &table,
        || json!({"files": all.iter().map(object).collect::<Vec<_>>()}),
    )
}

fn object(own: &Imported) -> Value {
    let rejected: Vec<Value> = own
        .rejected
        .iter()
        .map(|rejected| json!({"line": rejected.line, "reason": rejected.reason}))
        .collect();
    let mut object = json!({
        "file": own.file,
        "format": own.format,
        "published": own.published,
        "added": own.counts.added,
        "unchanged": own.counts.unchanged,
        "withdrawn": own.counts.withdrawn,
        "rejected": rejected,
    });
    if let Some(why) = &own.unreadable {
        object["unreadable"] = Value::from(why.as_str());
    }
    object
}

/// Records a file that was read, outside a run of `import`.
pub fn record_read(
    session: &mut Session,
    read: &ReadFile,
    actor: &str,
    now: remit_dictionary::Moment,
) -> anyhow::Result<()> {
    record(session, &mut Earlier::default(), read, false, actor, now).map(|_| ())
}

/// Reads and records one file of the project's own: for the demo, which fixes actor and clock.
pub fn import_bytes(
    session: &mut Session,
    title: &str,
    bytes: &[u8],
    published: Option<Date>,
    actor: &str,
    now: remit_dictionary::Moment,
    today: Date,
) -> anyhow::Result<()> {
    let read = remit_exchange::read_bytes(title, bytes, &Options { published }, today)?;
    if let Some(rejected) = read.rejected.first() {
        return Err(Refusal::error(
            format!("{title} line {}: {}", rejected.line, rejected.reason),
            "the project's own facts are whole: build it again from a clean clone",
        ));
    }
    record_read(session, &read, actor, now)
}
