//! SHA-256 of files, and of what is read on its way.

use std::fs::File;
use std::io::{self, BufReader, Read};

use remit_journal::Hash;
use sha2::{Digest, Sha256};

/// Hashes what is read through it.
pub(crate) struct Hashing<R> {
    inner: R,
    hasher: Sha256,
}

impl<R: Read> Hashing<R> {
    pub(crate) fn new(inner: R) -> Self {
        Self { inner, hasher: Sha256::new() }
    }

    pub(crate) fn hash(self) -> Hash {
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

/// Reads a file to its end and returns its first bytes, as many as are asked for, and its hash.
pub(crate) fn read_through(file: File, first: u64) -> io::Result<(Vec<u8>, Hash)> {
    let mut file = BufReader::with_capacity(1 << 20, Hashing::new(file));
    let mut start = Vec::new();
    file.by_ref().take(first).read_to_end(&mut start)?;
    io::copy(&mut file, &mut io::sink())?;
    Ok((start, file.into_inner().hash()))
}
