//! What England looked like, counted from every public file.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date, Period};
use remit_register::{Address, AreaOf, CheckRule, Claim, Kind, Move, Register, When};
use support::{code, date, every_file, file, joined, register_of_read, shared};

/// One test, because each test is a process and each process reads every file.
#[test]
fn england_is_as_history_says() {
    let Some(shared) = shared() else { return };
    let register = register_of_read(every_file(&shared).values());
    there_are_as_many_bodies_of_each_kind_as_history_says(&register);
    there_are_152_pcts_until_2010_and_151_when_they_end(&register);
    more_than_eight_thousand_practices_are_members_of_a_ccg_on_the_first_day(&register);
    small_areas_that_moved_without_a_succession_are_found_with_an_inferred_date(&register);
    the_four_areas_between_surrey_and_sussex_are_kept_both_ways(&register);
    a_code_that_ods_reserved_is_no_ccg_before_the_merger(&register);
}

fn count(register: &Register, kind: Kind, day: &str) -> usize {
    register.now().bodies(kind, date(day)).len()
}

fn there_are_as_many_bodies_of_each_kind_as_history_says(register: &Register) {
    for (day, ccgs) in [
        ("2013-03-31", 0),
        ("2013-04-01", 211),
        ("2014-04-01", 211),
        ("2015-03-31", 211),
        ("2015-04-01", 209),
        ("2016-04-01", 209),
        ("2017-04-01", 207),
        ("2018-04-01", 195),
        ("2019-04-01", 191),
        ("2020-04-01", 135),
        ("2021-04-01", 106),
        ("2022-06-30", 106),
        ("2022-07-01", 0),
    ] {
        assert_eq!(count(register, Kind::Ccg, day), ccgs, "CCGs on {day}");
    }
    for (day, icbs) in
        [("2022-06-30", 0), ("2022-07-01", 42), ("2026-03-31", 42), ("2026-04-01", 36)]
    {
        assert_eq!(count(register, Kind::Icb, day), icbs, "ICBs on {day}");
    }
    assert_eq!(count(register, Kind::SubIcbLocation, "2022-07-01"), 106);
}

/// The newspapers' 152 PCTs are those of 2006 to 2010: on 2010-04-01 the two of Hertfordshire
/// became one. Blackburn's became a care trust on that day, one for one.
fn there_are_152_pcts_until_2010_and_151_when_they_end(register: &Register) {
    for (day, pcts) in [
        ("2006-10-01", 152),
        ("2010-03-31", 152),
        ("2010-04-01", 151),
        ("2013-03-31", 151),
        ("2013-04-01", 0),
    ] {
        assert_eq!(count(register, Kind::Pct, day), pcts, "PCTs on {day}");
    }
    let view = register.now();
    let [before, after]: [BTreeSet<Code>; 2] = ["2010-03-31", "2010-04-01"]
        .map(|day| view.bodies(Kind::Pct, date(day)).iter().map(|body| body.code).collect());
    assert_eq!(joined(before.difference(&after).copied()), "5CC 5P3 5P4");
    assert_eq!(joined(after.difference(&before).copied()), "5QV TAP");
    for (old, new) in [("5P3", "5QV"), ("5P4", "5QV"), ("5CC", "TAP")] {
        let to = view.lineage(code(old), date("2010-04-01"));
        assert_eq!(joined(to.iter().map(|holder| holder.code)), new, "{old}");
    }
}

/// The press of 2012 promised all 8,000 and more practices to be members of a CCG.
fn more_than_eight_thousand_practices_are_members_of_a_ccg_on_the_first_day(register: &Register) {
    let view = register.now();
    let day = date("2013-04-01");
    let ccgs: BTreeSet<Code> = view.bodies(Kind::Ccg, day).iter().map(|body| body.code).collect();
    let (members, _) = view.members(None, day);
    let practices = members.iter().filter(|own| own.kind == Some(Kind::Practice));
    let in_ccgs: Vec<_> = practices.filter(|own| ccgs.contains(&own.body)).collect();
    assert_eq!(in_ccgs.len(), 8_097);
    let with_members: BTreeSet<Code> = in_ccgs.iter().map(|own| own.body).collect();
    assert_eq!(with_members.len(), 211);
}

/// Date, left, gained, inferred, small areas.
type Boundary<'a> = (&'a str, &'a str, &'a str, usize);

const BOUNDARIES: [Boundary<'_>; 9] = [
    ("2017-04-01", "01H", "01K", 117),
    ("2017-04-01", "06Y", "06W", 8),
    ("2018-04-01", "01E", "02M", 1),
    ("2018-04-01", "01K", "02M", 10),
    ("2020-04-01", "09G", "92A", 4),
    ("2022-07-01", "01Y", "15M", 21),
    ("2022-07-01", "06H", "78H", 9),
    ("2022-07-01", "D2P2L", "15E", 92),
    ("2024-04-01", "92A", "70F", 4),
];

fn small_areas_that_moved_without_a_succession_are_found_with_an_inferred_date(
    register: &Register,
) {
    let moves = register.now().areas(AreaOf::Commissioner).moves();
    let mut found: BTreeMap<(Date, Code, Code), usize> = BTreeMap::new();
    for own in &moves {
        assert!(own.inferred, "look-ups only bracket a move: {own:?}");
        assert_eq!(own.sources.len(), 2, "the look-ups before and after: {own:?}");
        *found.entry((own.date, own.from, own.to)).or_default() += 1;
    }
    let expected =
        BOUNDARIES.map(|(day, from, to, areas)| ((date(day), code(from), code(to)), areas));
    assert_eq!(found, BTreeMap::from(expected));
    let between = |from: &str, until: &str| {
        moves.iter().filter(|own| date(from) < own.date && own.date <= date(until)).count()
    };
    assert_eq!(between("2015-04-01", "2016-04-01"), 0);
    assert_eq!(between("2016-04-01", "2019-04-01"), 136);
    assert_eq!(between("2020-04-01", "2021-04-01"), 0);
    assert_eq!(between("2021-04-01", "2022-07-01"), 122);
}

/// Four small areas of Coastal West Sussex went to Surrey Heartlands in the look-ups of 2020 to
/// 2022, though their CCG's successor was West Sussex; the look-up of 2024 has them there again.
fn the_four_areas_between_surrey_and_sussex_are_kept_both_ways(register: &Register) {
    let view = register.now();
    let mut areas = view.areas(AreaOf::Commissioner);
    let moves = areas.moves();
    let gone = |from: &str, to: &str| -> BTreeSet<Code> {
        let own = |own: &&Move| own.from == code(from) && own.to == code(to);
        moves.iter().filter(own).map(|own| own.code).collect()
    };
    let four = gone("09G", "92A");
    assert_eq!((four.len(), &four), (4, &gone("92A", "70F")));
    for area in four {
        let on = ["2019-04-01", "2020-03-31", "2020-04-01", "2022-07-01", "2024-04-01"]
            .map(|day| areas.place(area, date(day)).parent.code());
        assert_eq!(joined(on.into_iter().flatten()), "09G 09G 92A 92A 70F", "{area}");
    }
    let holders = view.lineage(code("09G"), date("2021-04-01"));
    assert_eq!(joined(holders.iter().map(|holder| holder.code)), "70F");
}

/// ODS opened 13T in November 2014; in law it began with the merger.
fn a_code_that_ods_reserved_is_no_ccg_before_the_merger(register: &Register) {
    let view = register.now();
    let own = code("13T");
    let is_ccg = |day: &str| view.body_at(own, date(day)).is_some_and(|b| b.kind == Kind::Ccg);
    let days = ["2014-11-26", "2015-03-31", "2015-04-01"].map(is_ccg);
    assert_eq!(days, [false, false, true]);
}

/// 1,313 rows of `epraccur` of November 2021 have a practice join a CCG before it existed: ODS
/// writes the merged CCG back to the day the practice joined its predecessor.
#[test]
fn rows_that_join_a_ccg_before_it_existed_are_counted_and_reported() {
    let Some(shared) = shared() else { return };
    let read = file(&shared, "ods/epraccur_2021-11.csv.gz");
    let others = ["ods/eccg_2025-12_dse.csv", "ods/succ_2026-05.csv.gz"];
    let files = [read, file(&shared, others[0]), file(&shared, others[1])];
    let register = register_of_read(&files);
    let view = register.now();
    let began = |body: Code| view.bodies_of(body).iter().map(|own| own.life.from()).min();
    let of_ccgs = |body: Code| view.bodies_of(body).iter().any(|own| own.kind == Kind::Ccg);
    let mut early: Vec<(Address, Period, Code)> = Vec::new();
    for (at, fact) in (1..).zip(&files[0].facts) {
        let (Claim::CommissionedBy(body), When::During(period)) = (&fact.claim, fact.when) else {
            continue;
        };
        if began(*body).is_some_and(|began| period.from() < began) {
            early.push((Address { act: 1, fact: at }, period, *body));
        }
    }
    assert_eq!(early.iter().filter(|(.., body)| of_ccgs(*body)).count(), 1_313);
    for day in ["2013-04-01", "2015-03-31", "2017-03-31", "2020-03-31", "2021-03-31"].map(date) {
        let findings = view.check(day).into_iter();
        let about = findings.filter(|finding| finding.rule == CheckRule::JoinedBeforeBody);
        let found: BTreeSet<Address> = about.map(|finding| finding.sources[0]).collect();
        let holds = early.iter().filter(|(_, period, body)| {
            period.contains(day) && began(*body).is_some_and(|began| day < began)
        });
        let expected: BTreeSet<Address> = holds.map(|(address, ..)| *address).collect();
        assert!(expected.len() > 200, "there are some on {day}");
        assert_eq!(found, expected, "{day}");
    }
}

/// ODS writes several successors of one body on one day 317 times; none is dropped.
#[test]
fn several_successors_on_one_day_are_all_kept() {
    let Some(shared) = shared() else { return };
    let read = [file(&shared, "ods/succ_2026-05.csv.gz")];
    let register = register_of_read(&read);
    let view = register.now();
    let mut several: BTreeMap<(Code, Date), BTreeSet<Code>> = BTreeMap::new();
    for fact in &read[0].facts {
        if let Claim::SucceededBy(to, _) = fact.claim {
            several.entry((fact.subject, fact.when.from())).or_default().insert(to);
        }
    }
    several.retain(|_, to| to.len() > 1);
    assert_eq!(several.len(), 317);
    for ((own, day), to) in &several {
        let links = view.successors(*own).into_iter().filter(|link| link.date == *day);
        let found: BTreeSet<Code> = links.map(|link| link.to).collect();
        assert_eq!(&found, to, "{own} on {day}");
    }
}
