//! What lives beside the record, as the columns tell it: the same for both stores.

use remit_dictionary::Date;
use remit_journal::{Beside, Fault, Salt, Token, TokenError};

/// Returns a salt that nobody has seen, from the operating system.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn fresh_salt() -> Result<Salt, Fault> {
    let mut salt = Salt([0; 16]);
    getrandom::fill(&mut salt.0)
        .map_err(Fault::store::<getrandom::Error>("take random bytes for a salt"))?;
    Ok(salt)
}

/// A row of the table `beside`.
pub(crate) struct Row {
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) text: Option<Vec<u8>>,
    pub(crate) removed_on: Option<i32>,
}

impl Row {
    /// Reads what is there for a token, and checks that the token was made of it.
    ///
    /// # Errors
    /// When the row holds what was never kept under that token.
    pub(crate) fn read(self, token: &Token) -> Result<Beside, Fault> {
        let beside = match (self.salt, self.text, self.removed_on) {
            (Some(salt), Some(text), None) => kept(&salt, text, token),
            (None, None, Some(on)) => Some(Beside::Removed { on: Date::from_days(on) }),
            _ => None,
        };
        beside.ok_or(Fault::TextChanged(*token))
    }
}

fn kept(salt: &[u8], text: Vec<u8>, token: &Token) -> Option<Beside> {
    let salt = Salt(salt.try_into().ok()?);
    let text = String::from_utf8(text).ok()?;
    (Token::of(&salt, &text) == *token).then_some(Beside::Kept(text))
}

/// Reads a token.
pub(crate) fn token(bytes: &[u8]) -> Result<Token, Fault> {
    Token::from_slice(bytes).map_err(Fault::store::<TokenError>("read a token"))
}
