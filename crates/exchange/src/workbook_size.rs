//! How large a workbook is once unpacked.
//!
//! A workbook is a zip archive, and a small archive can unpack to more than memory holds. What its
//! directory says of the sizes need not be true, so each part is unpacked once and counted, before
//! anything is kept.

use std::io::Read;

use flate2::read::DeflateDecoder;

use crate::Unreadable;

/// The most bytes that the parts of a workbook may have together. The largest real one has 6 MB.
const PARTS_BYTES_MAX: u64 = 256 << 20;

/// An entry of the directory: its mark, and where its fields stand.
const ENTRY: &[u8] = b"PK\x01\x02";
const ENTRY_BYTES: usize = 46;
const LOCAL_BYTES: usize = 30;
const DEFLATED: usize = 8;

/// Refuses a workbook that is too large. One that is damaged passes: its reader says more of it.
pub(crate) fn check(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut total = 0_u64;
    for at in directory(bytes) {
        let Some(size) = part_size(bytes, at, PARTS_BYTES_MAX - total) else { continue };
        total += size;
        if total >= PARTS_BYTES_MAX {
            return Err(Unreadable::TooLarge { max_bytes: PARTS_BYTES_MAX });
        }
    }
    Ok(())
}

/// Returns where entries of the directory may begin. A stray mark inside of packed data does no
/// harm: it is counted too, or leads nowhere.
fn directory(bytes: &[u8]) -> impl Iterator<Item = usize> {
    (0..bytes.len().saturating_sub(ENTRY_BYTES)).filter(|at| bytes[*at..].starts_with(ENTRY))
}

/// Returns the size of a part once unpacked, or the bound where it is larger.
fn part_size(bytes: &[u8], entry: usize, most: u64) -> Option<u64> {
    let method = number(bytes, entry + 10, 2)?;
    let local = number(bytes, entry + 42, 4)?;
    let names = number(bytes, local + 26, 2)? + number(bytes, local + 28, 2)?;
    let data = bytes.get(local + LOCAL_BYTES + names..)?;
    if method != DEFLATED {
        // What is stored as it stands is part of the file, whose size is bounded.
        return Some(0);
    }
    // A damaged part counts as far as it can be unpacked.
    let mut counted = DeflateDecoder::new(data).take(most);
    let mut buffer = [0; 32 << 10];
    let mut size = 0;
    while let Ok(read @ 1..) = counted.read(&mut buffer) {
        size += u64::try_from(read).ok()?;
    }
    Some(size)
}

/// Reads a number of so many bytes, the lowest first.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let own = bytes.get(at..at.checked_add(length)?)?;
    Some(own.iter().rev().fold(0, |sum, byte| (sum << 8) | usize::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    /// One deflated part of zeros, in an archive of the least that is looked at.
    fn archive(size: usize) -> Vec<u8> {
        let mut packer =
            flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&vec![0; size]).unwrap();
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(LOCAL_BYTES, 0);
        bytes.extend(packer.finish().unwrap());
        let entry = bytes.len();
        bytes.extend(ENTRY);
        bytes.resize(entry + ENTRY_BYTES + 1, 0);
        bytes[entry + 10] = 8;
        bytes
    }

    #[test]
    fn a_small_archive_that_unpacks_to_too_much_is_refused() {
        assert!(check(&archive(1 << 20)).is_ok());
        let bomb = archive(257 << 20);
        assert!(bomb.len() < 4 << 20);
        assert!(matches!(check(&bomb), Err(Unreadable::TooLarge { .. })));
    }

    #[test]
    fn a_directory_that_points_nowhere_does_no_harm() {
        let mut bytes = archive(100);
        let end = bytes.len();
        bytes[end - 5..end - 1].fill(0xff);
        assert!(check(&bytes).is_ok());
        assert!(check(b"PK\x03\x04").is_ok());
    }
}
