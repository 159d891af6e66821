//! The texts that live beside the record.

use postgres::{GenericClient, Transaction};
use remit_dictionary::Date;
use remit_journal::{Beside, Salt, Token};

use crate::beside::{Row, token};
use crate::cause::Stop;
use crate::layout::LAYOUT_WITH_BESIDE;

/// Keeps a text. One that is there, or was forgotten, is left alone.
pub(super) fn put(
    transaction: &mut Transaction<'_>,
    token: &Token,
    salt: &Salt,
    text: &str,
) -> Result<(), Stop> {
    transaction.execute(
        "INSERT INTO remit.beside (token, salt, text) VALUES ($1, $2, $3) \
         ON CONFLICT (token) DO NOTHING",
        &[&token.as_bytes().as_slice(), &salt.0.as_slice(), &text.as_bytes()],
    )?;
    Ok(())
}

/// Returns what there is for a token.
pub(super) fn get(client: &mut impl GenericClient, token: &Token) -> Result<Option<Beside>, Stop> {
    if super::session::layout(client)? < LAYOUT_WITH_BESIDE {
        return Ok(None);
    }
    let found = client.query_opt(
        "SELECT salt, text, removed_on FROM remit.beside WHERE token = $1",
        &[&token.as_bytes().as_slice()],
    )?;
    Ok(found.map(|found| row(&found).read(token)).transpose()?)
}

/// Returns the tokens of a text.
pub(super) fn tokens_of(client: &mut impl GenericClient, text: &str) -> Result<Vec<Token>, Stop> {
    if super::session::layout(client)? < LAYOUT_WITH_BESIDE {
        return Ok(Vec::new());
    }
    let rows = client.query(
        "SELECT salt, text, removed_on, token FROM remit.beside WHERE text = $1 ORDER BY token",
        &[&text.as_bytes()],
    )?;
    let mut tokens = Vec::new();
    for found in &rows {
        let token = token(found.get(3))?;
        row(found).read(&token)?;
        tokens.push(token);
    }
    Ok(tokens)
}

/// Removes a text and its salt; returns whether there was one.
pub(super) fn forget(
    transaction: &mut Transaction<'_>,
    token: &Token,
    on: Date,
) -> Result<bool, Stop> {
    let removed = transaction.execute(
        "UPDATE remit.beside SET salt = NULL, text = NULL, removed_on = $2 \
         WHERE token = $1 AND removed_on IS NULL",
        &[&token.as_bytes().as_slice(), &on.days()],
    )?;
    if removed > 0 {
        write_anew(transaction)?;
    }
    Ok(removed > 0)
}

/// Writes the whole table anew, to a file of its own; the old one is removed with the commit.
///
/// A server leaves the old bytes of a row in its page. `VACUUM FULL` writes anew too, but keeps
/// what an older transaction might still see, and does not tell.
fn write_anew(transaction: &mut Transaction<'_>) -> Result<(), Stop> {
    transaction.batch_execute(
        "CREATE TEMPORARY TABLE kept ON COMMIT DROP AS \
             SELECT token, salt, text, removed_on FROM remit.beside; \
         TRUNCATE remit.beside; \
         INSERT INTO remit.beside (token, salt, text, removed_on) \
             SELECT token, salt, text, removed_on FROM pg_temp.kept",
    )?;
    Ok(())
}

fn row(row: &postgres::Row) -> Row {
    Row { salt: row.get(0), text: row.get(1), removed_on: row.get(2) }
}
