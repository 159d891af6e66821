//! Looking at a file twice: it has to be the same before it is read and after.

use std::fs::File;
use std::io;
use std::path::Path;
use std::time::SystemTime;

use remit_journal::Hash;

use super::ArrivalError;
use crate::hashing::read_through;
use crate::input::Packing;

/// What a file was when somebody looked.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) title: String,
    pub(super) packing: Packing,
    pub(super) hash: Hash,
    size: u64,
    modified: Option<SystemTime>,
}

impl Look {
    /// Looks at a file, unless somebody stops it.
    pub(super) fn at(path: &Path, cancelled: &dyn Fn() -> bool) -> Result<Self, ArrivalError> {
        let title = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        Self::read(path, &title, cancelled).map_err(|source| ArrivalError::reading(&title, source))
    }

    fn read(path: &Path, title: &str, cancelled: &dyn Fn() -> bool) -> io::Result<Self> {
        let file = File::open(path)?;
        let about = file.metadata()?;
        let (start, hash) = read_through(file, Packing::TOLD_BY, cancelled)?;
        let packing = Packing::told_by(&start);
        let (size, modified) = (about.len(), about.modified().ok());
        Ok(Self { title: title.to_owned(), packing, hash, size, modified })
    }

    /// Looks again.
    pub(super) fn unchanged(
        &self,
        path: &Path,
        cancelled: &dyn Fn() -> bool,
    ) -> Result<(), ArrivalError> {
        let again = Self::at(path, cancelled)?;
        let same = (again.size, again.modified, again.hash);
        if same == (self.size, self.modified, self.hash) {
            return Ok(());
        }
        Err(ArrivalError::Changed(self.title.clone()))
    }
}
