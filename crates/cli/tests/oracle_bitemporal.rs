//! Oracle `bitemporal`: what held on a day, as known at a moment, by the rule of XTDB.
//!
//! Imports nothing: every event of the oracle is one correction of ours. A stream is a practice,
//! its values are bodies, valid times are days and system times are moments.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Moment, Period};
use remit_journal::{Basis, Memory, Outcome, RequestId, Storage};
use remit_register::{
    Claim, Correction, Fact, Kind, Register, Voice, When, advance, correction, fold_afresh,
};
use support::{ACTOR, code, date, shared, table, text};

/// A practice for each stream, a body for each value.
fn practice(stream: &str) -> Code {
    code(&if stream == "xtdb_ceiling" { "A99999".to_owned() } else { stream.replace('d', "A999") })
}

fn body(value: &str) -> Code {
    code(&match value {
        "old" => "OLD".to_owned(),
        "corr" => "CORR".to_owned(),
        _ => value.replace('v', "B"),
    })
}

fn day(valid: &str) -> Date {
    date("2000-01-01").plus_days(valid.parse().unwrap())
}

fn moment(system: i64) -> Moment {
    let start = Moment::parse("2026-01-01T00:00:00Z").unwrap();
    Moment::from_microseconds(start.microseconds() + system * 1_000_000)
}

struct Event {
    practice: Code,
    seq: usize,
    system: i64,
    fact: Fact,
}

fn events(shared: &std::path::Path) -> Vec<Event> {
    let mut events = Vec::new();
    let mut last: BTreeMap<Code, Code> = BTreeMap::new();
    for row in table(&shared.join("oracles/bitemporal/events.csv")) {
        let [stream, seq, system, from, to, op, value] = row.as_slice() else {
            panic!("{row:?} has seven columns");
        };
        let practice = practice(stream);
        let until = if to.is_empty() { Date::END } else { day(to) };
        let (voice, named) = match op.as_str() {
            "put" => (Voice::Asserts, body(value)),
            // What is taken back is the practice's having a commissioner, whichever is named.
            _ => (Voice::TakesBack, last.get(&practice).copied().unwrap_or(code("OLD"))),
        };
        last.insert(practice, named);
        let when = When::During(Period::new(day(from), until).unwrap());
        let fact = Fact {
            subject: practice,
            claim: Claim::CommissionedBy(named),
            when,
            voice,
            source: None,
        };
        let (seq, system) = (seq.parse().unwrap(), system.parse().unwrap());
        events.push(Event { practice, seq, system, fact });
    }
    // The record knows only one order of acts: that of the moments.
    events.sort_by_key(|event| (event.system, event.seq, event.practice));
    events
}

/// Returns the register of all events, each put on record as one correction.
fn corrected(shared: &std::path::Path) -> Register {
    let mut memory = Memory::default();
    let mut known = String::from("subject,claim,value,from,until,detail,source\n");
    let events = events(shared);
    for event in &events {
        known.push_str(&format!("{},kind,practice,,,,the oracle\n", event.practice));
    }
    let described = support::draft(&text("practices.csv", &known, "2000-01-01"));
    assert!(matches!(memory.append(Basis::Any, &described, moment(0)), Ok(Outcome::Appended(_))));
    let mut folded = fold_afresh(&mut memory).unwrap();
    for (at, event) in events.iter().enumerate() {
        let request = RequestId::parse(&format!("event:{at}")).unwrap();
        let facts = std::slice::from_ref(&event.fact);
        let (authority, source) = ("a test", "oracle bitemporal");
        let wanted = Correction { facts, actor: ACTOR, authority, source, request };
        let draft = correction(&folded.register.now(), &wanted).unwrap();
        let basis = Basis::At(folded.head.number);
        let outcome = memory.append(basis, &draft, moment(event.system)).unwrap();
        assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
        folded = advance(&mut memory, folded, &mut |_| {}).unwrap();
    }
    let afresh = fold_afresh(&mut memory).unwrap();
    assert_eq!(afresh.head, folded.head);
    assert!(afresh.register == folded.register, "each event was folded as the whole record is");
    folded.register
}

#[test]
fn every_question_of_valid_and_known_time_has_the_oracles_answer() {
    let Some(shared) = shared() else { return };
    let register = corrected(&shared);
    let questions = table(&shared.join("oracles/bitemporal/expected_as_of.csv"));
    assert_eq!(questions.len(), 1_177);
    let mut wrong = Vec::new();
    for row in &questions {
        let view = register.as_known(moment(row[2].parse().unwrap()));
        let found = view.commissioner_of(practice(&row[0]), day(&row[1])).code();
        let expected = if row[3].is_empty() { None } else { Some(body(&row[3])) };
        if found != expected {
            wrong.push(format!("{row:?}: {found:?}"));
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_practices_of_the_streams_are_described_before_they_are_corrected() {
    let Some(shared) = shared() else { return };
    let register = corrected(&shared);
    let practices = register.as_known(moment(0)).bodies(Kind::Practice, day("0"));
    assert_eq!(practices.len(), 21);
}
