//! Reads the public files of English commissioning into facts.
//!
//! A file is unpacked, recognised by what it holds (never by its name), and read row by row. A row
//! that cannot be right is rejected with its line and the reason, and the rest is kept; a file of
//! which nothing can be kept is [`Unreadable`]. Facts come in the order of the file, so reading is
//! deterministic. `formats` has one file for each format.

mod act_file;
mod figures;
mod format;
mod formats;
mod headings;
mod published;
mod reading;
mod reason;
mod recognise;
mod successions;
mod table;
mod tracker;
mod unpack;
mod unreadable;
mod workbook;
mod workbook_size;

use std::path::Path;

use remit_dictionary::Date;
use remit_register::{Fact, Publication};

pub use act_file::{ACT_FILE_BYTES_MAX, BadActs, PlacedForm, read_acts};
pub use figures::{Figures, figures_workbook};
pub use format::Format;
pub use tracker::{BadTracker, Misread, SheetAct, Tracker, read_tracker, write_tracker};
pub use unpack::{UNPACKED_BYTES_MAX, read_text};
pub use unreadable::Unreadable;

use reading::{Dates, Reading};

/// What the person who imports a file may say about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// The day it was published; wins over every date that the file shows.
    pub published: Option<Date>,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFile {
    /// What is known of the file.
    pub publication: Publication,
    /// What its rows say, in the order of the file.
    pub facts: Vec<Fact>,
    /// The rows that say nothing that could be right.
    pub rejected: Vec<Rejected>,
    /// What a person should know, though nothing was lost.
    pub warnings: Vec<String>,
}

/// A row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejected {
    /// The line of the unpacked text, from 1; in a workbook the row of the sheet; in JSON and XML
    /// the number of the element.
    pub line: u64,
    /// Why it was not taken.
    pub reason: String,
}

/// Reads a file from disk.
///
/// # Errors
/// When nothing of it can be taken.
pub fn read_path(path: &Path, options: &Options, today: Date) -> Result<ReadFile, Unreadable> {
    let bytes = unpack::load(path)?;
    let title = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    read_bytes(&title, &bytes, options, today)
}

/// Reads a file that is in memory already.
///
/// # Errors
/// When nothing of it can be taken.
pub fn read_bytes(
    title: &str,
    bytes: &[u8],
    options: &Options,
    today: Date,
) -> Result<ReadFile, Unreadable> {
    read(None, title, bytes, options, today)
}

/// Reads a file as of a format, whatever it looks like: a fuzzer gets past recognition this way.
///
/// # Errors
/// When nothing of it can be taken.
pub fn read_as(
    format: Format,
    title: &str,
    bytes: &[u8],
    options: &Options,
    today: Date,
) -> Result<ReadFile, Unreadable> {
    read(Some(format), title, bytes, options, today)
}

fn read(
    format: Option<Format>,
    title: &str,
    bytes: &[u8],
    options: &Options,
    today: Date,
) -> Result<ReadFile, Unreadable> {
    let unpacked = unpack::unpack(bytes)?;
    let content = unpack::content(&unpacked)?;
    let format = match format {
        Some(format) => format,
        None => recognise::recognise(&content)?,
    };
    let titled = published::in_title(title, today);
    let mut reading = Reading::new(Dates { given: options.published, titled, today });
    if content.is_latin1() {
        reading.warn("the text is not UTF-8; it was read as Windows-1252");
    }
    formats::read(format, &content, &mut reading)?;
    reading.finish(title, format, remit_journal::Hash::of(&[&unpacked]))
}
