//! Looking at a file twice: it has to be the same before it is read and after.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::time::SystemTime;

use remit_journal::Hash;
use sha2::{Digest, Sha256};

use super::ArrivalError;

/// How a file is written, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Parquet,
    Gzip,
    Text,
}

/// What a file was when somebody looked.
#[derive(Debug)]
pub(super) struct Look {
    pub(super) title: String,
    pub(super) form: Form,
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
        let mut file = File::open(path)?;
        let about = file.metadata()?;
        let (mut hasher, mut start) = (Sha256::new(), Vec::new());
        let mut block = vec![0; 1 << 16];
        loop {
            let count = file.read(&mut block)?;
            if count == 0 {
                break;
            }
            if cancelled() {
                return Err(io::ErrorKind::Interrupted.into());
            }
            if start.len() < 4 {
                start.extend_from_slice(&block[..count.min(4)]);
            }
            hasher.update(&block[..count]);
        }
        let form = if start.starts_with(b"PAR1") {
            Form::Parquet
        } else if start.starts_with(&[0x1f, 0x8b]) {
            Form::Gzip
        } else {
            Form::Text
        };
        let hash = Hash::from_slice(&hasher.finalize()).map_err(io::Error::other)?;
        let (size, modified) = (about.len(), about.modified().ok());
        Ok(Self { title: title.to_owned(), form, hash, size, modified })
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

/// Hashes what is read through it.
pub(super) struct Hashing<R> {
    inner: R,
    hasher: Sha256,
}

impl<R: Read> Hashing<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, hasher: Sha256::new() }
    }

    pub(super) fn hash(self) -> Hash {
        Hash::from_slice(&self.hasher.finalize()).expect("SHA-256 has 32 bytes")
    }
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hasher.update(&buffer[..count]);
        Ok(count)
    }
}
