//! One connection to a server, with the record there and ready.

use std::time::Duration;

use postgres::{Client, Config, GenericClient, IsolationLevel, NoTls, Statement, Transaction};
use remit_journal::Fault;

use crate::cause::{Cause, fault};
use crate::layout::{LAYOUT, POSTGRES_STEPS, WRITER_WAIT};
use crate::open::{Mode, OpenError};

/// Names the lock of the writer among the advisory locks of the database: the letters REMIT.
const WRITER_LOCK: i64 = 0x52_454D_4954;

/// How long a server has to answer a first call.
const CONNECT_WAIT: Duration = Duration::from_secs(10);

/// A connection with the statement that is used most.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) chunk: Statement,
}

/// Reads the URL of a server.
pub(super) fn config(url: &str) -> Result<Config, OpenError> {
    // A second @ is part of a password that was not written as %40. Read on, and what follows it
    // would be taken for the host, and printed.
    if url.matches('@').count() > 1 {
        return Err(OpenError::Url);
    }
    let mut config: Config = url.parse().map_err(|_| OpenError::Url)?;
    if config.get_application_name().is_none() {
        config.application_name("remit");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(CONNECT_WAIT);
    }
    Ok(config)
}

impl Session {
    /// Connects, and makes the record or brings it to this layout where the mode says so.
    pub(super) fn start(config: &Config, mode: Mode) -> Result<Self, OpenError> {
        let doing = "connect to the server";
        let mut client = config.connect(NoTls).map_err(fault(doing))?;
        prepare(&mut client, mode).map_err(fault(doing))?;
        let there = record_is_there(&mut client).map_err(fault(doing))?;
        match mode {
            Mode::Create => migrate(&mut client)?,
            Mode::Existing | Mode::ReadOnly if !there => return Err(OpenError::MissingOnServer),
            Mode::Existing => migrate(&mut client)?,
            Mode::ReadOnly => {}
        }
        let found = layout(&mut client).map_err(fault(doing))?;
        if found > LAYOUT {
            return Err(Fault::NewerLayout { found, known: LAYOUT }.into());
        }
        let chunk = client.prepare("SELECT bytes FROM remit.chunks WHERE hash = $1");
        Ok(Self { chunk: chunk.map_err(fault(doing))?, client })
    }
}

fn prepare(client: &mut Client, mode: Mode) -> Result<(), postgres::Error> {
    // A setting that promises more than `on` is left as the server's owner chose it.
    client.batch_execute(
        "SELECT set_config('synchronous_commit', 'on', false) \
         WHERE current_setting('synchronous_commit') NOT IN ('on', 'remote_apply')",
    )?;
    client.batch_execute("SET client_min_messages = warning")?;
    client.batch_execute(&format!("SET lock_timeout = {}", WRITER_WAIT.as_millis()))?;
    if mode == Mode::ReadOnly {
        client.batch_execute("SET default_transaction_read_only = on")?;
    }
    Ok(())
}

fn record_is_there(client: &mut Client) -> Result<bool, postgres::Error> {
    Ok(client.query_one("SELECT to_regclass('remit.layout') IS NOT NULL", &[])?.get(0))
}

/// Begins a transaction in which each statement sees what was committed before it, so that what is
/// read under the lock is the last.
pub(super) fn begin(client: &mut Client) -> Result<Transaction<'_>, postgres::Error> {
    client.build_transaction().isolation_level(IsolationLevel::ReadCommitted).start()
}

/// Waits for its turn among the writers; the end of the transaction ends it.
pub(super) fn lock(transaction: &mut Transaction<'_>) -> Result<(), postgres::Error> {
    transaction.execute("SELECT pg_advisory_xact_lock($1)", &[&WRITER_LOCK]).map(|_| ())
}

/// Returns the layout of the tables.
pub(super) fn layout(client: &mut impl GenericClient) -> Result<i64, postgres::Error> {
    let row = client.query_opt("SELECT number FROM remit.layout", &[])?;
    Ok(row.map_or(0, |row| row.get(0)))
}

/// Applies the steps that a record has not seen. First starts at once take turns.
fn migrate(client: &mut Client) -> Result<(), OpenError> {
    let doing = "make the record or bring it to this layout";
    let mut transaction = begin(client).map_err(fault(doing))?;
    lock(&mut transaction).map_err(fault(doing))?;
    if somebody_elses(&mut transaction).map_err(fault(doing))? {
        return Err(OpenError::NotARecordOnServer);
    }
    let found = found(&mut transaction).map_err(fault(doing))?;
    if found > LAYOUT {
        return Err(Fault::NewerLayout { found, known: LAYOUT }.into());
    }
    if found < LAYOUT {
        apply(&mut transaction, found).map_err(fault(doing))?;
        transaction.commit().map_err(fault(doing))?;
    }
    Ok(())
}

/// Returns whether the schema has tables but not the one that marks it as a record.
fn somebody_elses(transaction: &mut Transaction<'_>) -> Result<bool, postgres::Error> {
    let row = transaction.query_one(
        "SELECT to_regclass('remit.layout') IS NULL AND EXISTS ( \
             SELECT FROM pg_catalog.pg_class AS class \
             JOIN pg_catalog.pg_namespace AS space ON space.oid = class.relnamespace \
             WHERE space.nspname = 'remit')",
        &[],
    )?;
    Ok(row.get(0))
}

fn found(transaction: &mut Transaction<'_>) -> Result<i64, postgres::Error> {
    let there = transaction.query_one("SELECT to_regclass('remit.layout') IS NOT NULL", &[])?;
    if there.get(0) { layout(transaction) } else { Ok(0) }
}

fn apply(transaction: &mut Transaction<'_>, found: i64) -> Result<(), Cause> {
    transaction.batch_execute(
        "CREATE SCHEMA IF NOT EXISTS remit; \
         CREATE TABLE IF NOT EXISTS remit.layout (number BIGINT NOT NULL)",
    )?;
    for step in POSTGRES_STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.batch_execute(step)?;
    }
    transaction.execute("DELETE FROM remit.layout", &[])?;
    transaction.execute("INSERT INTO remit.layout (number) VALUES ($1)", &[&LAYOUT])?;
    Ok(())
}
