//! Loss of power, full disks and failing disks beneath SQLite.
//!
//! One connection at a time, on a disk that is beneath the whole process: the tests take turns.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod suite;

use std::path::PathBuf;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};

use remit_dictionary::Date;
use remit_journal::{Basis, Beside, Outcome, Salt, Storage, Token};
use remit_store::Sqlite;
use suite::chance::{Chance, rounds};
use suite::disk::Disk;
use suite::writer::{Acknowledged, act, nothing_acknowledged_is_lost};
use suite::{appended, findings, moment, say, whole};
use tempfile::TempDir;

static DISK: LazyLock<Mutex<Disk>> = LazyLock::new(|| Mutex::new(Disk::install()));

fn disk() -> MutexGuard<'static, Disk> {
    DISK.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A folder with a record, and the next folder after each loss of power.
struct Machine {
    folder: TempDir,
    acknowledged: Vec<Acknowledged>,
}

impl Machine {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap(), acknowledged: Vec::new() }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("remit.db")
    }

    /// Appends until an append fails or so many are done; returns what the failure said.
    fn work(&mut self, record: &mut Sqlite, acts: u64) -> Option<String> {
        for _ in 0..acts {
            let next = self.acknowledged.last().map_or(0, |last| last.0) + 1;
            match record.append(Basis::Any, &act(next), moment(next)) {
                Ok(Outcome::Appended(receipt)) => {
                    self.acknowledged.push((receipt.number, receipt.hash.to_string()));
                }
                Ok(other) => panic!("{other:?}"),
                Err(fault) => return Some(whole(&fault)),
            }
        }
        None
    }

    /// Loses power, starts again with what survived, and checks that nothing acknowledged is lost.
    fn lose_power(&mut self, disk: &Disk, chance: &mut Chance) {
        let next = TempDir::new().unwrap();
        disk.survivors(self.folder.path(), next.path(), chance);
        self.folder = next;
        let mut record = Sqlite::open(&self.path()).unwrap();
        nothing_acknowledged_is_lost(&mut record, &self.acknowledged);
        // An act that was not acknowledged may have reached the disk all the same.
        let acts = record.acts(self.acknowledged.len() as u64, 9).unwrap();
        self.acknowledged.extend(acts.iter().map(|act| (act.number, act.hash.to_string())));
    }
}

#[test]
fn losing_power_loses_nothing_that_was_acknowledged() {
    let disk = disk();
    let mut chance = Chance::new("losing_power_loses_nothing_that_was_acknowledged");
    let mut machine = Machine::new();
    let mut within = 0;
    for round in 0..rounds("REMIT_POWER_LOSSES", 40) {
        if round % 20 == 0 {
            machine = Machine::new();
        }
        let mut record = Sqlite::open(&machine.path()).unwrap();
        disk.power_for(chance.below(if round % 2 == 0 { 60 } else { 4_000 }));
        within += u64::from(machine.work(&mut record, 40).is_some());
        // Closing does nothing any more: the power is gone.
        disk.power_for(0);
        drop(record);
        machine.lose_power(&disk, &mut chance);
    }
    say(&format!("the power went within an append {within} times"));
    assert!(within > 0);
}

#[test]
fn losing_power_while_a_record_is_made_leaves_none_or_a_whole_one() {
    let disk = disk();
    let mut chance = Chance::new("losing_power_while_a_record_is_made");
    for operations in 0..60 {
        let mut machine = Machine::new();
        disk.power_for(operations);
        let made = Sqlite::open(&machine.path()).is_ok();
        disk.power_for(0);
        let is_there = machine.path().exists();
        assert!(is_there || !made);
        machine.lose_power(&disk, &mut chance);
    }
}

#[test]
fn losing_power_neither_loses_a_text_nor_brings_back_one_that_was_forgotten() {
    let disk = disk();
    let mut chance = Chance::new("losing_power_neither_loses_a_text_nor_brings_back_one");
    let mut machine = Machine::new();
    // What was acknowledged of each text: kept, and then perhaps forgotten.
    let mut texts: Vec<(Token, String, bool)> = Vec::new();
    for _ in 0..rounds("REMIT_POWER_LOSSES", 40) {
        let mut record = Sqlite::open(&machine.path()).unwrap();
        disk.power_for(chance.below(200));
        keep_and_forget(&mut record, &mut texts);
        disk.power_for(0);
        drop(record);
        machine.lose_power(&disk, &mut chance);
        let mut record = Sqlite::open(&machine.path()).unwrap();
        for (token, text, forgotten) in &texts {
            let expected = match record.beside(token).unwrap() {
                Some(Beside::Kept(kept)) => kept == *text && !forgotten,
                // What was not acknowledged may have reached the disk all the same.
                Some(Beside::Removed { .. }) => true,
                None => false,
            };
            assert!(expected, "{text} was acknowledged, forgotten: {forgotten}");
        }
    }
    say(&format!("{} texts were kept", texts.len()));
    assert!(texts.iter().any(|text| text.2));
}

/// Keeps texts and forgets every third, until the power goes.
fn keep_and_forget(record: &mut Sqlite, texts: &mut Vec<(Token, String, bool)>) {
    loop {
        let text = format!("words of person {}", texts.len());
        let Ok(token) = record.keep_beside(&Salt([7; 16]), &text) else {
            return;
        };
        texts.push((token, text, false));
        let at = texts.len() / 3;
        if record.forget(&texts[at].0, Date::from_days(1)).is_err() {
            return;
        }
        texts[at].2 = true;
    }
}

#[test]
fn a_full_disk_is_told_and_the_work_goes_on_when_there_is_room() {
    let disk = disk();
    let mut chance = Chance::new("a_full_disk_is_told_and_the_work_goes_on_when_there_is_room");
    let mut machine = Machine::new();
    let mut record = Sqlite::open(&machine.path()).unwrap();
    let mut full = 0;
    for _ in 0..rounds("REMIT_FULL_DISKS", 30) {
        disk.room(Some(chance.below(3_000_000)));
        let told = machine.work(&mut record, 20);
        if let Some(told) = &told {
            full += 1;
            assert!(told.contains("append the act: the disk is full: make space on it"), "{told}");
            assert_eq!(findings(&mut record), []);
            // A record on a full disk can be opened and read.
            disk.room(Some(0));
            drop(record);
            record = Sqlite::open_existing(&machine.path()).unwrap();
            let head = record.head().unwrap().number;
            assert_eq!(head, machine.acknowledged.len() as u64, "nothing of it was written");
        }
        disk.room(None);
        assert_eq!(machine.work(&mut record, 2), None);
    }
    assert!(full > 3, "{full}");
    drop(record);
    machine.lose_power(&disk, &mut chance);
}

#[test]
fn after_a_failed_synchronisation_nothing_more_is_written_until_a_new_start() {
    let disk = disk();
    let mut chance = Chance::new("after_a_failed_synchronisation_nothing_more_is_written");
    let mut told_of = 0;
    for _ in 0..rounds("REMIT_FAILING_DISKS", 30) {
        let mut machine = Machine::new();
        let mut record = Sqlite::open(&machine.path()).unwrap();
        disk.fail_after(chance.below(30));
        // A failure while the log is moved to the main file is no failure of an append.
        if let Some(told) = machine.work(&mut record, 40) {
            told_of += 1;
            assert!(told.contains("the disk failed: check it"), "{told}");
            let next = machine.acknowledged.len() as u64 + 1;
            let again = record.append(Basis::Any, &act(next), moment(next)).unwrap_err();
            assert!(whole(&again).contains("the disk failed earlier"), "{}", whole(&again));
            assert_eq!(record.head().unwrap().number, next - 1, "reading goes on");
        }
        assert!(!disk.will_fail());
        // The program is killed and started again: what is in memory is still to be read.
        disk.power_for(0);
        drop(record);
        disk.power_for(u64::MAX);
        let mut record = Sqlite::open_existing(&machine.path()).unwrap();
        let head = record.head().unwrap();
        let next = head.number + 1;
        machine.acknowledged = vec![(head.number, head.hash.to_string())];
        machine.acknowledged.retain(|last| last.0 > 0);
        let receipt = appended(record.append(Basis::Any, &act(next), moment(next)));
        machine.acknowledged.push((next, receipt.hash.to_string()));
        disk.power_for(0);
        drop(record);
        machine.lose_power(&disk, &mut chance);
    }
    assert!(told_of > 0);
}
