//! Opening a file: what is no record is told apart, named, and left as it is.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod suite;

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use remit_journal::{Basis, Fault, Storage};
use remit_store::{Mode, OpenError, Sqlite, open};
use rusqlite::Connection;
use suite::{appended, draft, moment, say, whole};
use tempfile::TempDir;

const MODES: [Mode; 3] = [Mode::Create, Mode::Existing, Mode::ReadOnly];

fn error(path: &Path, mode: Mode) -> OpenError {
    open(path.to_str().unwrap(), mode).err().unwrap()
}

/// Returns every file of a folder with its bytes.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .filter(|file| file.path().is_file())
        .map(|file| (file.file_name().into_string().unwrap(), fs::read(file.path()).unwrap()))
        .collect();
    files.sort();
    files
}

fn left_as_it_was(folder: &Path, path: &Path, expected: fn(&OpenError) -> bool) {
    let before = contents(folder);
    for mode in MODES {
        let error = error(path, mode);
        assert!(expected(&error), "{mode:?}: {error:?}");
        assert_eq!(contents(folder), before, "{mode:?}");
    }
}

#[test]
fn what_is_not_a_record_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("text"), "Minutes of the board, 1 April 2026\n".repeat(50)).unwrap();
    fs::write(path("short"), "SQLite format 3\0").unwrap();
    fs::write(path("empty"), "").unwrap();
    let other = Connection::open(path("other.db")).unwrap();
    other.execute_batch("CREATE TABLE acts (number INTEGER); INSERT INTO acts VALUES (1)").unwrap();
    let marked = Connection::open(path("marked.db")).unwrap();
    marked.execute_batch("PRAGMA application_id = 7; CREATE TABLE a (b)").unwrap();
    // This one has a log beside it that is still to be moved to the main file.
    marked.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(())).unwrap();
    marked.execute_batch("INSERT INTO a VALUES (1)").unwrap();
    for name in ["text", "short", "empty", "other.db", "marked.db"] {
        left_as_it_was(folder.path(), &path(name), |error| {
            matches!(error, OpenError::NotARecord(_))
        });
    }
    left_as_it_was(folder.path(), folder.path(), |error| matches!(error, OpenError::Folder(_)));
}

#[test]
fn a_newer_record_is_left_as_it_is() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    let mut old = Sqlite::open(&path).unwrap();
    appended(old.append(Basis::Any, &draft("r1"), moment(1)));
    let newer = Connection::open(&path).unwrap();
    newer.execute_batch("PRAGMA user_version = 99").unwrap();
    let late = old.append(Basis::Any, &draft("r2"), moment(1)).unwrap_err();
    assert!(matches!(late, Fault::NewerLayout { found: 99, .. }), "{late}");
    drop((old, newer));
    left_as_it_was(folder.path(), &path, |error| {
        matches!(error, OpenError::Fault(Fault::NewerLayout { found: 99, known: 2 }))
    });
}

#[test]
fn a_migration_may_be_applied_twice() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    appended(Sqlite::open(&path).unwrap().append(Basis::Any, &draft("r1"), moment(1)));
    let tables = |path: &Path| -> Vec<String> {
        let file = Connection::open(path).unwrap();
        let mut sql = file.prepare("SELECT sql FROM sqlite_schema ORDER BY name").unwrap();
        let rows = sql.query_map([], |row| row.get::<_, Option<String>>(0)).unwrap();
        rows.map(|row| row.unwrap().unwrap_or_default()).collect()
    };
    let before = tables(&path);
    let file = Connection::open(&path).unwrap();
    file.execute_batch("PRAGMA user_version = 0").unwrap();
    assert_eq!(Sqlite::open_existing(&path).unwrap().head().unwrap().number, 1);
    assert_eq!(tables(&path), before);
    let version: i64 = file.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 2);
}

#[test]
fn a_missing_folder_is_told() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("nowhere").join("remit.db");
    let told = whole(&error(&path, Mode::Create));
    assert!(told.contains("check that the folder is there"), "{told}");
    assert!(told.contains("No such file"), "{told}");
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    let mut record = Sqlite::open(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let fault = record.append(Basis::Any, &draft("r1"), moment(1)).unwrap_err();
    let told = whole(&fault);
    assert!(told.contains("another program has been writing for 10 seconds"), "{told}");
    assert_eq!(record.head().unwrap().number, 0, "reading does not wait");
    other.execute_batch("ROLLBACK").unwrap();
    appended(record.append(Basis::Any, &draft("r1"), moment(1)));
}

/// Names the folder to this executable when it runs once more as a user without rights to it.
const FOLDER: &str = "REMIT_TEST_FOLDER";

#[test]
fn a_folder_that_is_not_ours_is_read_and_not_written() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return read_and_not_written(Path::new(&folder));
    }
    let folder = TempDir::new().unwrap();
    let mut record = Sqlite::open(&folder.path().join("here #1%20?.db")).unwrap();
    appended(record.append(Basis::Any, &draft("r1"), moment(1)));
    drop(record);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let is_root = fs::metadata(folder.path()).unwrap().uid() == 0;
    if !is_root {
        return read_and_not_written(folder.path());
    }
    // Nothing is closed to root: the test runs once more as nobody, from a copy they may run.
    let programs = TempDir::new().unwrap();
    fs::set_permissions(programs.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = programs.path().join("test");
    fs::copy(std::env::current_exe().unwrap(), &program).unwrap();
    let test = "a_folder_that_is_not_ours_is_read_and_not_written";
    let output = Command::new(program)
        .args(["--exact", test, "--nocapture"])
        .env(FOLDER, folder.path())
        .current_dir("/")
        .uid(65_534)
        .gid(65_534)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(told.contains("read and not written"), "{told}");
}

fn read_and_not_written(folder: &Path) {
    let path = folder.join("here #1%20?.db");
    let mut record = Sqlite::open_read_only(&path).unwrap();
    assert_eq!(record.head().unwrap().number, 1);
    assert_eq!(suite::findings(&mut record), []);
    let told = whole(&error(&folder.join("new.db"), Mode::Create));
    assert!(told.contains("check that the folder is there and is yours to use"), "{told}");
    say("read and not written");
}
