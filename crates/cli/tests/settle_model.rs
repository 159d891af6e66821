//! Who is believed, against a second reading of the rule: for each practice and day every row of
//! every file is looked at, slowly, by the words of `crates/register/src/settle.rs`.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read and
//! tells no succession, so that nothing is carried or read back; then fact files and corrections
//! that chance makes up.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use remit_dictionary::{Code, Date, Period};
use remit_journal::{Basis, Memory, Outcome, RequestId, Storage};
use remit_register::{
    Claim, Correction, Fact, Parent, Register, Series, Voice, When, correction, fold_afresh,
};
use support::{ACTOR, append, code, date, draft, every_file, moment, shared, text};

/// What one act says of one practice, in the order of its rows.
struct Said {
    series: Series,
    published: Date,
    rows: Vec<(Code, When, Voice)>,
}

/// Everything that is said, in the order of the record.
#[derive(Default)]
struct Model {
    /// Of each practice.
    said: BTreeMap<Code, Vec<Said>>,
    /// The bodies that a membership history lists, with its day of publication.
    listed: BTreeSet<(Code, Date)>,
}

fn hear(model: &mut Model, series: Series, published: Date, facts: &[Fact]) {
    let mut heard: BTreeMap<Code, Said> = BTreeMap::new();
    for fact in facts {
        if let Claim::CommissionedBy(body) = fact.claim {
            let new = || Said { series, published, rows: Vec::new() };
            let said = heard.entry(fact.subject).or_insert_with(new);
            said.rows.push((body, fact.when, fact.voice));
            if series == Series::MembershipHistory {
                model.listed.insert((body, published));
            }
        }
    }
    for (practice, said) in heard {
        model.said.entry(practice).or_default().push(said);
    }
}

/// What is answered.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    One(Code),
    Several(BTreeSet<Code>),
    Nobody,
    NotKnown,
}

fn in_force(when: When, day: Date) -> bool {
    match when {
        When::During(period) => period.contains(day),
        When::Seen(seen) => seen <= day,
    }
}

impl Said {
    /// The bodies that the act has for the day: none where it says that there is no member, and
    /// nothing at all where it does not speak of the day.
    fn on(&self, day: Date) -> Option<Vec<Code>> {
        let holds = |row: &&(Code, When, Voice)| in_force(row.1, day);
        let ours = matches!(self.series, Series::Correction | Series::FactFile);
        if ours {
            // Each row stands by itself, and within an act the later row counts.
            let last = self.rows.iter().rfind(holds)?;
            return Some(if last.2 == Voice::TakesBack { Vec::new() } else { vec![last.0] });
        }
        let begun = self.rows.iter().any(|row| row.1.from() <= day);
        if self.series != Series::MembershipHistory && !begun {
            return None;
        }
        Some(self.rows.iter().filter(holds).map(|row| row.0).collect())
    }

    /// The greater is believed: our corrections by their order, fact files by their date, then
    /// those that speak of the day by trust and date, then the silent by date and trust.
    fn weight(&self, day: Date, place: usize) -> (u8, i64, i64) {
        let published = i64::from(self.published.days());
        let trust = -(self.series as i64);
        match self.series {
            Series::Correction => (3, i64::try_from(place).unwrap(), 0),
            Series::FactFile => (2, published, 0),
            _ if day <= self.published => (1, trust, published),
            _ => (0, published, trust),
        }
    }
}

fn answer(model: &Model, practice: Code, day: Date) -> Answer {
    let said = &model.said[&practice];
    let words = said.iter().enumerate().filter_map(|(place, own)| {
        own.on(day).map(|bodies| (own.weight(day, place), own.series, bodies))
    });
    let words: Vec<_> = words.collect();
    let Some(best) = words.iter().map(|(weight, ..)| *weight).max() else {
        return Answer::NotKnown;
    };
    let believed: Vec<_> = words.into_iter().filter(|(weight, ..)| *weight == best).collect();
    let bodies: BTreeSet<Code> = believed.iter().flat_map(|(.., own)| own.clone()).collect();
    let first = said.iter().flat_map(|own| own.rows.iter().map(|row| row.1.from())).min().unwrap();
    match (bodies.len(), believed[0].1) {
        (0, Series::MembershipHistory) if day < first => Answer::NotKnown,
        (0, _) => Answer::Nobody,
        (1, series) if left_out(model, said, series, *bodies.first().unwrap(), day) => {
            Answer::Nobody
        }
        (1, _) => Answer::One(*bodies.first().unwrap()),
        (_, _) => Answer::Several(bodies),
    }
}

/// A history that speaks of the day and lists the body, but never the practice, leaves it out.
fn left_out(model: &Model, said: &[Said], series: Series, body: Code, day: Date) -> bool {
    let history = Series::MembershipHistory;
    let heard = said.iter().any(|own| own.series == history);
    let lists = model.listed.iter().any(|(own, published)| *own == body && day <= *published);
    series > history && !heard && lists
}

fn asked(register: &Register, practice: Code, day: Date) -> Answer {
    match register.now().commissioner_of(practice, day) {
        Parent::Known(known) => Answer::One(known.code),
        Parent::Nobody { .. } => Answer::Nobody,
        Parent::NotKnown { .. } => Answer::NotKnown,
        Parent::Disputed { between } => {
            Answer::Several(between.into_iter().map(|(code, _)| code).collect())
        }
        Parent::Undetermined { among, .. } => panic!("nothing is divided here: {among:?}"),
    }
}

/// The record of every file without successions, and the model of it.
fn everything() -> Option<(Memory, Model)> {
    let shared = shared()?;
    let (mut memory, mut model) = (Memory::default(), Model::default());
    for read in every_file(&shared).into_values() {
        if read.facts.iter().any(|fact| matches!(fact.claim, Claim::SucceededBy(..))) {
            continue;
        }
        append(&mut memory, &draft(&read));
        hear(&mut model, read.publication.series, read.publication.published, &read.facts);
    }
    Some((memory, model))
}

/// Days on which something may change for a practice: the first days, ends and publications.
fn turning_days(said: &[Said]) -> Vec<Date> {
    let mut days = BTreeSet::new();
    for own in said {
        days.extend([own.published, own.published.next_day()]);
        for (_, when, _) in &own.rows {
            days.extend([when.from(), when.from().day_before()]);
            if let When::During(period) = when {
                days.extend([period.until(), period.until().day_before()]);
            }
        }
    }
    days.into_iter().filter(|day| day.is_real()).collect()
}

fn compare(register: &Register, model: &Model, practices: &[Code], cases: u32) {
    let first = date("1999-01-01").days();
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    let days = first..date("2027-01-01").days();
    let strategy = (0..practices.len(), days, any::<prop::sample::Index>(), any::<bool>());
    let result = TestRunner::new(config).run(&strategy, |(at, day, index, turning)| {
        let practice = practices[at];
        let turning_days = turning_days(&model.said[&practice]);
        let day = if turning && !turning_days.is_empty() {
            *index.get(&turning_days)
        } else {
            Date::from_days(day)
        };
        let (found, expected) = (asked(register, practice, day), answer(model, practice, day));
        prop_assert_eq!(found, expected, "{} on {}", practice, day);
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}

#[test]
fn whoever_is_believed_is_whom_the_rule_says() {
    let Some((mut memory, model)) = everything() else { return };
    let practices: Vec<Code> = model.said.keys().copied().collect();
    assert!(practices.len() > 17_000, "{} practices", practices.len());
    let register = fold_afresh(&mut memory).unwrap().register;
    compare(&register, &model, &practices, 30_000);
}

/// A claim of ours about one of a few practices: which, body, first day, days, taken back.
type Ours = (usize, usize, i32, i32, bool);

fn period((_, _, first, length, _): Ours) -> Period {
    let from = date("2005-01-01").plus_days(first);
    // The longest are open.
    let until = if length > 4_500 { Date::END } else { from.plus_days(length) };
    Period::new(from, until).unwrap()
}

/// Draws claims from a fixed seed, so that a failure can be looked at again.
fn claims(count: usize, practices: usize) -> Vec<Ours> {
    let one = (0..practices, 0..4_usize, 0..7_500_i32, 1..5_000_i32, any::<bool>());
    let mut runner = TestRunner::deterministic();
    let drawn = prop::collection::vec(one, count).new_tree(&mut runner).unwrap();
    prop::strategy::ValueTree::current(&drawn)
}

#[test]
fn our_own_facts_and_corrections_are_believed_on_the_days_they_state() {
    let Some((mut memory, mut model)) = everything() else { return };
    let practices: Vec<Code> = model.said.keys().copied().step_by(450).collect();
    let bodies = ["00C", "5QA", "91Q", "13Q"].map(code);
    let register = fold_afresh(&mut memory).unwrap().register;
    let drawn = claims(400, practices.len());
    for (at, chunk) in drawn[..100].chunks(20).enumerate() {
        let mut facts = String::from("subject,claim,value,from,until,detail,source\n");
        let mut seen = BTreeSet::new();
        // One row a practice and file: two that overlap in one file would be a dispute.
        for own in chunk.iter().filter(|own| seen.insert(own.0)) {
            let (practice, body, period) = (practices[own.0], bodies[own.1], period(*own));
            let until =
                if period.until().is_real() { period.until().to_string() } else { String::new() };
            let from = period.from();
            facts.push_str(&format!("{practice},commissioned-by,{body},{from},{until},,a test\n"));
        }
        let read = text(&format!("facts_{at}.csv"), &facts, &format!("202{at}-01-01"));
        append(&mut memory, &draft(&read));
        hear(&mut model, read.publication.series, read.publication.published, &read.facts);
    }
    for (at, own) in drawn[100..].iter().enumerate() {
        let claim = Claim::CommissionedBy(bodies[own.1]);
        let voice = if own.4 { Voice::TakesBack } else { Voice::Asserts };
        let (subject, when) = (practices[own.0], When::During(period(*own)));
        let facts = [Fact { subject, claim, when, voice, source: None }];
        let request = RequestId::parse(&format!("correction:{at}")).unwrap();
        let (authority, source) = ("a test", "a test");
        let wanted = Correction { facts: &facts, actor: ACTOR, authority, source, request };
        let act = correction(&register.now(), &wanted).unwrap();
        let outcome = memory.append(Basis::Any, &act, moment(1_000)).unwrap();
        assert!(matches!(outcome, Outcome::Appended(_)), "{outcome:?}");
        hear(&mut model, Series::Correction, Date::END, &facts);
    }
    let register = fold_afresh(&mut memory).unwrap().register;
    compare(&register, &model, &practices, 20_000);
}
