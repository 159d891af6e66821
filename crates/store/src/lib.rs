//! The record on disk: SQLite in one file, or a PostgreSQL server, behind one trait.
//!
//! Both keep the same four tables: acts, chunks, the one checkpoint, and the texts that live beside
//! the record. What an act is and how acts are chained is the journal's; a store only keeps the
//! bytes, gives numbers under the writer's lock, and says nothing is on record before it survives
//! the loss of power.

mod beside;
mod cause;
mod layout;
mod open;
mod plan;
mod postgresql;
mod sqlite;

pub use beside::fresh_salt;
pub use open::{Mode, OpenError, open};
pub use postgresql::Postgres;
pub use sqlite::Sqlite;
