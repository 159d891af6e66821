//! What must hold of a store that several programs open: writers at once, opening again.

use remit_journal::{Basis, Checkpoint, Hash, Outcome, Receipt, Storage};
use remit_store::{Mode, OpenError};

use super::{FOLD, appended, draft, findings, moment};

/// Opens the record of one name in a mode.
pub type Open<'a> = &'a (dyn Fn(Mode) -> Result<Box<dyn Storage + Send>, OpenError> + Sync);

const WRITERS: u64 = 4;
const ACTS_EACH: u64 = 20;

fn all_at_once(work: impl Fn(u64) -> Vec<Receipt> + Sync) -> Vec<Receipt> {
    std::thread::scope(|scope| {
        let work = &work;
        let writers: Vec<_> =
            (0..WRITERS).map(|writer| scope.spawn(move || work(writer))).collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    })
}

fn nothing_is_missing(open: Open<'_>, mut receipts: Vec<Receipt>) {
    receipts.sort_by_key(|receipt| receipt.number);
    let mut record = open(Mode::Existing).unwrap();
    let acts = record.acts(0, usize::MAX).unwrap();
    let stored: Vec<_> = acts.iter().map(|act| (act.number, act.hash)).collect();
    let told: Vec<_> = receipts.iter().map(|receipt| (receipt.number, receipt.hash)).collect();
    assert_eq!(stored, told, "each acknowledged act has its own number, and there is no gap");
    assert_eq!(told.last().map(|last| last.0), Some(told.len() as u64));
    assert_eq!(findings(&mut *record), []);
}

pub fn first_starts_at_once_make_one_record(open: Open<'_>) {
    let receipts = all_at_once(|writer| {
        let mut record = open(Mode::Create).unwrap();
        vec![appended(record.append(Basis::Any, &draft(&format!("w{writer}")), moment(1)))]
    });
    nothing_is_missing(open, receipts);
}

pub fn writers_at_once_take_turns(open: Open<'_>) {
    drop(open(Mode::Create).unwrap());
    let receipts = all_at_once(|writer| {
        let mut record = open(Mode::Existing).unwrap();
        let acts = 0..ACTS_EACH;
        acts.map(|act| {
            let draft = draft(&format!("w{writer} {act}"));
            if act % 2 == 0 {
                return appended(record.append(Basis::Any, &draft, moment(act)));
            }
            loop {
                let basis = Basis::At(record.head().unwrap().number);
                match record.append(basis, &draft, moment(act)).unwrap() {
                    Outcome::Appended(receipt) => return receipt,
                    Outcome::Overtaken(_) => {}
                    other => panic!("{other:?}"),
                }
            }
        })
        .collect()
    });
    nothing_is_missing(open, receipts);
}

pub fn one_request_sent_by_many_at_once_is_done_once(open: Open<'_>) {
    drop(open(Mode::Create).unwrap());
    let receipts = all_at_once(|_| {
        let mut record = open(Mode::Existing).unwrap();
        match record.append(Basis::Any, &draft("one"), moment(1)).unwrap() {
            Outcome::Appended(receipt) | Outcome::AlreadyRecorded(receipt) => vec![receipt],
            other => panic!("{other:?}"),
        }
    });
    assert!(receipts.iter().all(|receipt| *receipt == receipts[0]), "{receipts:?}");
    assert_eq!(open(Mode::Existing).unwrap().head().unwrap().number, 1);
}

pub fn opening_again_finds_everything(open: Open<'_>) {
    let mut record = open(Mode::Create).unwrap();
    for number in 1..=5 {
        appended(record.append(Basis::Any, &draft(&format!("r{number}")), moment(number)));
    }
    let head = record.head().unwrap();
    let kept = Checkpoint { head, fold: FOLD, hash: Hash::of(&[b"kept"]), bytes: b"kept".into() };
    record.keep_checkpoint(&kept).unwrap();
    let acts = record.acts(0, 9).unwrap();
    // Once while the first is open, and then when nobody has it open.
    let mut other = open(Mode::ReadOnly).unwrap();
    assert_eq!(other.acts(0, 9).unwrap(), acts);
    drop((record, other));
    for mode in [Mode::ReadOnly, Mode::Existing, Mode::Create] {
        let mut again = open(mode).unwrap();
        assert_eq!(again.acts(0, 9).unwrap(), acts);
        assert_eq!(again.checkpoint(FOLD).unwrap().as_ref(), Some(&kept));
        assert_eq!(again.chunk(&draft("r3").chunks[0].hash()).unwrap(), Some(b"r3".to_vec()));
        assert_eq!(findings(&mut *again), []);
    }
    let mut again = open(Mode::Existing).unwrap();
    let answer = again.append(Basis::Any, &draft("r2"), moment(9)).unwrap();
    assert!(matches!(answer, Outcome::AlreadyRecorded(receipt) if receipt.number == 2));
    assert_eq!(appended(again.append(Basis::At(5), &draft("r6"), moment(1))).number, 6);
}

pub fn reading_only_writes_nothing(open: Open<'_>) {
    drop(open(Mode::Create).unwrap());
    let mut record = open(Mode::ReadOnly).unwrap();
    let fault = record.append(Basis::Any, &draft("r1"), moment(1)).unwrap_err();
    assert!(super::whole(&fault).contains("open for reading only"), "{}", super::whole(&fault));
    assert_eq!(open(Mode::Existing).unwrap().head().unwrap().number, 0);
}

pub fn a_record_is_not_made_where_one_must_be(open: Open<'_>) {
    for mode in [Mode::Existing, Mode::ReadOnly] {
        let error = open(mode).err().unwrap();
        assert!(matches!(error, OpenError::Missing(_) | OpenError::MissingOnServer), "{error:?}");
        assert!(error.to_string().contains("`remit import` makes one"), "{error}");
    }
}

/// All of them, each to be asked of a name where there is no record yet.
pub const ALL: [fn(Open<'_>); 6] = [
    first_starts_at_once_make_one_record,
    writers_at_once_take_turns,
    one_request_sent_by_many_at_once_is_done_once,
    opening_again_finds_everything,
    reading_only_writes_nothing,
    a_record_is_not_made_where_one_must_be,
];
