//! From bytes on disk to text: gzip, sizes, encodings.

use std::borrow::Cow;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;

use crate::{Unreadable, workbook_size};

/// The most bytes that a file may have once unpacked.
pub const UNPACKED_BYTES_MAX: u64 = 1 << 30;
/// How much of a file is looked at to tell text from anything else.
const LOOKED_AT: usize = 64 << 10;

/// What an unpacked file is.
pub(crate) enum Content<'b> {
    /// A zip archive, to be opened as a workbook.
    Workbook(&'b [u8]),
    /// Text without its byte order mark.
    Text { text: Cow<'b, str>, latin1: bool },
}

impl Content<'_> {
    /// Tells whether the text was decoded from something that is not UTF-8.
    pub(crate) fn is_latin1(&self) -> bool {
        matches!(self, Self::Text { latin1: true, .. })
    }
}

/// Reads a file from disk, whole.
pub(crate) fn load(path: &Path) -> Result<Vec<u8>, Unreadable> {
    let fault = |source: std::io::Error| match source.kind() {
        std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => {
            Unreadable::NoSuchFile(path.to_owned())
        }
        _ => Unreadable::Io { path: path.to_owned(), source },
    };
    let about = std::fs::metadata(path).map_err(fault)?;
    if about.is_dir() {
        return Err(Unreadable::IsDirectory(path.to_owned()));
    }
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path).map_err(fault)?;
    // A pipe or a file that grows tells no true size, so the reading itself is bounded.
    file.take(UNPACKED_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(fault)?;
    within_bounds(&bytes)?;
    Ok(bytes)
}

/// Undoes gzip, told by its magic bytes.
pub(crate) fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Unreadable> {
    if bytes.is_empty() {
        return Err(Unreadable::Empty);
    }
    if !bytes.starts_with(&[0x1f, 0x8b]) {
        within_bounds(bytes)?;
        return Ok(Cow::Borrowed(bytes));
    }
    let mut unpacked = Vec::new();
    MultiGzDecoder::new(bytes)
        .take(UNPACKED_BYTES_MAX + 1)
        .read_to_end(&mut unpacked)
        .map_err(|_| Unreadable::TruncatedGzip)?;
    within_bounds(&unpacked)?;
    if unpacked.is_empty() {
        return Err(Unreadable::Empty);
    }
    Ok(Cow::Owned(unpacked))
}

/// Reads the text of a file on disk, packed with gzip or not, without its byte order mark.
///
/// # Errors
/// When it cannot be read, is too large, or is no text.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    let bytes = load(path)?;
    match content(&unpack(&bytes)?)? {
        Content::Text { text, .. } => Ok(text.into_owned()),
        Content::Workbook(_) => Err(Unreadable::Binary { seen: "a workbook" }),
    }
}

fn within_bounds(bytes: &[u8]) -> Result<(), Unreadable> {
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= UNPACKED_BYTES_MAX) {
        Ok(())
    } else {
        Err(Unreadable::TooLarge { max_bytes: UNPACKED_BYTES_MAX })
    }
}

/// Tells a workbook from text, and decodes the text.
pub(crate) fn content(bytes: &[u8]) -> Result<Content<'_>, Unreadable> {
    if bytes.starts_with(b"PK\x03\x04") {
        workbook_size::check(bytes)?;
        return Ok(Content::Workbook(bytes));
    }
    if let Some(seen) = binary(bytes) {
        return Err(Unreadable::Binary { seen });
    }
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if text.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    Ok(match std::str::from_utf8(text) {
        Ok(text) => Content::Text { text: Cow::Borrowed(text), latin1: false },
        Err(_) => {
            let text: String = text.iter().map(|byte| windows_1252(*byte)).collect();
            Content::Text { text: Cow::Owned(text), latin1: true }
        }
    })
}

/// Says what a file is that is neither text nor a workbook.
///
/// A stray NUL spoils only its row. A text of which more than one byte in a hundred is a control
/// character is no text.
fn binary(bytes: &[u8]) -> Option<&'static str> {
    for (magic, seen) in [
        (&b"%PDF"[..], "a PDF"),
        (b"\xd0\xcf\x11\xe0", "an old Excel workbook, xls"),
        (b"\xff\xfe", "text in UTF-16"),
        (b"\xfe\xff", "text in UTF-16"),
        (b"SQLite format 3\0", "a database"),
        (b"PAR1", "Parquet"),
    ] {
        if bytes.starts_with(magic) {
            return Some(seen);
        }
    }
    let sample = &bytes[..bytes.len().min(LOOKED_AT)];
    let control = |byte: &&u8| **byte < 0x20 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 0x0c);
    let controls = sample.iter().filter(control).count();
    // A few stray bytes in a short file are still a text with a bad row.
    (controls > 4 && controls * 100 > sample.len()).then_some("it holds control characters")
}

/// Decodes a byte of Windows-1252, which agrees with Latin-1 wherever that has a printed sign.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}
