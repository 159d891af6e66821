//! The record in one SQLite file.
//!
//! Write-ahead log with full synchronisation: a commit returns when its bytes are on the disk.
//! Writers take turns; readers never wait.

mod beside;
mod file;
mod log;

use std::path::Path;

use remit_dictionary::{Date, Moment};
use remit_journal::{
    Basis, Beside, Checkpoint, Draft, Fault, Hash, Head, Outcome, Receipt, Salt, Storage,
    StoredAct, Tampering, Token,
};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use crate::cause::{Cause, Stop, fault};
use crate::layout::LAYOUT;
use crate::open::OpenError;
use crate::plan::{self, Plan, Recorded, plan};

/// A record in one SQLite file.
#[derive(Debug)]
pub struct Sqlite {
    connection: Connection,
    disk: Disk,
}

/// Whether the disk can still be trusted with another act.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Disk {
    /// Nothing was written on this connection, so the log is as another left it.
    Unproven,
    Sound,
    /// After a failed synchronisation nobody knows what the disk holds, so nothing is added.
    Failed,
}

impl Sqlite {
    /// Opens the record at a path and makes it where there is none.
    ///
    /// # Errors
    /// When what is there is no record or a newer one, or when the disk fails.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        match file::look(path)? {
            file::Found::Nothing => file::create(path)?,
            file::Found::Record => {}
        }
        Ok(Self::of(file::connect(path)?))
    }

    /// Opens the record at a path, where there must be one.
    ///
    /// # Errors
    /// When there is none, when what is there is no record or a newer one, or when the disk fails.
    pub fn open_existing(path: &Path) -> Result<Self, OpenError> {
        file::must_be_there(path)?;
        Ok(Self::of(file::connect(path)?))
    }

    /// Opens the record at a path for reading; appending to it is a fault.
    ///
    /// # Errors
    /// When there is none, when what is there is no record or a newer one, or when the disk fails.
    pub fn open_read_only(path: &Path) -> Result<Self, OpenError> {
        file::must_be_there(path)?;
        Ok(Self::of(file::connect_read_only(path)?))
    }

    fn of(connection: Connection) -> Self {
        Self { connection, disk: Disk::Unproven }
    }

    /// Runs one writing transaction, and remembers when the disk failed in it.
    fn write<T>(
        &mut self,
        doing: &'static str,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, Stop>,
    ) -> Result<T, Fault> {
        let outcome = match self.disk {
            Disk::Failed => Err(Stop::Cause(Cause::DiskBefore)),
            Disk::Unproven => file::prove(&self.connection)
                .map_err(Stop::from)
                .and_then(|()| transact(&mut self.connection, work)),
            Disk::Sound => transact(&mut self.connection, work),
        };
        self.disk = match (&outcome, self.disk) {
            (Err(Stop::Cause(Cause::Disk(_))), _) => Disk::Failed,
            (Ok(_), Disk::Unproven) => Disk::Sound,
            (_, disk) => disk,
        };
        outcome.map_err(|stop| stop.while_doing(doing))
    }
}

fn transact<T>(
    connection: &mut Connection,
    work: impl FnOnce(&Transaction<'_>) -> Result<T, Stop>,
) -> Result<T, Stop> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another program may have moved the record to a newer layout since it was opened.
    let found = file::layout(&transaction)?;
    if found > LAYOUT {
        return Err(Fault::NewerLayout { found, known: LAYOUT }.into());
    }
    let done = work(&transaction)?;
    transaction.commit()?;
    Ok(done)
}

impl Storage for Sqlite {
    fn head(&mut self) -> Result<Head, Fault> {
        let doing = "read the last act";
        let row = last(&self.connection).map_err(fault(doing))?;
        row.map_or(Ok(Head::EMPTY), |row| {
            let number = plan::number(row.number)?;
            Ok(Head { number, hash: plan::hash(number, &row.hash)? })
        })
    }

    fn append(&mut self, basis: Basis, draft: &Draft, now: Moment) -> Result<Outcome, Fault> {
        // Hashed before the lock is taken: a large act keeps others waiting for its disk only.
        let content = draft.content();
        self.write("append the act", |transaction| {
            let seen = request(transaction, draft.request.as_str())?;
            let last = last(transaction)?;
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
        let doing = "read the acts";
        let after = i64::try_from(after).unwrap_or(i64::MAX);
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT number, previous, hash, bytes FROM acts \
                 WHERE number > ?1 ORDER BY number LIMIT ?2",
            )
            .map_err(fault(doing))?;
        let mut rows = statement.query(params![after, limit]).map_err(fault(doing))?;
        let mut acts = Vec::new();
        while let Some(row) = rows.next().map_err(fault(doing))? {
            acts.push(stored(row).map_err(fault(doing))??);
        }
        Ok(acts)
    }

    fn chunk(&mut self, hash: &Hash) -> Result<Option<Vec<u8>>, Fault> {
        self.connection
            .prepare_cached("SELECT bytes FROM chunks WHERE hash = ?1")
            .and_then(|mut chunk| chunk.query_row([hash.as_bytes()], |row| row.get(0)).optional())
            .map_err(fault("read a chunk"))
    }

    fn checkpoint(&mut self, fold: u64) -> Result<Option<Checkpoint>, Fault> {
        let row = self
            .connection
            .prepare_cached("SELECT number, head_hash, hash, bytes FROM checkpoint WHERE fold = ?1")
            .and_then(|mut checkpoint| {
                checkpoint.query_row([fold.cast_signed()], stored).optional()
            })
            .map_err(fault("read the checkpoint"))?;
        let Some(row) = row.transpose()? else {
            return Ok(None);
        };
        let head = Head { number: row.number, hash: row.previous };
        Ok(Some(Checkpoint { head, fold, hash: row.hash, bytes: row.bytes }))
    }

    fn keep_checkpoint(&mut self, checkpoint: &Checkpoint) -> Result<(), Fault> {
        self.write("keep the checkpoint", |transaction| {
            transaction.execute("DELETE FROM checkpoint", [])?;
            transaction.execute(
                "INSERT INTO checkpoint (fold, number, head_hash, hash, bytes) \
                 VALUES (?1, ?2, ?3, ?4, ?5)",
                params![
                    checkpoint.fold.cast_signed(),
                    plan::column(checkpoint.head.number),
                    checkpoint.head.hash.as_bytes(),
                    checkpoint.hash.as_bytes(),
                    checkpoint.bytes,
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
        beside::get(&self.connection, token).map_err(|stop| stop.while_doing(doing))
    }

    fn tokens_of(&mut self, text: &str) -> Result<Vec<Token>, Fault> {
        let doing = "look for a text beside the record";
        beside::tokens_of(&self.connection, text).map_err(|stop| stop.while_doing(doing))
    }

    fn forget(&mut self, token: &Token, on: Date) -> Result<bool, Fault> {
        let doing = "forget a text";
        let forgotten = self.write(doing, |transaction| beside::forget(transaction, token, on))?;
        // Also when there was nothing to forget: the last attempt may have failed just here.
        file::empty_log(&self.connection).map_err(fault(doing))?;
        Ok(forgotten)
    }
}

impl Tampering for Sqlite {
    fn replace_acts(&mut self, acts: &[StoredAct]) -> Result<(), Fault> {
        self.write("replace the acts", |transaction| {
            transaction.execute("DELETE FROM acts", [])?;
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
            Some(bytes) => put_chunk(transaction, hash, bytes),
            None => {
                transaction.execute("DELETE FROM chunks WHERE hash = ?1", [hash.as_bytes()])?;
                Ok(())
            }
        })
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<Result<StoredAct, Fault>> {
    let (number, bytes) = (row.get(0)?, row.get(3)?);
    let (previous, hash): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
    Ok(plan::stored(number, &previous, &hash, bytes))
}

fn recorded(row: &rusqlite::Row<'_>) -> rusqlite::Result<Recorded> {
    Ok(Recorded {
        number: row.get(0)?,
        hash: row.get(1)?,
        recorded_at: row.get(2)?,
        content: row.get(3)?,
    })
}

fn last(connection: &Connection) -> rusqlite::Result<Option<Recorded>> {
    connection
        .prepare_cached(
            "SELECT number, hash, recorded_at, content FROM acts ORDER BY number DESC LIMIT 1",
        )?
        .query_row([], recorded)
        .optional()
}

fn request(connection: &Connection, request: &str) -> rusqlite::Result<Option<Recorded>> {
    connection
        .prepare_cached("SELECT number, hash, recorded_at, content FROM acts WHERE request = ?1")?
        .query_row([request], recorded)
        .optional()
}

fn put(
    transaction: &Transaction<'_>,
    draft: &Draft,
    content: Hash,
    stored: &StoredAct,
    receipt: &Receipt,
) -> Result<(), Stop> {
    for chunk in &draft.chunks {
        put_chunk(transaction, &chunk.hash(), &chunk.bytes)?;
    }
    put_act(transaction, draft.request.as_str(), content, stored, receipt.recorded_at)?;
    let after = last(transaction)?.map(|last| (last.number, last.hash));
    let expected = (plan::column(stored.number), stored.hash.as_bytes().to_vec());
    assert_eq!(after, Some(expected), "BUG: the act just written is the last");
    Ok(())
}

fn put_act(
    transaction: &Transaction<'_>,
    request: &str,
    content: Hash,
    stored: &StoredAct,
    recorded_at: Moment,
) -> Result<(), Stop> {
    transaction
        .prepare_cached(
            "INSERT INTO acts (number, request, content, previous, hash, recorded_at, bytes) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![
            plan::column(stored.number),
            request,
            content.as_bytes(),
            stored.previous.as_bytes(),
            stored.hash.as_bytes(),
            recorded_at.microseconds(),
            stored.bytes,
        ])?;
    Ok(())
}

/// Keeps a chunk. One that is there is left alone, or mended where its bytes were tampered with.
fn put_chunk(transaction: &Transaction<'_>, hash: &Hash, bytes: &[u8]) -> Result<(), Stop> {
    transaction
        .prepare_cached(
            "INSERT INTO chunks (hash, bytes) VALUES (?1, ?2) ON CONFLICT (hash) \
             DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes",
        )?
        .execute(params![hash.as_bytes(), bytes])?;
    Ok(())
}
