//! The order of imports cannot matter, importing twice adds nothing, and what was known then is
//! what had been recorded by then.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read. The
//! default run keeps of each file one practice and one small area in 25, and every other row;
//! `REMIT_SOAK=1` keeps them all.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::fmt::Write;

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use remit_dictionary::Code;
use remit_exchange::ReadFile;
use remit_journal::{Basis, Draft, Outcome, Storage};
use remit_register::{Address, AreaOf, Fact, Kind, Register, View, fold_afresh};
use support::{date, draft, every_file, moment, record, shared};

/// One in so many practices and small areas is kept in the default run.
const ONE_IN: u32 = 25;
const PERMUTATIONS: u32 = 50;
const DATES: [&str; 6] =
    ["2012-12-01", "2013-04-15", "2017-04-01", "2020-04-01", "2022-07-01", "2026-04-01"];

fn soak() -> bool {
    std::env::var_os("REMIT_SOAK").is_some()
}

/// Practices have six characters, small areas nine.
fn is_kept(subject: Code) -> bool {
    let text = subject.as_str();
    let sum = text.bytes().fold(0_u32, |sum, byte| sum * 31 % 65_521 + u32::from(byte));
    soak() || text.len() < 6 || (text.len() == 9 && !subject.is_small_area()) || sum % ONE_IN == 0
}

/// Returns every file, thinned, as the act that reports it.
fn drafts() -> Option<Vec<Draft>> {
    let shared = shared()?;
    let thin = |mut read: ReadFile| {
        read.facts.retain(|fact: &Fact| is_kept(fact.subject));
        draft(&read)
    };
    Some(every_file(&shared).into_values().map(thin).collect())
}

fn folded<'d>(drafts: impl IntoIterator<Item = &'d Draft>) -> Register {
    fold_afresh(&mut record(drafts)).unwrap().register
}

/// Writes sources as titles and places: numbers of acts change with the order of imports.
fn titles(view: &View<'_>, sources: &[Address]) -> String {
    let title = |own: &Address| format!("{} {}", view.source(*own).title, own.fact);
    let all: BTreeSet<String> = sources.iter().map(title).collect();
    all.into_iter().collect::<Vec<_>>().join(", ")
}

/// Writes what the register answers: members, bodies and names, lineage, moves and check.
fn answers(view: &View<'_>) -> String {
    let mut out = String::new();
    for day in DATES.map(date) {
        let (members, open) = view.members(None, day);
        for own in members {
            let (body, code, kind, reading) = (own.body, own.code, own.kind, own.reading);
            let source = titles(view, &[own.source]);
            writeln!(out, "{day} {body} {code} {kind:?} {reading:?} {:?} {source}", own.period)
                .unwrap();
        }
        writeln!(out, "{day} {open:?}").unwrap();
        for kind in [Kind::Pct, Kind::Ccg, Kind::Stp, Kind::Icb, Kind::SubIcbLocation, Kind::Pcn] {
            for body in view.bodies(kind, day) {
                let name = view.name_of(&body, day);
                writeln!(out, "{day} {kind:?} {} {:?} {name:?}", body.code, body.life).unwrap();
                for larger in [Kind::Stp, Kind::Icb, Kind::Region] {
                    let parent = view.part_of(body.code, larger, day).code();
                    writeln!(out, "{} in {parent:?}", body.code).unwrap();
                }
            }
        }
    }
    let ccgs: BTreeSet<Code> =
        view.every_body().filter(|body| body.kind == Kind::Ccg).map(|body| body.code).collect();
    for day in ["2013-04-01", "2019-04-01", "2026-04-01"].map(date) {
        for own in &ccgs {
            writeln!(out, "{own} {day} {:?}", view.lineage(*own, day)).unwrap();
        }
    }
    for own in view.areas(AreaOf::Commissioner).moves() {
        let sources = titles(view, &own.sources);
        let (date, code, from, to, inferred) = (own.date, own.code, own.from, own.to, own.inferred);
        writeln!(out, "{date} {code} {from} {to} {inferred} {sources}").unwrap();
    }
    let mut findings: Vec<String> = view
        .check(date("2020-03-31"))
        .iter()
        .map(|own| {
            let sources = titles(view, &own.sources);
            format!("{:?} {} {:?} {} {sources}", own.rule, own.code, own.period, own.detail)
        })
        .collect();
    findings.sort();
    out.push_str(&findings.join("\n"));
    out
}

/// Returns the lines in which two answers differ: a failure shows these and not everything.
fn difference(one: &str, other: &str) -> String {
    let [one, other]: [BTreeSet<&str>; 2] = [one, other].map(|own| own.lines().collect());
    let differ: Vec<&str> = one.symmetric_difference(&other).copied().take(12).collect();
    differ.join("\n")
}

#[test]
fn any_order_of_the_files_gives_the_same_answers() {
    let Some(drafts) = drafts() else { return };
    let expected = answers(&folded(&drafts).now());
    assert!(expected.lines().count() > 3_000, "there is something to compare");
    let config = ProptestConfig {
        cases: PERMUTATIONS,
        failure_persistence: None,
        max_shrink_iters: 30,
        ..ProptestConfig::default()
    };
    let mut runner = TestRunner::new(config);
    let order = Just((0..drafts.len()).collect::<Vec<_>>()).prop_shuffle();
    let result = runner.run(&order, |order| {
        let found = answers(&folded(order.iter().map(|at| &drafts[*at])).now());
        prop_assert!(found == expected, "{}", difference(&expected, &found));
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}

#[test]
fn importing_every_file_twice_adds_nothing() {
    let Some(drafts) = drafts() else { return };
    let mut memory = record(&drafts);
    let head = memory.head().unwrap();
    let before = fold_afresh(&mut memory).unwrap();
    for (at, draft) in (1..).zip(&drafts) {
        let outcome = memory.append(Basis::Any, draft, moment(1_000)).unwrap();
        let Outcome::AlreadyRecorded(receipt) = outcome else {
            panic!("{}: {outcome:?}", draft.source);
        };
        assert_eq!(receipt.number, at, "{}", draft.source);
    }
    assert_eq!(memory.head().unwrap(), head);
    let after = fold_afresh(&mut memory).unwrap();
    assert!(after.register == before.register && after.head == before.head);
}

/// What was known when an act had been recorded is what a record has that ends with it.
#[test]
fn what_was_known_at_a_moment_is_what_had_been_recorded_by_then() {
    let Some(drafts) = drafts() else { return };
    let whole = folded(&drafts);
    for (known, entry) in (1..).zip(whole.entries()) {
        assert_eq!(entry.recorded_at, moment(known));
        let prefix = folded(&drafts[..known as usize]);
        let found = answers(&whole.as_known(moment(known)));
        let expected = answers(&prefix.now());
        assert!(found == expected, "{}\n{}", entry.title, difference(&expected, &found));
    }
    assert_eq!(answers(&whole.as_known(moment(0))), answers(&Register::empty().now()));
}
