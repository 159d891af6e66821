//! The texts that live beside the record.

use remit_dictionary::Date;
use remit_journal::{Beside, Salt, Token};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

use super::file;
use crate::beside::{Row, token};
use crate::cause::Stop;
use crate::layout::LAYOUT_WITH_BESIDE;

/// Keeps a text. One that is there, or was forgotten, is left alone.
pub(super) fn put(
    transaction: &Transaction<'_>,
    token: &Token,
    salt: &Salt,
    text: &str,
) -> Result<(), Stop> {
    transaction
        .prepare_cached(
            "INSERT INTO beside (token, salt, text) VALUES (?1, ?2, ?3) \
             ON CONFLICT (token) DO NOTHING",
        )?
        .execute(params![token.as_bytes(), salt.0, text.as_bytes()])?;
    Ok(())
}

/// Returns what there is for a token.
pub(super) fn get(connection: &Connection, token: &Token) -> Result<Option<Beside>, Stop> {
    if file::layout(connection)? < LAYOUT_WITH_BESIDE {
        return Ok(None);
    }
    let row = connection
        .prepare_cached("SELECT salt, text, removed_on FROM beside WHERE token = ?1")?
        .query_row([token.as_bytes()], row)
        .optional()?;
    Ok(row.map(|row| row.read(token)).transpose()?)
}

/// Returns the tokens of a text.
pub(super) fn tokens_of(connection: &Connection, text: &str) -> Result<Vec<Token>, Stop> {
    if file::layout(connection)? < LAYOUT_WITH_BESIDE {
        return Ok(Vec::new());
    }
    let mut statement = connection.prepare_cached(
        "SELECT salt, text, removed_on, token FROM beside WHERE text = ?1 ORDER BY token",
    )?;
    let mut rows = statement.query([text.as_bytes()])?;
    let mut tokens = Vec::new();
    while let Some(found) = rows.next()? {
        let token = token(&found.get::<_, Vec<u8>>(3)?)?;
        row(found)?.read(&token)?;
        tokens.push(token);
    }
    Ok(tokens)
}

/// Removes a text and its salt; returns whether there was one.
pub(super) fn forget(transaction: &Transaction<'_>, token: &Token, on: Date) -> Result<bool, Stop> {
    let removed = transaction
        .prepare_cached(
            "UPDATE beside SET salt = NULL, text = NULL, removed_on = ?2 \
             WHERE token = ?1 AND removed_on IS NULL",
        )?
        .execute(params![token.as_bytes(), on.days()])?;
    Ok(removed > 0)
}

fn row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Row> {
    Ok(Row { salt: row.get(0)?, text: row.get(1)?, removed_on: row.get(2)? })
}
