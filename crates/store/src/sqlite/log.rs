//! The log beside the file, where the header is when the file's own was torn.
//!
//! While the log is moved to the file, the first page is written over. When the power goes within
//! that one write, SQLite takes the page from the log; so must whoever asks what the file is.

use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::file::HEADER_LENGTH;

/// The parts of a log, as SQLite's file format tells: a header, then frames of a page each.
const HEADER: usize = 32;
const PAGE_SIZE_AT: usize = 8;
const FRAME_HEADER: usize = 24;
const PAGE_SIZE_MIN: i64 = 512;

/// Returns the path of the log.
pub(super) fn path(record: &Path) -> PathBuf {
    let mut path = record.as_os_str().to_owned();
    path.push("-wal");
    path.into()
}

/// Returns the header of the first page as the log has it, or nothing.
pub(super) fn header(record: &Path) -> Option<Vec<u8>> {
    let mut log = File::open(path(record)).ok()?;
    let mut header = [0; HEADER];
    log.read_exact(&mut header).ok()?;
    let page_size = i64::from(number(&header, PAGE_SIZE_AT));
    if page_size < PAGE_SIZE_MIN {
        return None;
    }
    loop {
        let mut frame = [0; FRAME_HEADER + HEADER_LENGTH];
        log.read_exact(&mut frame).ok()?;
        if number(&frame, 0) == 1 {
            return Some(frame[FRAME_HEADER..].to_vec());
        }
        let read = i64::try_from(HEADER_LENGTH).ok()?;
        log.seek(SeekFrom::Current(page_size - read)).ok()?;
    }
}

fn number(bytes: &[u8], at: usize) -> u32 {
    u32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}
