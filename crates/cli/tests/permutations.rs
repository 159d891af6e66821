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
use remit_register::{Address, AreaOf, Fact, Kind, Parent, Register, View, fold_afresh};
use support::{code, date, draft, every_file, moment, record, register_of_read, shared, text};

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

fn config(cases: u32) -> ProptestConfig {
    let (failure_persistence, max_shrink_iters) = (None, 30);
    ProptestConfig { cases, failure_persistence, max_shrink_iters, ..ProptestConfig::default() }
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
    let order = Just((0..drafts.len()).collect::<Vec<_>>()).prop_shuffle();
    let result = TestRunner::new(config(PERMUTATIONS)).run(&order, |order| {
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

/// Two editions of one file that were published on the same day and contradict each other: the
/// answer may be a disagreement, but never the one that happened to be imported last.
#[test]
fn files_of_one_day_that_contradict_each_other_are_read_alike_in_any_order() {
    let facts = |until: &str, name: &str, ccg: &str, people: u32| {
        format!(
            "subject,claim,value,from,until,detail,source\n\
             00K,kind,ccg,2013-04-01,{until},,a test\n\
             00K,name,{name},2013-04-01,,,a test\n\
             E01000001,in-area,{ccg},2013-04-01,,,a test\n\
             A81001,kind,practice,2013-04-01,,,a test\n\
             A81001,town,{name},2013-04-01,,,a test\n\
             A81001,commissioned-by,{ccg},2013-04-01,,,a test\n\
             A81001,list-size,{people},2019-01-01,,,a test\n"
        )
    };
    let row = |left: &str| {
        format!("A81002,PRACTICE,,,,,,,,,20100101,,A,B,00K,20130401,{left},,,,,,,,,4,\n")
    };
    let look_up = |ccg: &str| {
        format!("LSOA11CD,LSOA11NM,CCG19CD,CCG19CDH,CCG19NM\nE01000002,x,{ccg},{ccg},{ccg}\n")
    };
    let files = [
        text("facts.csv", &facts("", "One", "00K", 5), "2019-08-31"),
        text("facts.csv", &facts("2019-04-01", "Two", "00L", 6), "2019-08-31"),
        text("epraccur.csv", &row(""), "2019-08-31"),
        text("epraccur.csv", &row("20190401"), "2019-08-31"),
        text("LSOA11_CCG19.csv", &look_up("00K"), "2019-08-31"),
        text("LSOA11_CCG19.csv", &look_up("00L"), "2019-08-31"),
    ];
    let asked = |register: &Register| {
        let (view, day) = (register.now(), date("2019-06-01"));
        let mut out = answers(&view);
        for own in ["A81001", "A81002"].map(code) {
            let (parent, town) = (view.commissioner_of(own, day), view.town_of(own, day));
            let codes: BTreeSet<Code> = match parent {
                Parent::Disputed { between } => between.into_iter().map(|own| own.0).collect(),
                other => other.code().into_iter().collect(),
            };
            writeln!(out, "{own} {codes:?} {town:?} {:?}", view.list_size(own, day)).unwrap();
        }
        for area in ["E01000001", "E01000002"].map(code) {
            let place = view.areas(AreaOf::Commissioner).place(area, day.plus_days(365));
            writeln!(out, "{area} {:?} {:?}", place.parent.code(), place.period).unwrap();
        }
        out
    };
    let expected = asked(&register_of_read(&files));
    let order = Just((0..files.len()).collect::<Vec<_>>()).prop_shuffle();
    let result = TestRunner::new(config(200)).run(&order, |order| {
        let found = asked(&register_of_read(order.iter().map(|at| &files[*at])));
        prop_assert!(found == expected, "{}", difference(&expected, &found));
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}
