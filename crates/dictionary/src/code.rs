//! Codes as ODS and ONS publish them.
//!
//! ODS codes are two to twelve letters and digits (practice `A81001`, CCG `09J`, ICB `S1Y5D`);
//! ONS codes are one letter and eight digits (`E38000002`). Both are upper case. ODS Data
//! Dictionary; ONS Code History Database.

use std::fmt;

const LENGTH_MAX: usize = 12;

/// A code that ODS or ONS gave to an organisation or a small area.
///
/// Ordered as its text is, so that a sorted list of codes can be searched without a hash table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code([u8; LENGTH_MAX]);

/// Why a text is not a code.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a code: two to twelve letters and digits are expected")]
pub struct CodeError(String);

impl Code {
    /// Parses a code; spaces around it are dropped and letters become upper case.
    ///
    /// # Errors
    /// When it is shorter than two or longer than twelve characters, or holds anything but
    /// letters and digits.
    pub fn parse(text: &str) -> Result<Self, CodeError> {
        let trimmed = text.trim();
        let fits = (2..=LENGTH_MAX).contains(&trimmed.len());
        if !fits || !trimmed.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(CodeError(text.chars().take(40).collect()));
        }
        let mut bytes = [0; LENGTH_MAX];
        for (slot, byte) in bytes.iter_mut().zip(trimmed.bytes()) {
            *slot = byte.to_ascii_uppercase();
        }
        Ok(Self(bytes))
    }

    /// Returns the code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let end = self.0.iter().position(|byte| *byte == 0).unwrap_or(LENGTH_MAX);
        std::str::from_utf8(&self.0[..end]).expect("a code is ASCII, parse() saw to it")
    }

    /// Returns the twelve bytes that hold the code, padded with zeros.
    #[must_use]
    pub fn to_bytes(self) -> [u8; LENGTH_MAX] {
        self.0
    }

    /// Reads back what [`Code::to_bytes`] gave.
    ///
    /// # Errors
    /// When the bytes are not a code padded with zeros.
    pub fn from_bytes(bytes: [u8; LENGTH_MAX]) -> Result<Self, CodeError> {
        let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(LENGTH_MAX);
        let text = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let code = Self::parse(&text)?;
        if code.0 == bytes { Ok(code) } else { Err(CodeError(text)) }
    }

    /// Tells whether this has the form of an ONS code: one letter, then eight digits.
    #[must_use]
    pub fn is_ons(&self) -> bool {
        let text = self.as_str().as_bytes();
        text.len() == 9 && text[0].is_ascii_alphabetic() && text[1..].iter().all(u8::is_ascii_digit)
    }

    /// Tells whether this is a small area of England: an LSOA of 2011 or 2021.
    #[must_use]
    pub fn is_small_area(&self) -> bool {
        self.is_ons() && self.as_str().starts_with("E01")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Code({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_two_to_twelve_letters_and_digits() {
        for (text, outcome) in [
            ("A81001", Some("A81001")),
            (" 09j ", Some("09J")),
            ("E38000002", Some("E38000002")),
            ("X", None),
            ("", None),
            ("A81 001", None),
            ("A81-001", None),
            ("0123456789ABC", None),
            ("É81001", None),
        ] {
            assert_eq!(Code::parse(text).ok().map(|c| c.to_string()).as_deref(), outcome, "{text}");
        }
    }

    #[test]
    fn codes_sort_as_text_and_survive_bytes() {
        let short = Code::parse("09J").unwrap();
        let long = Code::parse("09JA").unwrap();
        assert!(short < long);
        assert_eq!(Code::from_bytes(long.to_bytes()), Ok(long));
        assert!(Code::from_bytes([b'a'; 12]).is_err());
    }

    #[test]
    fn ons_codes_are_told_from_ods_codes() {
        assert!(Code::parse("E01000001").unwrap().is_small_area());
        assert!(Code::parse("E38000002").unwrap().is_ons());
        assert!(!Code::parse("A81001").unwrap().is_ons());
    }
}
