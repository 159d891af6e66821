//! The record on a PostgreSQL server, in the schema `remit`.
//!
//! Writers take turns under one lock of the database; a commit returns when its bytes are on the
//! server's disk.

mod beside;
mod session;

use std::fmt;

use postgres::{Config, Row, Transaction};
use remit_dictionary::{Date, Moment};
use remit_journal::{
    Basis, Beside, Checkpoint, Draft, Fault, Hash, Head, Outcome, Receipt, Salt, Storage,
    StoredAct, Tampering, Token,
};

use crate::cause::{Stop, fault};
use crate::layout::LAYOUT;
use crate::open::{Mode, OpenError};
use crate::plan::{self, Plan, Recorded, plan};
use session::Session;

const LAST: &str =
    "SELECT number, hash, recorded_at, content FROM remit.acts ORDER BY number DESC LIMIT 1";

/// A record on a PostgreSQL server.
pub struct Postgres {
    config: Config,
    mode: Mode,
    session: Session,
}

impl fmt::Debug for Postgres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The configuration holds a password.
        f.debug_struct("Postgres").field("mode", &self.mode).finish_non_exhaustive()
    }
}

impl Postgres {
    /// Connects to the record that a URL names and makes it where there is none.
    ///
    /// # Errors
    /// When the URL cannot be read, the server fails, or what is there is no record or a newer one.
    pub fn connect(url: &str) -> Result<Self, OpenError> {
        Self::open(url, Mode::Create)
    }

    /// Connects to the record that a URL names.
    pub(crate) fn open(url: &str, mode: Mode) -> Result<Self, OpenError> {
        let config = session::config(url)?;
        let session = Session::start(&config, mode)?;
        Ok(Self { config, mode, session })
    }

    /// Returns the session, a new one where the server ended the last.
    fn session(&mut self) -> Result<&mut Session, Fault> {
        if self.session.client.is_closed() {
            // Never makes a record: there was one, and a database without it is another.
            let mode = if self.mode == Mode::Create { Mode::Existing } else { self.mode };
            self.session = Session::start(&self.config, mode).map_err(|error| match error {
                OpenError::Fault(fault) => fault,
                other => Fault::store::<OpenError>("connect again")(other),
            })?;
        }
        Ok(&mut self.session)
    }

    /// Runs one writing transaction under the lock of the writer.
    fn write<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&mut Transaction<'_>) -> Result<T, Stop>,
    ) -> Result<T, Fault> {
        transact(self.session()?, work).map_err(|stop| stop.while_doing(doing))
    }
}

fn transact<T>(
    session: &mut Session,
    work: impl FnOnce(&mut Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let mut transaction = session::begin(&mut session.client)?;
    session::lock(&mut transaction)?;
    // Another program may have moved the record to a newer layout since it was opened.
    let found = session::layout(&mut transaction)?;
    if found > LAYOUT {
        return Err(Fault::NewerLayout { found, known: LAYOUT }.into());
    }
    let done = work(&mut transaction)?;
    transaction.commit()?;
    Ok(done)
}

impl Storage for Postgres {
    fn head(&mut self) -> Result<Head, Fault> {
        let row = self.session()?.client.query_opt(LAST, &[]);
        row.map_err(fault("read the last act"))?.map_or(Ok(Head::EMPTY), |row| {
            let number = plan::number(row.get(0))?;
            Ok(Head { number, hash: plan::hash(number, row.get(1))? })
        })
    }

    fn append(&mut self, basis: Basis, draft: &Draft, now: Moment) -> Result<Outcome, Fault> {
        // Hashed before the lock is taken: a large act keeps others waiting for its disk only.
        let content = draft.content();
        self.write("append the act", |transaction| {
            let seen = transaction.query_opt(
                "SELECT number, hash, recorded_at, content FROM remit.acts WHERE request = $1",
                &[&draft.request.as_str()],
            )?;
            let seen = seen.as_ref().map(recorded);
            let last = transaction.query_opt(LAST, &[])?.as_ref().map(recorded);
            match plan(seen.as_ref(), last.as_ref(), basis, draft, now)? {
                Plan::Answer(outcome) => Ok(outcome),
                Plan::Write(stored, receipt) => {
                    put(transaction, draft, content, &stored, &receipt)?;
                    Ok(Outcome::Appended(receipt))
                }
            }
        })
    }

    fn acts(&mut self, after: u64, limit: usize) -> Result<Vec<StoredAct>, Fault> {
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = self.session()?.client.query(
            "SELECT number, previous, hash, bytes FROM remit.acts \
             WHERE number > $1 ORDER BY number LIMIT $2",
            &[&after, &limit],
        );
        rows.map_err(fault("read the acts"))?.iter().map(stored).collect()
    }

    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        let session = self.session()?;
        let row = session.client.query_opt(&session.chunk, &[&hash.as_bytes().as_slice()]);
        Ok(row.map_err(fault("read a chunk"))?.map(|row| row.get(0)))
    }

    fn checkpoint(&mut self, fold: u64) -> Result<Option<Checkpoint>, Fault> {
        let row = self.session()?.client.query_opt(
            "SELECT number, head_hash, hash, bytes FROM remit.checkpoint WHERE fold = $1",
            &[&fold.cast_signed()],
        );
        let Some(row) = row.map_err(fault("read the checkpoint"))? else {
            return Ok(None);
        };
        let row = stored(&row)?;
        let head = Head { number: row.number, hash: row.previous };
        Ok(Some(Checkpoint { head, fold, hash: row.hash, bytes: row.bytes }))
    }

    fn keep_checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Fault> {
        self.write("keep the checkpoint", |transaction| {
            transaction.execute("DELETE FROM remit.checkpoint", &[])?;
            transaction.execute(
                "INSERT INTO remit.checkpoint (fold, number, head_hash, hash, bytes) \
                 VALUES ($1, $2, $3, $4, $5)",
                &[
                    &checkpoint.fold.cast_signed(),
                    &plan::column(checkpoint.head.number),
                    &checkpoint.head.hash.as_bytes().as_slice(),
                    &checkpoint.hash.as_bytes().as_slice(),
                    &checkpoint.bytes,
                ],
            )?;
            Ok(())
        })
    }

    fn keep_beside(&mut self, salt: &Salt, text: &str) -> Result<Token, Fault> {
        let token = Token::to_keep(salt, text)?;
        self.write("keep a text beside the record", |transaction| {
            beside::put(transaction, &token, salt, text)?;
            assert!(beside::get(transaction, &token)?.is_some(), "BUG: what was kept is there");
            Ok(token)
        })
    }

    fn beside(&mut self, token: &Token) -> Result<Option<Beside>, Fault> {
        let doing = "read a text beside the record";
        let client = &mut self.session()?.client;
        beside::get(client, token).map_err(|stop| stop.while_doing(doing))
    }

    fn tokens_of(&mut self, text: &str) -> Result<Vec<Token>, Fault> {
        let doing = "look for a text beside the record";
        let client = &mut self.session()?.client;
        beside::tokens_of(client, text).map_err(|stop| stop.while_doing(doing))
    }

    fn forget(&mut self, token: &Token, on: Date) -> Result<bool, Fault> {
        self.write("forget a text", |transaction| beside::forget(transaction, token, on))
    }
}

impl Tampering for Postgres {
    fn replace_acts(&mut self, acts: &[StoredAct]) -> Result<(), Fault> {
        self.write("replace the acts", |transaction| {
            transaction.execute("DELETE FROM remit.acts", &[])?;
            for stored in acts {
                // What was sent is not in the act, so a tampered act has no request of its own.
                let request = format!("tampered {}", stored.number);
                put_act(transaction, &request, Hash::ZERO, stored, Moment::from_microseconds(0))?;
            }
            Ok(())
        })
    }

    fn replace_chunk(&mut self, hash: &Hash, bytes: Option<&[u8]>) -> Result<(), Fault> {
        self.write("replace the chunk", |transaction| match bytes {
            Some(bytes) => put_chunks(transaction, &[(*hash, bytes)]),
            None => {
                let hash = hash.as_bytes().as_slice();
                transaction.execute("DELETE FROM remit.chunks WHERE hash = $1", &[&hash])?;
                Ok(())
            }
        })
    }
}

fn stored(row: &Row) -> Result<StoredAct, Fault> {
    plan::stored(row.get(0), row.get(1), row.get(2), row.get(3))
}

fn recorded(row: &Row) -> Recorded {
    Recorded { number: row.get(0), hash: row.get(1), recorded_at: row.get(2), content: row.get(3) }
}

fn put(
    transaction: &mut Transaction<'_>,
    draft: &Draft,
    content: Hash,
    stored: &StoredAct,
    receipt: &Receipt,
) -> Result<(), Stop> {
    let chunks: Vec<(Hash, &[u8])> =
        draft.chunks.iter().map(|chunk| (chunk.hash(), chunk.bytes.as_slice())).collect();
    put_chunks(transaction, &chunks)?;
    put_act(transaction, draft.request.as_str(), content, stored, receipt.recorded_at)?;
    let after = transaction.query_opt(LAST, &[])?.as_ref().map(recorded);
    let after = after.map(|last| (last.number, last.hash));
    let expected = (plan::column(stored.number), stored.hash.as_bytes().to_vec());
    assert_eq!(after, Some(expected), "BUG: the act just written is the last");
    Ok(())
}

fn put_act(
    transaction: &mut Transaction<'_>,
    request: &str,
    content: Hash,
    stored: &StoredAct,
    recorded_at: Moment,
) -> Result<(), Stop> {
    transaction.execute(
        "INSERT INTO remit.acts \
         (number, request, content, previous, hash, recorded_at, bytes) \
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[
            &plan::column(stored.number),
            &request,
            &content.as_bytes().as_slice(),
            &stored.previous.as_bytes().as_slice(),
            &stored.hash.as_bytes().as_slice(),
            &recorded_at.microseconds(),
            &stored.bytes,
        ],
    )?;
    Ok(())
}

/// Keeps chunks. One that is there is left alone, or mended where its bytes were tampered with.
fn put_chunks(transaction: &mut Transaction<'_>, chunks: &[(Hash, &[u8])]) -> Result<(), Stop> {
    if chunks.is_empty() {
        return Ok(());
    }
    let insert = transaction.prepare(
        "INSERT INTO remit.chunks AS kept (hash, bytes) VALUES ($1, $2) ON CONFLICT (hash) \
         DO UPDATE SET bytes = excluded.bytes WHERE kept.bytes <> excluded.bytes",
    )?;
    for (hash, bytes) in chunks {
        transaction.execute(&insert, &[&hash.as_bytes().as_slice(), bytes])?;
    }
    Ok(())
}
