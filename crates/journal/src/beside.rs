//! What lives beside the record: names of people, addresses, the public's own words.
//!
//! An act holds only the token of such a text, a salted hash. Text and salt can be removed for good
//! and the act stays as it was, so it is verified as before. Without the salt nobody can tell what
//! the text was, not even by trying every name.

use std::fmt;

use remit_dictionary::Date;

use crate::digest::{read_hexadecimal, write_hexadecimal};
use crate::{Fault, Hash};

/// The longest text that is kept beside the record.
pub const BESIDE_BYTES_MAX: usize = 16 * 1024;

const TOKEN_BYTES: usize = 16;

/// What makes the token of a text one that cannot be guessed: 16 random bytes, new for each text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Salt(pub [u8; 16]);

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Who has the salt can try names against the token, also when the text is forgotten.
        f.write_str("Salt(..)")
    }
}

/// Stands in an act for a text beside the record. Printed as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Token([u8; TOKEN_BYTES]);

/// Why a text is not a token.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("a token is 32 hexadecimal digits in lower case")]
pub struct TokenError;

impl Token {
    /// Returns the token of a text: the first half of SHA-256 over salt and text.
    #[must_use]
    pub fn of(salt: &Salt, text: &str) -> Self {
        let hash = Hash::of(&[&salt.0, text.as_bytes()]);
        let (half, _) = hash.as_bytes().split_at(TOKEN_BYTES);
        Self(half.try_into().expect("the half of a hash has the length of a token"))
    }

    /// Returns the token of a text that is to be kept, if it may be.
    ///
    /// # Errors
    /// When the text is longer than [`BESIDE_BYTES_MAX`].
    pub fn to_keep(salt: &Salt, text: &str) -> Result<Self, Fault> {
        if text.len() > BESIDE_BYTES_MAX {
            return Err(Fault::TextTooLong { bytes: text.len() });
        }
        Ok(Self::of(salt, text))
    }

    /// Returns the 16 bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; TOKEN_BYTES] {
        &self.0
    }

    /// Reads back 16 stored bytes.
    ///
    /// # Errors
    /// When there are not exactly 16.
    pub fn from_slice(bytes: &[u8]) -> Result<Self, TokenError> {
        bytes.try_into().map(Self).map_err(|_| TokenError)
    }

    /// Parses what was printed.
    ///
    /// # Errors
    /// When the text is anything but 32 hexadecimal digits in lower case.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return Err(TokenError);
        }
        read_hexadecimal(text).map(Self).ok_or(TokenError)
    }
}

impl fmt::Display for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hexadecimal(f, &self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({self})")
    }
}

/// What there is beside the record for a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// The text.
    Kept(String),
    /// The text was forgotten; a page says when.
    Removed {
        /// The day on which it was removed.
        on: Date,
    },
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SALT: Salt = Salt([7; 16]);

    #[test]
    fn a_token_is_what_it_was() {
        // A golden value: acts hold tokens for ever.
        assert_eq!(Token::of(&SALT, "A Name").to_string(), "4ad52c08a77c45c3b025922d6acb702f");
    }

    #[test]
    fn another_salt_or_text_gives_another_token() {
        let token = Token::of(&SALT, "A Name");
        assert_ne!(token, Token::of(&Salt([8; 16]), "A Name"));
        assert_ne!(token, Token::of(&SALT, "a name"));
    }

    #[test]
    fn only_what_was_printed_is_a_token() {
        for (text, outcome) in [
            ("000102030405060708090a0b0c0d0eff", true),
            ("000102030405060708090A0B0C0D0EFF", false),
            (" 00102030405060708090a0b0c0d0eff", false),
            ("+00102030405060708090a0b0c0d0eff", false),
            ("000102030405060708090a0b0c0d0ef", false),
            ("000102030405060708090a0b0c0d0eff0", false),
            ("éééééééééééééééé", false),
            ("", false),
        ] {
            let parsed = Token::parse(text).map(|token| token.to_string());
            assert_eq!(parsed.as_deref() == Ok(text), outcome, "{text}");
        }
    }

    #[test]
    fn a_salt_is_not_printed() {
        assert_eq!(format!("{SALT:?}"), "Salt(..)");
    }

    proptest! {
        #[test]
        fn a_token_survives_printing(salt in any::<[u8; 16]>(), text in "\\PC*") {
            let token = Token::of(&Salt(salt), &text);
            prop_assert_eq!(Token::parse(&token.to_string()), Ok(token));
            prop_assert_eq!(Token::from_slice(token.as_bytes()), Ok(token));
        }
    }
}
