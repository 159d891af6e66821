//! Every way of tampering with a record is named.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;
use remit_dictionary::Moment;
use remit_journal::{
    Basis, Chunk, Draft, Finding, Hash, Head, HeadClaim, Memory, Outcome, RequestId, Sort, Storage,
    StoredAct, Tampering, open, seal, verify,
};

const FOLD: u64 = 1;

fn draft(name: &str) -> Draft {
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

fn forged() -> Draft {
    Draft { chunks: Vec::new(), ..draft("forged") }
}

fn record(count: u64) -> Memory {
    let mut memory = Memory::default();
    for number in 1..=count {
        let at = Moment::from_microseconds(i64::try_from(number).unwrap());
        let outcome = memory.append(Basis::At(number - 1), &draft(&format!("r{number}")), at);
        assert!(matches!(outcome.unwrap(), Outcome::Appended(_)));
    }
    memory
}

fn findings(memory: &mut Memory, claim: Option<&str>) -> Vec<Finding> {
    let claim = claim.map(|text| HeadClaim::parse(text).unwrap());
    verify(memory, claim, FOLD, &mut |_| {}).unwrap().findings
}

fn tamper(count: u64, change: impl FnOnce(&mut Vec<StoredAct>)) -> Vec<Finding> {
    let mut memory = record(count);
    let mut acts = memory.acts(0, 100).unwrap();
    change(&mut acts);
    memory.replace_acts(&acts).unwrap();
    findings(&mut memory, None)
}

fn renumber(acts: &mut [StoredAct]) {
    for (number, act) in (1..).zip(acts) {
        act.number = number;
    }
}

#[test]
fn an_untouched_record_has_no_findings() {
    assert_eq!(findings(&mut record(5), None), []);
    assert_eq!(findings(&mut record(0), None), []);
}

#[test]
fn a_changed_act_is_named() {
    assert_eq!(tamper(5, |acts| acts[2].bytes.push(0)), [Finding::Changed(3)]);
    assert_eq!(tamper(5, |acts| acts[4].hash = Hash::of(&[b"other"])), [Finding::Changed(5)]);
}

#[test]
fn a_changed_act_is_named_even_when_its_hash_was_made_to_fit() {
    let outcome = tamper(5, |acts| {
        let head = acts[1].head();
        acts[2] = seal(&forged(), head, None, Moment::from_microseconds(3)).unwrap();
    });
    assert_eq!(outcome, [Finding::Changed(3)]);
}

#[test]
fn a_removed_act_is_named_whether_or_not_the_rest_moved_up() {
    assert_eq!(tamper(5, |acts| drop(acts.remove(2))), [Finding::Removed(3)]);
    let outcome = tamper(5, |acts| {
        acts.remove(2);
        renumber(acts);
    });
    assert_eq!(outcome, [Finding::Removed(3)]);
}

#[test]
fn swapped_acts_are_named() {
    let outcome = tamper(5, |acts| {
        acts.swap(1, 3);
        renumber(acts);
    });
    assert_eq!(outcome, [Finding::Swapped(2, 4)]);
}

#[test]
fn an_inserted_act_is_named() {
    let outcome = tamper(5, |acts| {
        let forged = seal(&forged(), acts[1].head(), None, Moment::from_microseconds(3));
        acts.insert(2, forged.unwrap());
        renumber(acts);
    });
    assert_eq!(outcome, [Finding::Inserted(3)]);
}

#[test]
fn a_chunk_changed_or_removed_is_named_with_its_act() {
    let hash = draft("r2").chunks[0].hash();
    for (bytes, finding) in [
        (Some(&b"other"[..]), Finding::ChunkChanged(2, hash)),
        (None, Finding::ChunkRemoved(2, hash)),
    ] {
        let mut memory = record(3);
        memory.replace_chunk(&hash, bytes).unwrap();
        assert_eq!(findings(&mut memory, None), [finding]);
    }
}

#[test]
fn a_cut_tail_and_a_rewrite_are_found_against_a_head_kept_elsewhere() {
    let mut memory = record(5);
    let head = memory.head().unwrap();
    let acts = memory.acts(0, 100).unwrap();
    let kept = format!("{}:{}", head.number, head.hash);
    assert_eq!(findings(&mut memory, Some(&kept)), []);
    memory.replace_acts(&acts[..3]).unwrap();
    assert_eq!(findings(&mut memory, None), [], "alone, a cut record looks whole");
    assert_eq!(findings(&mut memory, Some(&kept)), [Finding::TailCut(5)]);
    let hash = head.hash.to_string();
    assert_eq!(findings(&mut memory, Some(&hash)), [Finding::HeadUnknown(head.hash)]);

    let mut rewritten: Vec<StoredAct> = Vec::new();
    for number in 1..=5 {
        let before = rewritten.last().map_or(Head::EMPTY, StoredAct::head);
        let at = Moment::from_microseconds(number);
        rewritten.push(seal(&draft(&format!("w{number}")), before, None, at).unwrap());
    }
    for chunk in (1..=5).flat_map(|number| draft(&format!("w{number}")).chunks) {
        memory.replace_chunk(&chunk.hash(), Some(&chunk.bytes)).unwrap();
    }
    memory.replace_acts(&rewritten).unwrap();
    assert_eq!(findings(&mut memory, None), []);
    assert_eq!(findings(&mut memory, Some(&kept)), [Finding::Rewritten(5)]);
}

#[test]
fn an_older_head_still_belongs_to_a_record_that_grew() {
    let old = record(3).head().unwrap();
    assert_eq!(findings(&mut record(5), Some(&old.hash.to_string())), []);
}

#[test]
fn the_same_request_is_answered_as_before_and_another_content_is_refused() {
    let mut memory = record(2);
    let first = memory.append(Basis::Any, &draft("r1"), Moment::from_microseconds(9)).unwrap();
    assert!(matches!(first, Outcome::AlreadyRecorded(receipt) if receipt.number == 1));
    let mut other = draft("r1");
    other.body.push(0);
    let second = memory.append(Basis::Any, &other, Moment::from_microseconds(9)).unwrap();
    assert!(matches!(second, Outcome::RequestReused(receipt) if receipt.number == 1));
    assert_eq!(memory.head().unwrap().number, 2);
}

#[test]
fn an_act_decided_on_an_older_state_is_not_written() {
    let mut memory = record(2);
    let outcome = memory.append(Basis::At(1), &draft("late"), Moment::from_microseconds(9));
    assert!(matches!(outcome.unwrap(), Outcome::Overtaken(head) if head.number == 2));
}

#[test]
fn an_act_carries_its_number() {
    let stored = record(3).acts(2, 1).unwrap();
    assert_eq!(open(&stored[0].bytes).unwrap().number, 3);
}

proptest! {
    #[test]
    fn any_single_flipped_bit_is_found(act in 0usize..4, byte in any::<prop::sample::Index>(), bit in 0u8..8) {
        let found = tamper(4, |acts| {
            let at = byte.index(acts[act].bytes.len());
            acts[act].bytes[at] ^= 1 << bit;
        });
        prop_assert!(!found.is_empty());
    }
}
