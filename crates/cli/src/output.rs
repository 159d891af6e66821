//! Data on stdout as a table, CSV or JSON; words on stderr.

use std::io::Write;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use crate::arguments::{Arguments, Format};
use crate::refusal::Refusal;

/// Rows to be written, each as long as the headings.
#[derive(Debug)]
pub struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Starts a table with its headings.
    pub fn new(headings: &[&'static str]) -> Self {
        Self::named(headings.iter().map(ToString::to_string).collect())
    }

    /// Starts a table whose headings are known only when it runs.
    pub fn named(headings: Vec<String>) -> Self {
        Self { headings, rows: Vec::new() }
    }

    /// Adds a row.
    pub fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.push(cells.into());
    }

    /// Adds a row whose length is known only when it runs.
    pub fn push(&mut self, cells: Vec<String>) {
        assert_eq!(cells.len(), self.headings.len(), "BUG: a row has a cell for each heading");
        self.rows.push(cells);
    }

    /// Returns the headings and the rows.
    pub fn parts(&self) -> (&[String], &[Vec<String>]) {
        (&self.headings, &self.rows)
    }

    /// Returns how many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns the rows as JSON objects; an empty cell is null.
    pub fn objects(&self) -> Value {
        let object = |row: &Vec<String>| {
            let cell = |text: &String| match text.as_str() {
                "" => Value::Null,
                text => Value::from(text),
            };
            let cells = self.headings.iter().zip(row);
            Value::Object(cells.map(|(name, text)| (name.clone(), cell(text))).collect())
        };
        Value::Array(self.rows.iter().map(object).collect())
    }

    fn text(&self) -> String {
        let width = |column: usize| {
            let cells = self.rows.iter().map(|row| row[column].chars().count());
            cells.chain([self.headings[column].len()]).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..self.headings.len()).map(width).collect();
        let mut text = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(&format!("{cell:<width$}  "));
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    fn csv(&self) -> anyhow::Result<Vec<u8>> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(&self.headings)?;
        for row in &self.rows {
            writer.write_record(row)?;
        }
        Ok(writer.into_inner()?)
    }
}

/// Writes a table as was asked; as JSON it is a list of objects.
pub fn write(arguments: &Arguments, table: &Table) -> anyhow::Result<()> {
    write_with(arguments, table, || table.objects())
}

/// Writes a table as was asked, with JSON of its own shape.
pub fn write_with(
    arguments: &Arguments,
    table: &Table,
    json: impl FnOnce() -> Value,
) -> anyhow::Result<()> {
    write_bytes(arguments, &bytes(arguments, table, json)?)
}

/// Writes a table to stdout, where `--out` is the file of something else.
pub fn write_to_stdout(arguments: &Arguments, table: &Table) -> anyhow::Result<()> {
    let format = arguments.format.unwrap_or(Format::Table);
    let bytes = bytes_as(format, table, || table.objects())?;
    Ok(std::io::stdout().lock().write_all(&bytes)?)
}

/// Returns how data is written: as was asked, else as the name of the file ends, else as a table.
pub fn format(arguments: &Arguments) -> Format {
    let by_name = || match ending(arguments.out.as_deref()?).as_str() {
        "csv" => Some(Format::Csv),
        "json" => Some(Format::Json),
        _ => None,
    };
    arguments.format.or_else(by_name).unwrap_or(Format::Table)
}

/// Returns what the name of a file ends in after the last dot, in small letters.
pub fn ending(path: &Path) -> String {
    path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase()
}

/// Returns a table as it will be written.
pub fn bytes(
    arguments: &Arguments,
    table: &Table,
    json: impl FnOnce() -> Value,
) -> anyhow::Result<Vec<u8>> {
    bytes_as(format(arguments), table, json)
}

fn bytes_as(
    format: Format,
    table: &Table,
    json: impl FnOnce() -> Value,
) -> anyhow::Result<Vec<u8>> {
    Ok(match format {
        Format::Table => table.text().into_bytes(),
        Format::Csv => table.csv()?,
        Format::Json => {
            let mut bytes = serde_json::to_vec_pretty(&json())?;
            bytes.push(b'\n');
            bytes
        }
    })
}

/// Refuses to write over a file that is read, over the record, or twice over one file.
pub fn keep_apart(arguments: &Arguments, written: &[&Path], read: &[&Path]) -> anyhow::Result<()> {
    let full = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let store = full(Path::new(&arguments.store));
    let other = |what: String| Err(Refusal::error(what, "name another file; nothing was written"));
    for (at, path) in written.iter().enumerate() {
        let (own, name) = (full(path), path.display());
        // A device or a pipe may be read and written.
        if path.metadata().is_ok_and(|there| !there.is_file()) {
            continue;
        }
        if own == store {
            return other(format!("{name} is the record, and would be written over"));
        }
        if read.iter().any(|read| full(read) == own) {
            return other(format!("{name} would be written over while it is read"));
        }
        if written[..at].iter().any(|before| full(before) == own) {
            return other(format!("{name} would be written twice"));
        }
    }
    Ok(())
}

/// Writes data to where it was asked to go.
pub fn write_bytes(arguments: &Arguments, bytes: &[u8]) -> anyhow::Result<()> {
    keep_apart(arguments, &arguments.out.as_deref().into_iter().collect::<Vec<_>>(), &[])?;
    match &arguments.out {
        Some(path) => write_file(path, bytes),
        None => Ok(std::io::stdout().lock().write_all(bytes)?),
    }
}

/// Writes a whole file or none of it. What is no plain file (a pipe, a device, a link) is written
/// through: a new file in its place would be another thing.
pub fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
        let written = std::fs::write(path, bytes);
        return written.with_context(|| format!("{} could not be written", path.display()));
    }
    let mut name = path.file_name().context("--out names no file")?.to_owned();
    name.push(".part");
    let part = path.with_file_name(name);
    let written = std::fs::write(&part, bytes).and_then(|()| std::fs::rename(&part, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&part);
    }
    written.with_context(|| format!("{} could not be written", path.display()))
}

/// Writes text as data: a report that is not a table.
pub fn write_text(arguments: &Arguments, text: &str) -> anyhow::Result<()> {
    write_bytes(arguments, text.as_bytes())
}

/// Says something to the person: on stderr. Words can quote a file, and its control characters
/// would act on the terminal.
pub fn say(words: &str) {
    let shown = |own: char| if own.is_control() && own != '\n' { '\u{fffd}' } else { own };
    let words: String = words.chars().map(shown).collect();
    let _ = writeln!(std::io::stderr().lock(), "{words}");
}
