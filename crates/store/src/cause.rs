//! Why SQLite or PostgreSQL failed, in words that name the next step.

use postgres::error::SqlState;
use remit_journal::Fault;
use rusqlite::ErrorCode;

use crate::layout::WRITER_WAIT;

/// Why the store could not do it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Cause {
    /// There is no space left. Nothing was written.
    #[error("the disk is full: make space on it, then send the same request again")]
    Full(#[source] Failure),
    /// Another writer held the record for too long.
    #[error(
        "another program has been writing for {} seconds: try again when it is done",
        WRITER_WAIT.as_secs()
    )]
    Busy(#[source] Failure),
    /// A reader kept the log from being emptied, so what was forgotten is still in it.
    #[error(
        "another program has been reading for {} seconds, so the text is still in the log: \
         forget it again when that is done",
        WRITER_WAIT.as_secs()
    )]
    StillInLog,
    /// The disk failed. Whether the last act is on record is known only after starting again.
    #[error("the disk failed: check it and its free space, start again, then run `remit verify`")]
    Disk(#[source] Failure),
    /// The disk failed before, on this connection.
    #[error(
        "the disk failed earlier, so nothing more is written: check the disk, start again, \
         then run `remit verify`"
    )]
    DiskBefore,
    /// The record was opened for reading, or is not ours to write.
    #[error("the record is open for reading only: open it as somebody who may write to it")]
    ReadingOnly(#[source] Failure),
    /// The server went away. Whether the act is on record is known when the request is sent again.
    #[error("the connection to the server was lost: send the same request again")]
    Lost(#[source] Failure),
    /// The bytes in the file are not what SQLite wrote.
    #[error("the file is damaged: restore it from a backup, then run `remit verify`")]
    Damaged(#[source] Failure),
    /// Something else, told by the database itself.
    #[error(transparent)]
    Other(Failure),
}

/// What the database said.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// SQLite's own words.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL's own words.
    #[error(transparent)]
    Postgres(#[from] postgres::Error),
}

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        let code = error.sqlite_error_code();
        let failure = Failure::from(error);
        match code {
            Some(ErrorCode::DiskFull) => Self::Full(failure),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy(failure),
            Some(ErrorCode::SystemIoFailure) => Self::Disk(failure),
            Some(ErrorCode::ReadOnly) => Self::ReadingOnly(failure),
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(failure),
            _ => Self::Other(failure),
        }
    }
}

impl From<postgres::Error> for Cause {
    fn from(error: postgres::Error) -> Self {
        let state = error.code().cloned();
        let closed = error.is_closed() || ending(state.as_ref());
        let failure = Failure::from(error);
        if closed {
            return Self::Lost(failure);
        }
        match state {
            Some(state) if state == SqlState::DISK_FULL => Self::Full(failure),
            Some(state) if state == SqlState::LOCK_NOT_AVAILABLE => Self::Busy(failure),
            Some(state) if state == SqlState::IO_ERROR => Self::Disk(failure),
            Some(state) if state == SqlState::READ_ONLY_SQL_TRANSACTION => {
                Self::ReadingOnly(failure)
            }
            _ => Self::Other(failure),
        }
    }
}

/// Returns whether the server said that it is stopping or starting.
fn ending(state: Option<&SqlState>) -> bool {
    [SqlState::ADMIN_SHUTDOWN, SqlState::CRASH_SHUTDOWN, SqlState::CANNOT_CONNECT_NOW]
        .iter()
        .any(|ending| Some(ending) == state)
}

/// Returns a fault of the store with its cause.
pub(crate) fn fault<E: Into<Cause>>(doing: &'static str) -> impl FnOnce(E) -> Fault {
    move |error| Fault::store::<Cause>(doing)(error.into())
}

/// Why a transaction was given up; all of it is rolled back.
pub(crate) enum Stop {
    Fault(Fault),
    Cause(Cause),
}

impl Stop {
    /// Returns the fault, told with what was being done.
    pub(crate) fn while_doing(self, doing: &'static str) -> Fault {
        match self {
            Self::Fault(fault) => fault,
            Self::Cause(cause) => Fault::store::<Cause>(doing)(cause),
        }
    }
}

impl From<rusqlite::Error> for Stop {
    fn from(error: rusqlite::Error) -> Self {
        Self::Cause(error.into())
    }
}

impl From<postgres::Error> for Stop {
    fn from(error: postgres::Error) -> Self {
        Self::Cause(error.into())
    }
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}
