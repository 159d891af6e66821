//! The file itself: whether it is a record, how it is made, how it is opened.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use remit_journal::Fault;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};

use super::log;
use crate::cause::{Cause, fault};
use crate::layout::{APPLICATION_ID, LAYOUT, SQLITE_STEPS, WRITER_WAIT};
use crate::open::OpenError;

/// The header of every SQLite file, and where in it the marks of its maker are.
pub(super) const HEADER_LENGTH: usize = 100;
const MAGIC: &[u8] = b"SQLite format 3\0";
const LAYOUT_AT: usize = 60;
const APPLICATION_ID_AT: usize = 68;

/// How many names are tried for the file that a new record is made in.
const NEW_NAMES_MAX: u32 = 1_000;

/// The log is cut back to this size when its content has been moved to the main file.
const LOG_BYTES_MAX: i64 = 64 * 1024 * 1024;

/// How much of the file is kept in memory, in KiB.
const CACHE_KIB: i64 = 16 * 1024;

/// What is at a path.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    Nothing,
    Record,
}

/// Looks at what is at a path without SQLite, which might change a file of somebody else.
pub(super) fn look(path: &Path) -> Result<Found, OpenError> {
    let failed = |source| OpenError::File { path: path.to_owned(), doing: "read", source };
    let metadata = match fs::metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
        Err(error) => return Err(failed(error)),
    };
    if metadata.is_dir() {
        return Err(OpenError::Folder(path.to_owned()));
    }
    if !metadata.is_file() {
        return Err(OpenError::NotARecord(path.to_owned()));
    }
    let mut header = Vec::with_capacity(HEADER_LENGTH);
    let mut start = File::open(path).map_err(failed)?.take(HEADER_LENGTH as u64);
    start.read_to_end(&mut header).map_err(failed)?;
    let found = layout_in(&header).or_else(|| layout_in(&log::header(path)?));
    match found {
        None => Err(OpenError::NotARecord(path.to_owned())),
        Some(found) if found > LAYOUT => Err(Fault::NewerLayout { found, known: LAYOUT }.into()),
        Some(_) => Ok(Found::Record),
    }
}

/// Returns the layout that a header tells, or nothing where it is not that of a record.
fn layout_in(header: &[u8]) -> Option<i64> {
    let number = |at: usize| header.get(at..at + 4)?.try_into().map(i32::from_be_bytes).ok();
    if !header.starts_with(MAGIC) || number(APPLICATION_ID_AT)? != APPLICATION_ID {
        return None;
    }
    number(LAYOUT_AT).map(i64::from)
}

/// Looks at what is at a path, where there must be a record.
pub(super) fn must_be_there(path: &Path) -> Result<(), OpenError> {
    match look(path)? {
        Found::Nothing => Err(OpenError::Missing(path.to_owned())),
        Found::Record => Ok(()),
    }
}

/// Makes a record under another name and gives it its own when it is whole.
///
/// So there is never half a record at the path, and of two first starts one gives way.
pub(super) fn create(path: &Path) -> Result<(), OpenError> {
    let failed = |source| OpenError::File { path: path.to_owned(), doing: "made", source };
    let new = new_file(path).map_err(failed)?;
    let made = fill(&new).map_err(|cause| Fault::store::<Cause>("make the record")(cause));
    let named = made.map_err(OpenError::from).and_then(|()| {
        File::open(&new).and_then(|file| file.sync_all()).map_err(failed)?;
        give_name(&new, path).map_err(failed)
    });
    let removed = fs::remove_file(&new);
    named?;
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(failed(error)),
        _ => {}
    }
    synchronise_folder(path).map_err(failed)
}

fn new_file(path: &Path) -> std::io::Result<PathBuf> {
    let mut attempt = 0;
    loop {
        let mut name = path.as_os_str().to_owned();
        name.push(format!(".new-{}-{attempt}", std::process::id()));
        match File::create_new(&name) {
            Ok(_) => return Ok(name.into()),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && attempt < NEW_NAMES_MAX => {
                attempt += 1;
            }
            Err(error) => return Err(error),
        }
    }
}

fn fill(new: &Path) -> Result<(), Cause> {
    let mut connection = Connection::open_with_flags(new, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    // Set before the log is switched on: the mark is then always in the main file.
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate(&mut connection)?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    connection.close().map_err(|(_, error)| error.into())
}

/// Gives the new file its name unless another has taken it.
fn give_name(new: &Path, path: &Path) -> std::io::Result<()> {
    match fs::hard_link(new, path) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        // Some file systems have no links; there two first starts at once are not kept apart.
        Err(_) => fs::rename(new, path),
        Ok(()) => Ok(()),
    }
}

/// Makes the new name survive the loss of power.
fn synchronise_folder(path: &Path) -> std::io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Opens a record for writing.
pub(super) fn connect(path: &Path) -> Result<Connection, Fault> {
    let doing = "open the record";
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut connection = Connection::open_with_flags(path, flags).map_err(fault(doing))?;
    prepare(&connection).map_err(fault(doing))?;
    let found = layout(&connection).map_err(fault(doing))?;
    if found > LAYOUT {
        return Err(Fault::NewerLayout { found, known: LAYOUT });
    }
    if found < LAYOUT {
        migrate(&mut connection).map_err(fault("bring the record to this layout"))?;
    }
    Ok(connection)
}

/// Makes sure that what the log holds is on the disk, before an act is built upon it.
///
/// After a failed synchronisation the log may hold bytes that are in memory but not on the disk,
/// and nobody will write them again. Moving them to the main file writes them once more.
pub(super) fn prove(connection: &Connection) -> rusqlite::Result<()> {
    connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))
}

/// Moves what the log holds to the main file and cuts the log to nothing, so that nothing which was
/// overwritten is left in it.
pub(super) fn empty_log(connection: &Connection) -> Result<(), Cause> {
    let busy =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get::<_, bool>(0))?;
    if busy { Err(Cause::StillInLog) } else { Ok(()) }
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(WRITER_WAIT)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", "ON")?;
    connection.pragma_update(None, "trusted_schema", "OFF")?;
    connection.pragma_update(None, "cache_size", -CACHE_KIB)?;
    // What is deleted is overwritten: people can be forgotten.
    connection.pragma_update_and_check(None, "secure_delete", "ON", |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_size_limit", LOG_BYTES_MAX, |_| Ok(()))?;
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))
}

/// Opens a record for reading.
pub(super) fn connect_read_only(path: &Path) -> Result<Connection, Fault> {
    let doing = "open the record";
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags).map_err(fault(doing))?;
    connection.busy_timeout(WRITER_WAIT).map_err(fault(doing))?;
    let (connection, found) = match (layout(&connection), at_rest(path)) {
        (Ok(found), _) => (connection, found),
        (Err(_), Some(uri)) => {
            let flags = flags | OpenFlags::SQLITE_OPEN_URI;
            let connection = Connection::open_with_flags(uri, flags).map_err(fault(doing))?;
            let found = layout(&connection).map_err(fault(doing))?;
            (connection, found)
        }
        (Err(error), None) => return Err(fault(doing)(error)),
    };
    if found > LAYOUT {
        return Err(Fault::NewerLayout { found, known: LAYOUT });
    }
    connection.pragma_update(None, "cache_size", -CACHE_KIB).map_err(fault(doing))?;
    Ok(connection)
}

/// Returns the name by which a record that nobody writes to is read in a folder that is not ours.
///
/// SQLite keeps a small file beside a log; where it may not make one, it must be told that there
/// is no log.
fn at_rest(path: &Path) -> Option<String> {
    if log::path(path).exists() {
        return None;
    }
    let path = std::path::absolute(path).ok()?;
    let path = path.to_str()?.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
    Some(format!("file://{path}?immutable=1"))
}

/// Returns the layout of the tables.
pub(super) fn layout(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Applies the steps that a record has not seen.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = usize::try_from(layout(&transaction)?).unwrap_or(0);
    for step in SQLITE_STEPS.iter().skip(found) {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", LAYOUT)?;
    transaction.commit()
}
