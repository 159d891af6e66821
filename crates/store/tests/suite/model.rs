//! A store and the record in memory, given the same requests, answer the same and hold the same.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};
use remit_dictionary::{Date, Moment};
use remit_journal::{
    Basis, Checkpoint, Chunk, Draft, Hash, Memory, RequestId, Salt, Sort, Storage, Token,
};

use super::{FOLD, Fresh, Record, chance::rounds};

/// One request. Numbers choose among what is there, so that most requests mean something.
#[derive(Debug, Clone)]
enum Step {
    New { draft: Draft, decided_on_head: bool },
    Again(prop::sample::Index),
    SameRequestOtherContent(prop::sample::Index, Draft),
    Overtaken(Draft, u64),
    Checkpoint(u64, Vec<u8>),
    Keep(Salt, &'static str),
    Forget(Salt, &'static str, Date),
}

/// Few salts and texts, so that chance meets the same again.
const SALTS: [Salt; 2] = [Salt([1; 16]), Salt([2; 16])];
const TEXTS: [&str; 3] = ["A Name", "a name", ""];

fn a_draft() -> impl Strategy<Value = Draft> {
    let chunk = (any::<u32>(), prop::collection::vec(any::<u8>(), 0..40));
    let texts = (".{0,20}", ".{0,20}", "[a-zA-Z0-9é' ;%_-]{1,30}");
    let bytes = (prop::collection::vec(any::<u8>(), 0..60), prop::collection::vec(chunk, 0..4));
    (any::<bool>(), any::<(u64, u64)>(), texts, bytes).prop_map(
        |(decision, (version, rules), (kind, actor, request), (body, chunks))| Draft {
            sort: if decision { Sort::Decision } else { Sort::Observation },
            kind,
            version,
            rules,
            actor,
            authority: "none".into(),
            source: "chance".into(),
            request: RequestId::parse(&request).unwrap(),
            body,
            chunks: chunks.into_iter().map(|(facts, bytes)| Chunk { facts, bytes }).collect(),
        },
    )
}

fn a_step() -> impl Strategy<Value = (Step, i64)> {
    let bytes = prop::collection::vec(any::<u8>(), 0..50);
    let step = prop_oneof![
        4 => (a_draft(), any::<bool>())
            .prop_map(|(draft, decided_on_head)| Step::New { draft, decided_on_head }),
        1 => any::<prop::sample::Index>().prop_map(Step::Again),
        1 => (any::<prop::sample::Index>(), a_draft())
            .prop_map(|(of, draft)| Step::SameRequestOtherContent(of, draft)),
        1 => (a_draft(), 0u64..9).prop_map(|(draft, basis)| Step::Overtaken(draft, basis)),
        1 => (0u64..3, bytes).prop_map(|(fold, bytes)| Step::Checkpoint(fold, bytes)),
        2 => (select(&SALTS), select(&TEXTS)).prop_map(|(salt, text)| Step::Keep(salt, text)),
        1 => (select(&SALTS), select(&TEXTS), -9i32..9)
            .prop_map(|(salt, text, on)| Step::Forget(salt, text, Date::from_days(on))),
    ];
    (step, any::<i64>())
}

/// Turns a step into the request it makes, given what was sent before.
fn request(step: Step, sent: &[Draft], head: u64) -> (Basis, Draft) {
    match step {
        Step::New { draft, decided_on_head: true } => (Basis::At(head), draft),
        Step::New { draft, decided_on_head: false } => (Basis::Any, draft),
        Step::Again(of) if !sent.is_empty() => (Basis::Any, of.get(sent).clone()),
        Step::SameRequestOtherContent(of, draft) if !sent.is_empty() => {
            (Basis::Any, Draft { request: of.get(sent).request.clone(), ..draft })
        }
        Step::Overtaken(draft, basis) => (Basis::At(basis), draft),
        Step::SameRequestOtherContent(_, draft) => (Basis::Any, draft),
        Step::Again(_) | Step::Checkpoint(..) | Step::Keep(..) | Step::Forget(..) => {
            (Basis::Any, super::draft("first"))
        }
    }
}

pub fn a_store_does_what_the_record_in_memory_does(fresh: Fresh<'_>) {
    let cases = u32::try_from(rounds("REMIT_MODEL_CASES", 24)).unwrap();
    let mut runner =
        TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let steps = prop::collection::vec(a_step(), 1..25);
    let fresh = std::cell::RefCell::new(fresh);
    runner
        .run(&steps, |steps| {
            let mut record = (fresh.borrow_mut())();
            let (mut model, mut sent) = (Memory::default(), Vec::new());
            for (step, at) in steps {
                play(&mut *record, &mut model, step, at, &mut sent);
            }
            same(&mut *record, &mut model, &sent);
            Ok(())
        })
        .unwrap();
}

fn play(record: &mut dyn Record, model: &mut Memory, step: Step, at: i64, sent: &mut Vec<Draft>) {
    let head = model.head().unwrap();
    match &step {
        Step::Checkpoint(fold, bytes) => {
            let (fold, hash, bytes) = (*fold, Hash::of(&[bytes]), bytes.clone());
            let kept = Checkpoint { head, fold, hash, bytes };
            record.keep_checkpoint(&kept).unwrap();
            return model.keep_checkpoint(&kept).unwrap();
        }
        Step::Keep(salt, text) => {
            let expected = model.keep_beside(salt, text).unwrap();
            return assert_eq!(record.keep_beside(salt, text).unwrap(), expected);
        }
        Step::Forget(salt, text, on) => {
            let token = Token::of(salt, text);
            let expected = model.forget(&token, *on).unwrap();
            return assert_eq!(record.forget(&token, *on).unwrap(), expected);
        }
        Step::New { .. }
        | Step::Again(_)
        | Step::SameRequestOtherContent(..)
        | Step::Overtaken(..) => {}
    }
    let (basis, draft) = request(step, sent, head.number);
    let at = Moment::from_microseconds(at);
    let expected = model.append(basis, &draft, at).unwrap();
    assert_eq!(record.append(basis, &draft, at).unwrap(), expected);
    assert_eq!(record.head().unwrap(), model.head().unwrap());
    sent.push(draft);
}

fn same(record: &mut dyn Record, model: &mut Memory, sent: &[Draft]) {
    assert_eq!(record.acts(0, 100).unwrap(), model.acts(0, 100).unwrap());
    assert_eq!(record.acts(2, 3).unwrap(), model.acts(2, 3).unwrap());
    for chunk in sent.iter().flat_map(|draft| &draft.chunks) {
        let hash = chunk.hash();
        assert_eq!(record.chunk(&hash).unwrap(), model.chunk(&hash).unwrap());
    }
    for fold in 0..3 {
        assert_eq!(record.checkpoint(fold).unwrap(), model.checkpoint(fold).unwrap());
    }
    for text in TEXTS {
        assert_eq!(record.tokens_of(text).unwrap(), model.tokens_of(text).unwrap());
        for token in SALTS.map(|salt| Token::of(&salt, text)) {
            assert_eq!(record.beside(&token).unwrap(), model.beside(&token).unwrap());
        }
    }
    assert_eq!(super::findings(record), super::findings(model), "fold {FOLD}");
}
