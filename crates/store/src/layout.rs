//! The layout of the tables, and the steps that lead to it.
//!
//! Each step is safe to apply twice, so that a first start that was cut short can be repeated.

use std::time::Duration;

/// The layout that this program writes: how many steps it knows.
pub(crate) const LAYOUT: i64 = 2;

/// The first layout with a table of what lives beside the record. A record of one before, which is
/// open for reading only, has nothing beside it.
pub(crate) const LAYOUT_WITH_BESIDE: i64 = 2;

/// Marks a SQLite file as a Remit record: the letters RMIT.
pub(crate) const APPLICATION_ID: i32 = 0x524D_4954;

/// How long an append waits for another writer before it gives up.
pub(crate) const WRITER_WAIT: Duration = Duration::from_secs(10);

/// The steps for SQLite; the first leads to layout 1, and so on.
// Chunks are kept in a table with row numbers: SQLite stores large values best beside a small key.
// Texts beside the record have no index: it would hold copies of them.
pub(crate) const SQLITE_STEPS: [&str; 2] = [
    "
    CREATE TABLE IF NOT EXISTS acts (
        number INTEGER PRIMARY KEY CHECK (number > 0),
        request TEXT NOT NULL UNIQUE,
        content BLOB NOT NULL CHECK (length(content) = 32),
        previous BLOB NOT NULL CHECK (length(previous) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        recorded_at INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS chunks (
        hash BLOB NOT NULL PRIMARY KEY CHECK (length(hash) = 32),
        bytes BLOB NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS checkpoint (
        fold INTEGER NOT NULL,
        number INTEGER NOT NULL,
        head_hash BLOB NOT NULL,
        hash BLOB NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT;
",
    "
    CREATE TABLE IF NOT EXISTS beside (
        token BLOB NOT NULL PRIMARY KEY CHECK (length(token) = 16),
        salt BLOB CHECK (length(salt) = 16),
        text BLOB,
        removed_on INTEGER,
        CHECK ((salt IS NULL) = (text IS NULL) AND (text IS NULL) = (removed_on IS NOT NULL))
    ) STRICT;
",
];

/// The steps for PostgreSQL; the first leads to layout 1, and so on.
// Chunks are not compressed by the server: its method is slower than the disk.
// Of texts beside the record the server gathers no statistics: they would hold copies.
pub(crate) const POSTGRES_STEPS: [&str; 2] = [
    "
    CREATE TABLE IF NOT EXISTS remit.acts (
        number BIGINT PRIMARY KEY CHECK (number > 0),
        request TEXT NOT NULL UNIQUE,
        content BYTEA NOT NULL CHECK (length(content) = 32),
        previous BYTEA NOT NULL CHECK (length(previous) = 32),
        hash BYTEA NOT NULL CHECK (length(hash) = 32),
        recorded_at BIGINT NOT NULL,
        bytes BYTEA NOT NULL
    );
    CREATE TABLE IF NOT EXISTS remit.chunks (
        hash BYTEA PRIMARY KEY CHECK (length(hash) = 32),
        bytes BYTEA NOT NULL
    );
    ALTER TABLE remit.chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;
    CREATE TABLE IF NOT EXISTS remit.checkpoint (
        fold BIGINT NOT NULL,
        number BIGINT NOT NULL,
        head_hash BYTEA NOT NULL,
        hash BYTEA NOT NULL,
        bytes BYTEA NOT NULL
    );
    ALTER TABLE remit.checkpoint ALTER COLUMN bytes SET STORAGE EXTERNAL;
",
    "
    CREATE TABLE IF NOT EXISTS remit.beside (
        token BYTEA PRIMARY KEY CHECK (length(token) = 16),
        salt BYTEA CHECK (length(salt) = 16),
        text BYTEA,
        removed_on INTEGER,
        CHECK ((salt IS NULL) = (text IS NULL) AND (text IS NULL) = (removed_on IS NOT NULL))
    );
    ALTER TABLE remit.beside ALTER COLUMN salt SET STATISTICS 0;
    ALTER TABLE remit.beside ALTER COLUMN text SET STATISTICS 0;
",
];

const _: () = assert!(SQLITE_STEPS.len() == 2 && POSTGRES_STEPS.len() == 2 && LAYOUT == 2);
