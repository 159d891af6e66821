//! `remit import`: published files onto the record, one file one act.

use std::path::Path;

use remit_clerk::importing::{Counts, Earlier, record};
use remit_clerk::{Session, clock};
use remit_dictionary::Date;
use remit_exchange::{Options, ReadFile, Rejected, read_path};
use serde_json::{Value, json};

use crate::arguments::{Arguments, Files};
use crate::output::{self, Table};
use crate::progress;
use crate::refusal::Refusal;
use crate::session;

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

/// Imports files and reports on each.
pub fn run(arguments: &Arguments, files: &Files) -> anyhow::Result<()> {
    let mut session = session::add(arguments)?;
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
    if let Some(number) = counts.other_reading {
        output::say(&format!(
            "{} is on record as act {number}, read by another version; that reading stands",
            read.publication.title
        ));
    }
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
    record(session, &mut Earlier::default(), read, false, actor, now)?;
    Ok(())
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
