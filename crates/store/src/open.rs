//! Opening a record by name: a path is SQLite, a URL is a PostgreSQL server.

use std::path::{Path, PathBuf};

use remit_journal::{Fault, Storage};

use crate::{Postgres, Sqlite};

/// What may be done with a record that is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Makes the record where there is none.
    Create,
    /// The record must be there.
    Existing,
    /// The record must be there, and nothing is written to it.
    ReadOnly,
}

/// Why a record cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no file of that name.
    #[error(
        "there is no record at {}: `remit demo` or `remit import` makes one, or name another \
         with --store", .0.display()
    )]
    Missing(PathBuf),
    /// The server holds no record in that database.
    #[error(
        "the database holds no record: `remit demo` or `remit import` makes one, or name another \
         with --store"
    )]
    MissingOnServer,
    /// The path is that of a folder.
    #[error("{} is a folder: name a file in it with --store", .0.display())]
    Folder(PathBuf),
    /// The file is something else.
    #[error("{} is not a Remit record; it was left as it is: name another with --store", .0.display())]
    NotARecord(PathBuf),
    /// The database has a schema of that name with other tables in it.
    #[error("the schema remit in that database is not a Remit record: use a database of its own")]
    NotARecordOnServer,
    /// The file cannot be made or read.
    #[error("{} cannot be {doing}: check that the folder is there and is yours to use", path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What was being done.
        doing: &'static str,
        /// Why it failed.
        source: std::io::Error,
    },
    /// The URL of the server cannot be read. It is not repeated: it may hold a password.
    #[error(
        "the URL of the server cannot be read: it is postgres://USER:PASSWORD@HOST:PORT/DATABASE, \
         with every special character in the user and the password written as %XX"
    )]
    Url,
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Opens a record: `postgres://` and `postgresql://` name a server, everything else a file.
///
/// # Errors
/// When there is no record and none may be made, when what is there is no record or a newer one,
/// or when the store fails.
pub fn open(target: &str, mode: Mode) -> Result<Box<dyn Storage + Send>, OpenError> {
    if ["postgres://", "postgresql://"].iter().any(|scheme| target.starts_with(scheme)) {
        return Ok(Box::new(Postgres::open(target, mode)?));
    }
    let path = Path::new(target);
    Ok(match mode {
        Mode::Create => Box::new(Sqlite::open(path)?),
        Mode::Existing => Box::new(Sqlite::open_existing(path)?),
        Mode::ReadOnly => Box::new(Sqlite::open_read_only(path)?),
    })
}
