//! What is forgotten is gone from the disk; a record without a table for it is brought up to date.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod suite;

use std::fs;
use std::path::Path;

use postgres::{Client, NoTls};
use remit_journal::{Basis, Beside, Fault, Salt, Storage, Token};
use remit_store::{Mode, Postgres, Sqlite, fresh_salt, open};
use rusqlite::Connection;
use suite::beside::{FIRST, day, kept};
use suite::chance::Chance;
use suite::server::Server;
use suite::{appended, draft, findings, moment, whole};
use tempfile::TempDir;

/// Enough to fill a few dozen pages, so that rows are moved when others go.
const TEXTS: usize = 100;

/// How many bytes tell the beginning of a text, or its end, from those of all others.
const MARK: usize = 11;

/// A text from one line to more than a page long; no other begins or ends as it does.
fn text(number: usize, chance: &mut Chance) -> String {
    let words = chance.below(if number.is_multiple_of(10) { 400 } else { 60 });
    let words: String = (0..words).map(|_| format!(" {:x}", chance.below(u64::MAX))).collect();
    format!("begins {number:04}.{words} ends {number:04}.")
}

fn keep_some(record: &mut dyn Storage, chance: &mut Chance) -> Vec<(Token, String)> {
    let texts = (0..TEXTS).map(|number| text(number, chance));
    texts.map(|text| (record.keep_beside(&fresh_salt().unwrap(), &text).unwrap(), text)).collect()
}

/// Returns whether some file in a folder, or below it, holds the beginning or the end of a text.
fn on_disk(folder: &Path, text: &str) -> bool {
    let (beginning, end) = (&text.as_bytes()[..MARK], &text.as_bytes()[text.len() - MARK..]);
    fs::read_dir(folder).unwrap().flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() {
            return on_disk(&path, text);
        }
        // A server may remove a file while its folder is read.
        let content = fs::read(&path).unwrap_or_default();
        content.windows(MARK).any(|window| window == beginning || window == end)
    })
}

fn is_forgotten(record: &mut dyn Storage, token: &Token) {
    let removed = Beside::Removed { on: day("2026-04-01") };
    assert_eq!(record.beside(token).unwrap(), Some(removed));
}

#[test]
fn nothing_of_a_forgotten_text_is_left_in_the_file() {
    let mut chance = Chance::new("nothing_of_a_forgotten_text_is_left_in_the_file");
    let folder = TempDir::new().unwrap();
    let mut record = Sqlite::open(&folder.path().join("remit.db")).unwrap();
    let mut texts = keep_some(&mut record, &mut chance);
    let mut gone = Vec::new();
    while texts.len() > TEXTS / 10 {
        let (token, text) = texts.swap_remove(chance.place(texts.len()));
        assert!(on_disk(folder.path(), &text));
        assert!(record.forget(&token, day("2026-04-01")).unwrap());
        assert!(!on_disk(folder.path(), &text), "{text}");
        gone.push((token, text));
        if chance.below(5) == 0 {
            // What comes takes the place of what went.
            let text = self::text(TEXTS + gone.len(), &mut chance);
            texts.push((record.keep_beside(&fresh_salt().unwrap(), &text).unwrap(), text));
        }
    }
    for (token, text) in texts {
        assert_eq!(kept(&mut record, &token), Some(text));
    }
    for (token, text) in gone {
        is_forgotten(&mut record, &token);
        assert!(!on_disk(folder.path(), &text), "{text}");
    }
}

#[test]
fn a_reader_that_holds_the_log_is_named_and_forgetting_again_makes_sure() {
    const A_NAME: &str = "Somebody with a name";
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    let mut record = Sqlite::open(&path).unwrap();
    let token = record.keep_beside(&FIRST, A_NAME).unwrap();
    let reader = Connection::open(&path).unwrap();
    reader.execute_batch("BEGIN; SELECT * FROM beside").unwrap();
    let told = whole(&record.forget(&token, day("2026-04-01")).unwrap_err());
    assert!(told.contains("another program has been reading for 10 seconds"), "{told}");
    is_forgotten(&mut record, &token);
    assert!(on_disk(folder.path(), A_NAME));
    reader.execute_batch("COMMIT").unwrap();
    assert!(!record.forget(&token, day("2026-05-01")).unwrap(), "it was forgotten before");
    assert!(!on_disk(folder.path(), A_NAME));
    is_forgotten(&mut record, &token);
}

fn tables(path: &Path) -> Vec<(String, Option<String>)> {
    let file = Connection::open(path).unwrap();
    let mut tables = file.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
    let rows = tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_record_of_layout_1_is_read_as_it_is_and_brought_up_to_date_when_written_to() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    appended(Sqlite::open(&path).unwrap().append(Basis::Any, &draft("r1"), moment(1)));
    let fresh = tables(&path);
    let old = Connection::open(&path).unwrap();
    old.execute_batch("DROP TABLE beside; PRAGMA user_version = 1").unwrap();
    drop(old);
    let before = fs::read(&path).unwrap();
    nothing_is_beside(&mut *open(path.to_str().unwrap(), Mode::ReadOnly).unwrap());
    assert_eq!(fs::read(&path).unwrap(), before, "reading leaves it as it is");
    it_can_keep(&mut *open(path.to_str().unwrap(), Mode::Existing).unwrap());
    assert_eq!(tables(&path), fresh);
}

fn nothing_is_beside(record: &mut dyn Storage) {
    assert_eq!(record.head().unwrap().number, 1);
    assert_eq!(record.beside(&Token::of(&FIRST, "A Name")).unwrap(), None);
    assert_eq!(record.tokens_of("A Name").unwrap(), []);
    assert_eq!(findings(record), []);
}

fn it_can_keep(record: &mut dyn Storage) {
    nothing_is_beside(record);
    let token = record.keep_beside(&FIRST, "A Name").unwrap();
    assert_eq!(kept(record, &token).as_deref(), Some("A Name"));
}

#[test]
fn what_is_open_for_reading_only_keeps_and_forgets_nothing() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    let token = Sqlite::open(&path).unwrap().keep_beside(&FIRST, "A Name").unwrap();
    reading_only(&mut Sqlite::open_read_only(&path).unwrap(), &token);
}

fn reading_only(record: &mut dyn Storage, token: &Token) {
    for fault in [
        record.keep_beside(&FIRST, "Another").map(|_| ()).unwrap_err(),
        record.forget(token, day("2026-04-01")).map(|_| ()).unwrap_err(),
    ] {
        assert!(whole(&fault).contains("open for reading only"), "{}", whole(&fault));
    }
    assert_eq!(kept(record, token).as_deref(), Some("A Name"));
}

#[test]
fn a_text_that_was_changed_is_told_and_can_be_forgotten() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    let mut record = Sqlite::open(&path).unwrap();
    let token = record.keep_beside(&FIRST, "A Name").unwrap();
    let file = Connection::open(&path).unwrap();
    for change in ["text = CAST('Another' AS BLOB)", "text = x'ff'", "salt = zeroblob(16)"] {
        file.execute_batch(&format!("UPDATE beside SET {change}")).unwrap();
        changed(&mut record, &token);
    }
    assert!(record.forget(&token, day("2026-04-01")).unwrap());
    is_forgotten(&mut record, &token);
}

fn changed(record: &mut dyn Storage, token: &Token) {
    for fault in [
        record.beside(token).map(|_| ()).unwrap_err(),
        record.keep_beside(&FIRST, "A Name").map(|_| ()).unwrap_err(),
    ] {
        assert!(matches!(fault, Fault::TextChanged(of) if of == *token), "{fault:?}");
    }
    assert_eq!(findings(record), [], "the record itself is whole");
}

#[test]
fn a_server_forgets_too() {
    let Some(mut server) = Server::start() else {
        return;
    };
    nothing_is_left_in_the_tables_of_a_server(&mut server);
    a_record_of_layout_1_on_a_server(&mut server);
    let url = server.database();
    let token = Postgres::connect(&url).unwrap().keep_beside(&FIRST, "A Name").unwrap();
    reading_only(&mut *open(&url, Mode::ReadOnly).unwrap(), &token);
    let mut client = Client::connect(&url, NoTls).unwrap();
    client.batch_execute("UPDATE remit.beside SET text = 'Another'").unwrap();
    changed(&mut *open(&url, Mode::Existing).unwrap(), &token);
}

fn nothing_is_left_in_the_tables_of_a_server(server: &mut Server) {
    let mut chance = Chance::new("nothing_is_left_in_the_tables_of_a_server");
    let url = server.database();
    let mut record = Postgres::connect(&url).unwrap();
    let texts = keep_some(&mut record, &mut chance);
    let mut client = Client::connect(&url, NoTls).unwrap();
    // What the server's log of writes and its copies hold is not for a client to remove.
    let tables = Path::new(&server.data()).join("base");
    // An older transaction that might still look does not keep a text alive.
    let mut other = Client::connect(&url, NoTls).unwrap();
    other.batch_execute("BEGIN ISOLATION LEVEL REPEATABLE READ; SELECT 1").unwrap();
    for (token, text) in &texts[..10] {
        client.batch_execute("ANALYZE; CHECKPOINT").unwrap();
        assert!(on_disk(&tables, text), "{text}");
        assert!(record.forget(token, day("2026-04-01")).unwrap());
        client.batch_execute("ANALYZE; CHECKPOINT").unwrap();
        assert!(!on_disk(&tables, text), "{text}");
        is_forgotten(&mut record, token);
    }
    for (token, text) in &texts[10..] {
        assert_eq!(kept(&mut record, token).as_ref(), Some(text));
    }
}

fn a_record_of_layout_1_on_a_server(server: &mut Server) {
    let url = server.database();
    appended(Postgres::connect(&url).unwrap().append(Basis::Any, &draft("r1"), moment(1)));
    let mut client = Client::connect(&url, NoTls).unwrap();
    let fresh = columns(&mut client);
    client.batch_execute("DROP TABLE remit.beside; UPDATE remit.layout SET number = 1").unwrap();
    nothing_is_beside(&mut *open(&url, Mode::ReadOnly).unwrap());
    it_can_keep(&mut *open(&url, Mode::Existing).unwrap());
    assert_eq!(columns(&mut client), fresh);
}

fn columns(client: &mut Client) -> Vec<String> {
    let rows = client.query(
        "SELECT concat_ws(' ', attrelid::regclass, attname, atttypid::regtype, attnotnull, \
                attstorage, attstattarget) \
         FROM pg_attribute WHERE attnum > 0 AND attrelid IN ( \
             SELECT oid FROM pg_class WHERE relnamespace = 'remit'::regnamespace) ORDER BY 1",
        &[],
    );
    rows.unwrap().iter().map(|row| row.get(0)).collect()
}

#[test]
fn every_salt_is_another() {
    let salts: Vec<Salt> = (0..9).map(|_| fresh_salt().unwrap()).collect();
    for (at, salt) in salts.iter().enumerate() {
        assert!(!salts[..at].contains(salt));
    }
}
