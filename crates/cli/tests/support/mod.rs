//! What the acceptance tests share: the public files, a register of them, and short ways to ask.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part of this")]
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "../../../../tests/public_files.rs"]
mod public_files;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use remit_dictionary::{Code, Date, Moment};
use remit_exchange::{Options, ReadFile, read_bytes, read_path};
use remit_journal::{Basis, Draft, Memory, Outcome, Storage};
use remit_register::{Register, fold_afresh, observation};

pub use public_files::shared;

/// The practice map that the other files must foretell.
pub const MAP: &str = "list_size/gp-reg-pat-prac-map_2022-01.csv.gz";

/// The actor of every act in these tests.
pub const ACTOR: &str = "acceptance tests";

/// Returns the day on which all these tests are run.
pub fn today() -> Date {
    date("2026-08-10")
}

/// Parses a date.
pub fn date(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// Parses a code.
pub fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

/// Parses several codes that are separated by spaces.
pub fn codes(text: &str) -> Vec<Code> {
    text.split_whitespace().map(code).collect()
}

/// Returns the moment at which the act of that number is put on record.
pub fn moment(number: u32) -> Moment {
    let start = Moment::parse("2026-08-10T09:00:00Z").unwrap();
    Moment::from_microseconds(start.microseconds() + i64::from(number) * 1_000_000)
}

/// Reads a file of `shared/data`.
pub fn file(shared: &Path, name: &str) -> ReadFile {
    file_published(shared, name, None)
}

/// Reads a file of `shared/data` as published on a day.
pub fn file_published(shared: &Path, name: &str, published: Option<Date>) -> ReadFile {
    read_path(&shared.join("data").join(name), &Options { published }, today())
        .unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Returns the names of every file of `shared/data` in `ods`, `geography` and `list_size` that
/// can be read, in order. What cannot be read are maps, and a list that shows no date.
pub fn every_file(shared: &Path) -> BTreeMap<String, ReadFile> {
    let mut all = BTreeMap::new();
    for folder in ["ods", "ods/fhir", "geography", "list_size"] {
        for entry in std::fs::read_dir(shared.join("data").join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                continue;
            }
            let name = format!("{folder}/{}", path.file_name().unwrap().to_str().unwrap());
            if let Ok(read) = read_path(&path, &Options::default(), today()) {
                all.insert(name, read);
            }
        }
    }
    assert!(all.len() > 35, "only {} files could be read", all.len());
    all
}

/// Returns a file that is written out in a test.
pub fn text(title: &str, text: &str, published: &str) -> ReadFile {
    let options = Options { published: Some(date(published)) };
    read_bytes(title, text.as_bytes(), &options, today()).unwrap()
}

/// Returns the act that reports a file.
pub fn draft(read: &ReadFile) -> Draft {
    observation(&read.publication, &read.facts, ACTOR).unwrap()
}

/// Appends an act as the next of a record, one second after the last.
pub fn append(memory: &mut Memory, draft: &Draft) {
    let next = u32::try_from(memory.head().unwrap().number).unwrap() + 1;
    let outcome = memory.append(Basis::Any, draft, moment(next)).unwrap();
    assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
}

/// Returns the record of some acts, in their order.
pub fn record<'d>(drafts: impl IntoIterator<Item = &'d Draft>) -> Memory {
    let mut memory = Memory::default();
    for draft in drafts {
        append(&mut memory, draft);
    }
    memory
}

/// Returns the register of some files that were read.
pub fn register_of_read<'r>(files: impl IntoIterator<Item = &'r ReadFile>) -> Register {
    let mut memory = Memory::default();
    for read in files {
        append(&mut memory, &draft(read));
    }
    fold_afresh(&mut memory).unwrap().register
}

/// Returns the register of some files of `shared/data`.
pub fn register_of(shared: &Path, names: &[&str]) -> Register {
    let read: Vec<ReadFile> = names.iter().map(|name| file(shared, name)).collect();
    register_of_read(&read)
}

/// Reads a table of `shared`, plain or gzipped, as rows of texts; the first row is left out.
pub fn table(path: &Path) -> Vec<Vec<String>> {
    let bytes = std::fs::read(path).unwrap();
    let mut text = Vec::new();
    if path.extension().is_some_and(|own| own == "gz") {
        std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&bytes[..]), &mut text)
            .unwrap();
    } else {
        text = bytes;
    }
    let mut reader = csv::Reader::from_reader(&text[..]);
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Returns texts joined by spaces: short to compare and to print.
pub fn joined(codes: impl IntoIterator<Item = Code>) -> String {
    codes.into_iter().map(|own| own.to_string()).collect::<Vec<_>>().join(" ")
}
