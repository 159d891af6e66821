//! What every store must do, asked of memory, SQLite and PostgreSQL alike.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod beside;
pub mod chance;
pub mod disk;
pub mod model;
pub mod server;
pub mod tampering;
pub mod together;
pub mod writer;

use remit_dictionary::Moment;
use remit_journal::{
    Basis, Checkpoint, Chunk, Draft, Fault, Finding, Hash, Outcome, Receipt, RequestId, Sort,
    Storage, Tampering, open, verify,
};

pub const FOLD: u64 = 1;

/// A store that a test may tamper with.
pub trait Record: Storage + Tampering + Send {}

impl<T: Storage + Tampering + Send> Record for T {}

/// Gives a record that nobody has used.
pub type Fresh<'a> = &'a mut dyn FnMut() -> Box<dyn Record>;

pub fn moment(number: u64) -> Moment {
    Moment::from_microseconds(i64::try_from(number).unwrap())
}

pub fn draft(name: &str) -> Draft {
    Draft {
        sort: Sort::Decision,
        kind: "test".into(),
        version: 1,
        rules: 1,
        actor: "tester".into(),
        authority: "none".into(),
        source: "here".into(),
        request: RequestId::parse(name).unwrap(),
        body: name.as_bytes().to_vec(),
        chunks: vec![Chunk { facts: 1, bytes: name.as_bytes().to_vec() }],
    }
}

/// Puts `count` acts named r1, r2, … on a fresh record.
pub fn filled(fresh: Fresh<'_>, count: u64) -> Box<dyn Record> {
    let mut record = fresh();
    for number in 1..=count {
        let at = moment(number);
        let outcome = record.append(Basis::At(number - 1), &draft(&format!("r{number}")), at);
        assert!(matches!(outcome.unwrap(), Outcome::Appended(_)));
    }
    record
}

pub fn appended(outcome: Result<Outcome, Fault>) -> Receipt {
    match outcome.unwrap() {
        Outcome::Appended(receipt) => receipt,
        other => panic!("not appended: {other:?}"),
    }
}

pub fn findings(record: &mut dyn Storage) -> Vec<Finding> {
    verify(record, None, FOLD, &mut |_| {}).unwrap().findings
}

/// Says something to whoever runs the tests, even when the test passes.
pub fn say(words: &str) {
    use std::io::Write;
    std::io::stderr().write_all(format!("{words}\n").as_bytes()).unwrap();
}

/// Returns an error and everything that it says of its causes.
pub fn whole(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text = format!("{text}: {cause}");
        source = cause.source();
    }
    text
}

pub fn a_receipt_tells_where_the_act_is(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 2);
    let receipt = appended(record.append(Basis::At(2), &draft("third"), moment(7)));
    assert_eq!((receipt.number, receipt.recorded_at), (3, moment(7)));
    let stored = record.acts(2, 1).unwrap().remove(0);
    assert_eq!((stored.number, stored.hash), (3, receipt.hash));
    assert_eq!(stored.expected_hash(), receipt.hash);
    assert_eq!(open(&stored.bytes).unwrap().number, 3);
    assert_eq!(record.head().unwrap(), stored.head());
}

pub fn acts_are_given_in_order_and_no_more_than_asked_for(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 12);
    let mut numbers = |after, limit| -> Vec<u64> {
        record.acts(after, limit).unwrap().iter().map(|act| act.number).collect()
    };
    assert_eq!(numbers(0, 3), [1, 2, 3]);
    assert_eq!(numbers(9, usize::MAX), [10, 11, 12]);
    assert_eq!(numbers(12, 5), []);
    assert_eq!(numbers(u64::MAX, 5), []);
    assert_eq!(numbers(3, 0), []);
}

pub fn the_same_request_is_answered_as_before(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 2);
    let stored = record.acts(0, 1).unwrap().remove(0);
    let first = record.append(Basis::At(1), &draft("r1"), moment(9)).unwrap();
    let receipt = Receipt { number: 1, hash: stored.hash, recorded_at: moment(1) };
    assert_eq!(first, Outcome::AlreadyRecorded(receipt));
    let mut other = draft("r1");
    other.body.push(0);
    let second = record.append(Basis::Any, &other, moment(9)).unwrap();
    assert_eq!(second, Outcome::RequestReused(receipt));
    let mut other = draft("r1");
    other.chunks[0].bytes.push(0);
    let third = record.append(Basis::Any, &other, moment(9)).unwrap();
    assert_eq!(third, Outcome::RequestReused(receipt));
    assert_eq!(record.head().unwrap().number, 2);
    assert_eq!(record.chunk(&other.chunks[0].hash()).unwrap(), None, "nothing was written");
}

pub fn an_act_decided_on_an_older_state_is_not_written(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 2);
    let head = record.head().unwrap();
    for basis in [0, 1, 3, u64::MAX] {
        let outcome = record.append(Basis::At(basis), &draft("late"), moment(9)).unwrap();
        assert_eq!(outcome, Outcome::Overtaken(head), "{basis}");
    }
    assert_eq!(record.chunk(&draft("late").chunks[0].hash()).unwrap(), None);
    appended(record.append(Basis::At(2), &draft("late"), moment(9)));
}

pub fn a_clock_that_runs_backwards_does_not_turn_the_record_back(fresh: Fresh<'_>) {
    let mut record = fresh();
    let times = [5, 3, 9, -4, i64::MAX, i64::MIN];
    let recorded = [5, 5, 9, 9, i64::MAX, i64::MAX];
    for (at, expected) in times.into_iter().zip(recorded) {
        let name = format!("at {at} {expected}");
        let at = Moment::from_microseconds(at);
        let receipt = appended(record.append(Basis::Any, &draft(&name), at));
        assert_eq!(receipt.recorded_at.microseconds(), expected);
    }
    for (act, expected) in record.acts(0, 9).unwrap().iter().zip(recorded) {
        assert_eq!(open(&act.bytes).unwrap().recorded_at.microseconds(), expected);
    }
}

pub fn an_unknown_kind_is_carried_untouched(fresh: Fresh<'_>) {
    let mut record = fresh();
    let strange = Draft {
        sort: Sort::Observation,
        kind: "of another day é 'quoted' \u{0}".into(),
        version: u64::MAX,
        rules: u64::MAX,
        request: RequestId::parse("'; DROP TABLE acts; -- é").unwrap(),
        body: (0..=255).collect(),
        chunks: vec![Chunk { facts: u32::MAX, bytes: vec![0, 255, 0] }],
        ..draft("x")
    };
    appended(record.append(Basis::Any, &strange, moment(1)));
    let act = open(&record.acts(0, 1).unwrap()[0].bytes).unwrap();
    assert_eq!((&act.kind, act.version, act.rules), (&strange.kind, u64::MAX, u64::MAX));
    assert_eq!((&act.body, &act.request), (&strange.body, &strange.request));
    assert_eq!(record.chunk(&act.chunks[0].hash).unwrap(), Some(vec![0, 255, 0]));
    assert_eq!(findings(&mut *record), []);
}

pub fn an_act_may_have_no_chunk_or_many(fresh: Fresh<'_>) {
    let mut record = fresh();
    let none = Draft { chunks: Vec::new(), ..draft("none") };
    appended(record.append(Basis::Any, &none, moment(1)));
    let bytes = |number: u32| number.to_be_bytes().repeat(number as usize * 50);
    let mut chunks: Vec<Chunk> =
        (0..60).map(|number| Chunk { facts: number, bytes: bytes(number) }).collect();
    chunks.push(chunks[3].clone());
    let many = Draft { chunks, ..draft("many") };
    appended(record.append(Basis::Any, &many, moment(2)));
    for chunk in &many.chunks {
        assert_eq!(record.chunk(&chunk.hash()).unwrap().as_ref(), Some(&chunk.bytes));
    }
    let again = Draft { chunks: many.chunks.clone(), ..draft("the same facts again") };
    appended(record.append(Basis::Any, &again, moment(3)));
    let verified = verify(&mut *record, None, FOLD, &mut |_| {}).unwrap();
    assert_eq!((verified.acts, verified.findings), (3, vec![]));
    assert_eq!(verified.facts, 2 * (u64::from((0..60).sum::<u32>()) + 3));
}

pub fn a_draft_that_cannot_be_written_changes_nothing(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 1);
    let head = record.head().unwrap();
    let long = Draft { actor: "x".repeat(20_000), ..draft("long") };
    let fault = record.append(Basis::Any, &long, moment(2)).unwrap_err();
    assert!(matches!(fault, Fault::Draft(_)), "{fault:?}");
    assert_eq!(record.head().unwrap(), head);
    assert_eq!(record.chunk(&long.chunks[0].hash()).unwrap(), None);
    appended(record.append(Basis::At(1), &draft("short"), moment(2)));
}

pub fn one_checkpoint_is_kept_and_the_next_replaces_it(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 3);
    assert_eq!(record.checkpoint(FOLD).unwrap(), None);
    let acts = record.acts(0, 9).unwrap();
    let checkpoint = |fold, at: usize, bytes: &[u8]| Checkpoint {
        head: acts[at].head(),
        fold,
        hash: Hash::of(&[bytes]),
        bytes: bytes.to_vec(),
    };
    for (fold, at) in [(FOLD, 0), (FOLD, 2), (u64::MAX, 1), (FOLD, 1)] {
        let kept = checkpoint(fold, at, &[7; 100_000]);
        record.keep_checkpoint(&kept).unwrap();
        assert_eq!(record.checkpoint(fold).unwrap(), Some(kept));
        assert_eq!(record.checkpoint(fold ^ 5).unwrap(), None, "every other is dropped");
    }
    assert_eq!(findings(&mut *record), []);
    let wrong = Checkpoint { bytes: vec![8], ..checkpoint(FOLD, 1, &[7]) };
    record.keep_checkpoint(&wrong).unwrap();
    assert_eq!(findings(&mut *record), [Finding::CheckpointWrong(2)]);
}

pub type Check = fn(Fresh<'_>);
