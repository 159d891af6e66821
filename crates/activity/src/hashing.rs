//! SHA-256 of files, and of what is read or written on its way.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Write};

use remit_journal::Hash;
use sha2::{Digest, Sha256};

/// Hashes what is read or written through it.
pub struct Hashing<F> {
    inner: F,
    hasher: Sha256,
}

impl<F> Hashing<F> {
    /// Returns one that has hashed nothing yet.
    pub fn new(inner: F) -> Self {
        Self { inner, hasher: Sha256::new() }
    }

    /// Returns the SHA-256 of all that went through.
    ///
    /// # Panics
    /// Never: SHA-256 has 32 bytes.
    pub fn hash(self) -> Hash {
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

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.inner.write(bytes)?;
        self.hasher.update(&bytes[..count]);
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Reads a file to its end, unless somebody stops it, and returns its first bytes, as many as are
/// asked for, and its hash.
pub(crate) fn read_through(
    file: File,
    first: u64,
    cancelled: &dyn Fn() -> bool,
) -> io::Result<(Vec<u8>, Hash)> {
    let mut file = BufReader::with_capacity(1 << 20, Hashing::new(file));
    let mut start = Vec::new();
    file.by_ref().take(first).read_to_end(&mut start)?;
    while !file.fill_buf()?.is_empty() {
        if cancelled() {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let count = file.buffer().len();
        file.consume(count);
    }
    Ok((start, file.into_inner().hash()))
}
