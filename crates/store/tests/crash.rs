//! A writer that is killed loses nothing that it acknowledged.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod suite;

use std::time::{Duration, Instant};

use remit_store::{Mode, open};
use suite::chance::{Chance, rounds};
use suite::server::Server;
use suite::writer::{self, Writer, nothing_acknowledged_is_lost};
use tempfile::TempDir;

const WRITER: &str = "writes_until_killed_when_it_is_asked_to";

/// How often a whole server is stopped or killed for every time a client is.
const CLIENTS_PER_SERVER: u64 = 4;

#[test]
fn writes_until_killed_when_it_is_asked_to() {
    writer::writes_until_killed();
}

/// Waits a random time within which a writer is in the middle of something else every time.
fn a_moment(chance: &mut Chance) {
    let until = Instant::now() + Duration::from_micros(chance.below(20_000));
    while Instant::now() < until {
        std::hint::spin_loop();
    }
}

fn kill_writers(target: &str, chance: &mut Chance, kills: u64) {
    for _ in 0..kills {
        let mut writer = Writer::start(target, WRITER);
        writer.wait_for(1 + chance.below(15));
        a_moment(chance);
        let acknowledged = writer.kill();
        let mut record = open(target, Mode::Existing).unwrap();
        nothing_acknowledged_is_lost(&mut *record, &acknowledged);
    }
}

#[test]
fn a_killed_writer_loses_nothing_on_sqlite() {
    let mut chance = Chance::new("a_killed_writer_loses_nothing_on_sqlite");
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("remit.db");
    kill_writers(path.to_str().unwrap(), &mut chance, rounds("REMIT_CRASH_KILLS", 20));
}

#[test]
fn a_first_start_that_is_killed_leaves_no_half_record() {
    let mut chance = Chance::new("a_first_start_that_is_killed_leaves_no_half_record");
    for _ in 0..rounds("REMIT_CRASH_KILLS", 20) {
        let folder = TempDir::new().unwrap();
        let path = folder.path().join("remit.db");
        let target = path.to_str().unwrap();
        let writer = Writer::start(target, WRITER);
        a_moment(&mut chance);
        let acknowledged = writer.kill();
        let mut record = open(target, Mode::Create).unwrap();
        nothing_acknowledged_is_lost(&mut *record, &acknowledged);
    }
}

#[test]
fn a_killed_writer_or_server_loses_nothing_on_postgresql() {
    let Some(mut server) = Server::start() else {
        return;
    };
    let mut chance = Chance::new("a_killed_writer_or_server_loses_nothing_on_postgresql");
    let url = server.database();
    let kills = rounds("REMIT_CRASH_KILLS", 20);
    kill_writers(&url, &mut chance, kills);
    // A session that outlives its server connects again by itself.
    let mut lasting = open(&url, Mode::Existing).unwrap();
    for round in 0..kills.div_ceil(CLIENTS_PER_SERVER) {
        let mut writer = Writer::start(&url, WRITER);
        writer.wait_for(1 + chance.below(15));
        a_moment(&mut chance);
        if round % 2 == 0 {
            server.kill()
        } else {
            server.stop_at_once()
        }
        let acknowledged = writer.ended();
        server.go();
        let mut record = open(&url, Mode::Existing).unwrap();
        nothing_acknowledged_is_lost(&mut *record, &acknowledged);
        let head = record.head().unwrap();
        let again = lasting.head().or_else(|_| lasting.head());
        assert_eq!(again.unwrap(), head);
    }
}
