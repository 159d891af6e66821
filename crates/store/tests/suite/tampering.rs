//! Every way of tampering with a stored record is named.

use remit_journal::{
    Basis, Draft, Finding, Hash, Head, HeadClaim, Storage, StoredAct, seal, verify,
};

use super::chance::Chance;
use super::{FOLD, Fresh, appended, draft, filled, findings, moment};

fn forged() -> Draft {
    Draft { chunks: Vec::new(), ..draft("forged") }
}

fn against(record: &mut dyn Storage, claim: &str) -> Vec<Finding> {
    let claim = HeadClaim::parse(claim).unwrap();
    verify(record, Some(claim), FOLD, &mut |_| {}).unwrap().findings
}

fn tamper(fresh: Fresh<'_>, change: impl FnOnce(&mut Vec<StoredAct>)) -> Vec<Finding> {
    let mut record = filled(fresh, 5);
    let mut acts = record.acts(0, 100).unwrap();
    change(&mut acts);
    record.replace_acts(&acts).unwrap();
    findings(&mut *record)
}

fn renumber(acts: &mut [StoredAct]) {
    for (number, act) in (1..).zip(acts) {
        act.number = number;
    }
}

pub fn an_untouched_record_has_no_findings(fresh: Fresh<'_>) {
    assert_eq!(findings(&mut *filled(fresh, 5)), []);
    let mut empty = fresh();
    assert_eq!(empty.head().unwrap(), Head::EMPTY);
    assert_eq!(findings(&mut *empty), []);
}

pub fn a_changed_act_is_named(fresh: Fresh<'_>) {
    assert_eq!(tamper(fresh, |acts| acts[2].bytes.push(0)), [Finding::Changed(3)]);
    let other = Hash::of(&[b"other"]);
    assert_eq!(tamper(fresh, |acts| acts[4].hash = other), [Finding::Changed(5)]);
    let fitted = tamper(fresh, |acts| {
        acts[2] = seal(&forged(), acts[1].head(), None, moment(3)).unwrap();
    });
    assert_eq!(fitted, [Finding::Changed(3)]);
}

pub fn a_removed_act_is_named_whether_or_not_the_rest_moved_up(fresh: Fresh<'_>) {
    assert_eq!(tamper(fresh, |acts| drop(acts.remove(2))), [Finding::Removed(3)]);
    let moved = tamper(fresh, |acts| {
        acts.remove(2);
        renumber(acts);
    });
    assert_eq!(moved, [Finding::Removed(3)]);
}

pub fn swapped_acts_are_named(fresh: Fresh<'_>) {
    let swapped = tamper(fresh, |acts| {
        acts.swap(1, 3);
        renumber(acts);
    });
    assert_eq!(swapped, [Finding::Swapped(2, 4)]);
}

pub fn an_inserted_act_is_named(fresh: Fresh<'_>) {
    let inserted = tamper(fresh, |acts| {
        acts.insert(2, seal(&forged(), acts[1].head(), None, moment(3)).unwrap());
        renumber(acts);
    });
    assert_eq!(inserted, [Finding::Inserted(3)]);
}

pub fn a_chunk_changed_or_removed_is_named_with_its_act(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 3);
    let hash = draft("r2").chunks[0].hash();
    record.replace_chunk(&hash, Some(b"other")).unwrap();
    assert_eq!(findings(&mut *record), [Finding::ChunkChanged(2, hash)]);
    record.replace_chunk(&hash, None).unwrap();
    assert_eq!(findings(&mut *record), [Finding::ChunkRemoved(2, hash)]);
    // The same facts on record once more bring the chunk back, and mend one that was changed.
    for bytes in [None, Some(&b"other"[..])] {
        record.replace_chunk(&hash, bytes).unwrap();
        let again = Draft { chunks: draft("r2").chunks, ..draft(&format!("again {bytes:?}")) };
        appended(record.append(Basis::Any, &again, moment(9)));
        assert_eq!(findings(&mut *record), []);
    }
}

pub fn a_cut_tail_and_a_rewrite_are_found_against_a_head_kept_elsewhere(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 5);
    let head = record.head().unwrap();
    let acts = record.acts(0, 100).unwrap();
    let kept = format!("{}:{}", head.number, head.hash);
    assert_eq!(against(&mut *record, &kept), []);
    record.replace_acts(&acts[..3]).unwrap();
    assert_eq!(findings(&mut *record), [], "alone, a cut record looks whole");
    assert_eq!(against(&mut *record, &kept), [Finding::TailCut(5)]);
    let unknown = against(&mut *record, &head.hash.to_string());
    assert_eq!(unknown, [Finding::HeadUnknown(head.hash)]);

    let mut rewritten: Vec<StoredAct> = Vec::new();
    for number in 1..=5 {
        let before = rewritten.last().map_or(Head::EMPTY, StoredAct::head);
        let draft = draft(&format!("w{number}"));
        record.replace_chunk(&draft.chunks[0].hash(), Some(&draft.chunks[0].bytes)).unwrap();
        rewritten.push(seal(&draft, before, None, moment(number)).unwrap());
    }
    record.replace_acts(&rewritten).unwrap();
    assert_eq!(findings(&mut *record), []);
    assert_eq!(against(&mut *record, &kept), [Finding::Rewritten(5)]);
}

pub fn an_older_head_still_belongs_to_a_record_that_grew(fresh: Fresh<'_>) {
    let mut record = filled(fresh, 3);
    let old = record.head().unwrap().hash.to_string();
    appended(record.append(Basis::At(3), &draft("r4"), moment(4)));
    assert_eq!(against(&mut *record, &old), []);
}

pub fn any_single_flipped_bit_is_found(fresh: Fresh<'_>) {
    let mut chance = Chance::new("any_single_flipped_bit_is_found");
    let mut record = filled(fresh, 4);
    let acts = record.acts(0, 100).unwrap();
    for _ in 0..40 {
        let mut changed = acts.clone();
        let act = &mut changed[chance.place(4)];
        let at = chance.place(act.bytes.len());
        act.bytes[at] ^= 1 << chance.below(8);
        record.replace_acts(&changed).unwrap();
        assert_ne!(findings(&mut *record), []);
    }
    record.replace_acts(&acts).unwrap();
    assert_eq!(findings(&mut *record), []);
}
