//! The files that are read: one, several, a folder, or a pattern.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use remit_journal::Hash;

use crate::hashing::read_through;

/// How many files one run may read.
const FILES_MAX: usize = 100_000;

/// Why an input cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// Nothing is there.
    #[error("{0}: there is no such file, folder, or file of that pattern")]
    Missing(String),
    /// The pattern is not one.
    #[error("{0}: the pattern cannot be read")]
    Pattern(String),
    /// More files than one run reads.
    #[error("{0}: more than {FILES_MAX} files")]
    TooMany(String),
    /// The file cannot be opened or read.
    #[error("{file} could not be read")]
    Unreadable {
        /// The file.
        file: String,
        /// Why.
        #[source]
        source: std::io::Error,
    },
}

/// What a file is packed as; found from its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// Text, as it is.
    Text,
    /// Text, packed with gzip.
    Gzip,
    /// Parquet.
    Parquet,
}

impl Packing {
    /// How many of a file's first bytes tell what it is packed as.
    pub(crate) const TOLD_BY: u64 = 4;

    /// Returns what a file is packed as that starts with these bytes.
    pub(crate) fn told_by(start: &[u8]) -> Self {
        match start {
            [0x1f, 0x8b, ..] => Self::Gzip,
            b"PAR1" => Self::Parquet,
            _ => Self::Text,
        }
    }
}

/// One file to read.
#[derive(Debug, Clone)]
pub struct Input {
    /// Where it is.
    pub path: PathBuf,
    /// What it is packed as.
    pub packing: Packing,
    /// Its size in bytes when it was found.
    pub bytes: u64,
    /// When it was last written to before it was found, where the system tells.
    pub modified: Option<SystemTime>,
}

impl Input {
    /// Looks at a file.
    ///
    /// # Errors
    /// When it is not there or cannot be read.
    pub fn of(path: &Path) -> Result<Self, InputError> {
        let fail = |source| InputError::Unreadable { file: path.display().to_string(), source };
        let mut file = std::fs::File::open(path).map_err(fail)?;
        let about = file.metadata().map_err(fail)?;
        let (bytes, modified) = (about.len(), about.modified().ok());
        let mut start = Vec::new();
        file.by_ref().take(Packing::TOLD_BY).read_to_end(&mut start).map_err(fail)?;
        Ok(Self { path: path.to_owned(), packing: Packing::told_by(&start), bytes, modified })
    }

    /// Tells whether another program wrote to the file since it was found.
    #[must_use]
    pub fn changed(&self) -> bool {
        let now = std::fs::metadata(&self.path).map(|now| (now.len(), now.modified().ok()));
        !now.is_ok_and(|now| now == (self.bytes, self.modified))
    }

    /// Returns the file's name for messages.
    #[must_use]
    pub fn name(&self) -> String {
        self.path.display().to_string()
    }

    /// Returns SHA-256 of the file as it is on the disk.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn hash(&self) -> Result<Hash, InputError> {
        let fail = |source| InputError::Unreadable { file: self.name(), source };
        let file = std::fs::File::open(&self.path).map_err(fail)?;
        Ok(read_through(file, 0, &|| false).map_err(fail)?.1)
    }
}

/// Returns the files that some paths stand for, in a fixed order: a folder stands for its files
/// that end in `.parquet`, `.csv` or `.csv.gz`; a path with `*` or `?` for the files of that
/// pattern.
///
/// # Errors
/// When one of them stands for nothing, or a file cannot be opened.
pub fn files_of(paths: &[PathBuf]) -> Result<Vec<Input>, InputError> {
    let mut inputs = Vec::new();
    for path in paths {
        let text = path.display().to_string();
        let mut found: Vec<PathBuf> = if path.is_dir() {
            let read = std::fs::read_dir(path);
            let fail = |source| InputError::Unreadable { file: text.clone(), source };
            let entries = read.map_err(fail)?.filter_map(|entry| Some(entry.ok()?.path()));
            entries.filter(|path| is_data(path)).collect()
        } else if !path.exists() && text.contains(['*', '?', '[']) {
            let matched = glob::glob(&text).map_err(|_| InputError::Pattern(text.clone()))?;
            matched.filter_map(Result::ok).filter(|path| path.is_file()).collect()
        } else {
            vec![path.clone()]
        };
        if found.is_empty() {
            return Err(InputError::Missing(text));
        }
        found.sort();
        for path in found {
            if !path.exists() {
                return Err(InputError::Missing(path.display().to_string()));
            }
            inputs.push(Input::of(&path)?);
        }
        if inputs.len() > FILES_MAX {
            return Err(InputError::TooMany(text));
        }
    }
    Ok(inputs)
}

fn is_data(path: &Path) -> bool {
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let name = name.to_ascii_lowercase();
    !name.starts_with('.') && [".parquet", ".csv", ".csv.gz"].iter().any(|end| name.ends_with(end))
}
