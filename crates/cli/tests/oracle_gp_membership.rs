//! Oracle `gp-membership`: which practice was a member of which body, counted independently.
//!
//! Imports `ods/epcmem_2019-08.csv.gz` and `ods/epraccur_2018-05.csv.gz`. Which parents are CCGs
//! is taken from the oracle's own lists of CCGs.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use remit_dictionary::{Code, Date};
use remit_register::{CheckFinding, CheckRule, Claim, Fact, Parent, Register, View};
use support::{
    code, date, every_file, file, joined, register_of, register_of_read, shared, table, text,
};

const FILES: [&str; 2] = ["ods/epcmem_2019-08.csv.gz", "ods/epraccur_2018-05.csv.gz"];
const DATES: [&str; 3] = ["2013-04-01", "2015-04-01", "2018-06-01"];

/// The last day that both the oracle's history (of October 2019) and ours (of August) speak of.
const HISTORY_ENDS: &str = "2019-07-31";

fn oracle(shared: &Path, name: &str) -> PathBuf {
    shared.join("oracles/gp-membership").join(name)
}

fn both() -> Option<(PathBuf, Register)> {
    let shared = shared()?;
    let register = register_of(&shared, &FILES);
    Some((shared, register))
}

/// One membership of the oracle: body, first day, last day.
type Spell = (Code, Date, Date);

fn history(shared: &Path) -> BTreeMap<Code, Vec<Spell>> {
    let mut all: BTreeMap<Code, Vec<Spell>> = BTreeMap::new();
    for row in table(&oracle(shared, "practice_membership_history.csv")) {
        let last = if row[3].is_empty() { Date::END } else { date(&row[3]) };
        all.entry(code(&row[0])).or_default().push((code(&row[1]), date(&row[2]), last));
    }
    all
}

/// The bodies that the sister oracle knows as CCGs.
fn ccgs(shared: &Path) -> BTreeSet<Code> {
    let folder = shared.join("oracles/ods-succession");
    let links = table(&folder.join("ccg_succession.csv"));
    let last = table(&folder.join("ccg_2021_register.csv"));
    let ends = links.iter().flat_map(|row| [code(&row[1]), code(&row[2])]);
    ends.chain(last.iter().map(|row| code(&row[0]))).collect()
}

/// Compares the counts of a register with the oracle's; returns the members that are too many.
fn compare_counts(shared: &Path, register: &Register) -> Vec<String> {
    let view = register.now();
    let (ccgs, history) = (ccgs(shared), history(shared));
    let (mut by_parent, mut totals, mut others) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
    for day in DATES {
        let (members, open) = view.members(None, date(day));
        assert_eq!(open, [], "nothing is undetermined on {day}");
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        for member in &members {
            if history.contains_key(&member.code) {
                *counts.entry(member.body).or_default() += 1;
            } else {
                others.push(format!("{day} {} {}", member.body, member.code));
            }
        }
        let of_ccgs: Vec<usize> =
            counts.iter().filter(|(body, _)| ccgs.contains(body)).map(|(_, own)| *own).collect();
        let (all, sum): (usize, usize) = (counts.values().sum(), of_ccgs.iter().sum());
        totals.insert(format!("{day},{all},{sum},{}", of_ccgs.len()));
        by_parent.extend(counts.iter().map(|(body, own)| format!("{day},{body},{own}")));
    }
    let rows = |name| -> BTreeSet<String> {
        table(&oracle(shared, name)).iter().map(|row| row.join(",")).collect()
    };
    assert_eq!(totals, rows("expected_totals.csv"));
    let expected = rows("expected_practices_by_parent.csv");
    by_parent.retain(|row| !row.starts_with("2015")); // The oracle has no list for that date.
    assert_eq!(by_parent.symmetric_difference(&expected).next(), None);
    others
}

#[test]
fn practices_are_counted_by_parent_and_in_total_as_the_oracle_has_them() {
    let Some(shared) = shared() else { return };
    let register = register_of(&shared, &FILES[..1]);
    assert_eq!(compare_counts(&shared, &register), Vec::<String>::new());
}

/// `epraccur` has one practice of a hub, A91215, that `epcmem` leaves out of that hub: it is not
/// counted, and `check` lists it.
#[test]
fn the_snapshot_of_2018_changes_no_count_and_what_only_it_knows_is_listed() {
    let Some((shared, register)) = both() else { return };
    assert_eq!(compare_counts(&shared, &register), Vec::<String>::new());
    let only = |day: &str| -> Vec<String> {
        let findings = register.now().check(date(day)).into_iter();
        let found = findings.filter(|own| own.rule == CheckRule::OneSourceOnly);
        found.map(|own| own.code.to_string()).collect()
    };
    assert!(only("2018-05-31").contains(&"A91215".to_owned()));
    assert_eq!(only("2013-04-15"), ["Y04069"]);
}

#[test]
fn membership_on_any_day_is_that_of_the_history() {
    let Some((shared, register)) = both() else { return };
    let view = register.now();
    let history: Vec<(Code, Vec<Spell>)> = history(&shared).into_iter().collect();
    assert_eq!(history.len(), 16_773);
    let first = date("1999-04-01").days();
    let days = first..=date(HISTORY_ENDS).days();
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 20_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let result = runner.run(&(0..history.len(), days, any::<bool>()), |(at, day, turning)| {
        let (practice, spells) = &history[at];
        // Half of the days are those on which something changes: there mistakes would show.
        let day = if turning {
            let spell = &spells[day.unsigned_abs() as usize % spells.len()];
            [spell.1, spell.1.day_before()][usize::from(day % 2 == 0)]
        } else {
            Date::from_days(day)
        };
        let among = spells.iter().find(|(_, from, last)| *from <= day && day <= *last);
        let expected = among.map(|(body, ..)| *body);
        prop_assert_eq!(view.commissioner_of(*practice, day).code(), expected, "{}", practice);
        Ok(())
    });
    assert!(result.is_ok(), "{}", result.unwrap_err());
}

/// Returns the codes of the active GP practices of the oracle's snapshot.
fn active_gp_practices(rows: &[Vec<String>]) -> BTreeSet<Code> {
    let active = rows.iter().filter(|row| row[1] == "A" && row[7] == "4");
    active.map(|row| code(&row[0])).collect()
}

/// Returns practice, believed and other parent of what `check` reports as told differently.
fn told_differently(view: &View<'_>, among: &BTreeSet<Code>, day: Date) -> BTreeSet<String> {
    let findings = view.check(day);
    let differ = findings.iter().filter(|own| own.rule == CheckRule::SourcesDiffer);
    let differ = differ.filter(|own| among.contains(&own.code));
    differ
        .map(|own| {
            let Some(Fact { claim: Claim::CommissionedBy(other), .. }) = view.fact(own.sources[0])
            else {
                panic!("{own:?} rests on a membership");
            };
            let believed = joined(view.commissioner_of(own.code, day).code());
            format!("{},{believed},{other}", own.code)
        })
        .collect()
}

/// Four of the 7,159 active GP practices of the oracle's snapshot have another parent than in the
/// history: a prison, a region or a trust. The snapshot's parent is column 24 of `epraccur`, so
/// here it is written there, and column 15 is left empty.
#[test]
fn practices_whose_snapshot_parent_differs_from_the_history_are_reported() {
    let Some(shared) = shared() else { return };
    let rows = table(&oracle(&shared, "register_snapshot_2018-06.csv"));
    let active = active_gp_practices(&rows);
    assert_eq!(active.len(), 7_159);
    let mut snapshot = String::new();
    for row in &rows {
        let [own, status, opened, closed, parent, joined, left, setting] = row.as_slice() else {
            panic!("{row:?} has eight columns");
        };
        snapshot.push_str(&format!(
            "{own},PRACTICE,,,,,,,,,{opened},{closed},{status},B,,{joined},{left},,,,,,,{parent},,\
             {setting},\n"
        ));
    }
    let files = [file(&shared, FILES[0]), text("epraccur.csv", &snapshot, "2018-06-30")];
    let register = register_of_read(&files);
    let expected: BTreeSet<String> = table(&oracle(&shared, "expected_disagreements_2018-06.csv"))
        .iter()
        .map(|row| row[..3].join(","))
        .collect();
    assert_eq!(told_differently(&register.now(), &active, date("2018-06-01")), expected);
}

/// In the published file the commissioner is column 15, and for every active GP practice it is
/// the history's: the four differ only in column 24, the provider, which is not believed then.
#[test]
fn the_commissioner_column_of_the_snapshot_agrees_with_the_history_for_all() {
    let Some((shared, register)) = both() else { return };
    let rows = table(&oracle(&shared, "register_snapshot_2018-06.csv"));
    let active = active_gp_practices(&rows);
    let day = date("2018-05-31");
    assert_eq!(told_differently(&register.now(), &active, day), BTreeSet::new());
    for row in table(&oracle(&shared, "expected_disagreements_2018-06.csv")) {
        let own = register.now().commissioner_of(code(&row[0]), day).code();
        assert_eq!(own, Some(code(&row[1])), "{row:?}");
        assert_eq!(row[1], row[3], "the oracle's last column is the commissioner's");
    }
}

/// P84676 joined the merged Manchester CCG three months late: the register holds that the
/// dissolved 00W still had a member, and says so.
#[test]
fn a_practice_left_behind_in_a_dissolved_ccg_is_held_and_reported() {
    let Some(shared) = shared() else { return };
    let files = [FILES[0], FILES[1], "ods/eccg_2025-12_dse.csv", "ods/succ_2026-05.csv.gz"];
    let register = register_of(&shared, &files);
    let view = register.now();
    let own = code("P84676");
    let parents = ["2017-03-31", "2017-04-01", "2017-07-04", "2017-07-05"]
        .map(|day| view.commissioner_of(own, date(day)).code().map(|code| code.to_string()));
    let parents = parents.map(Option::unwrap_or_default).join(" ");
    assert_eq!(parents, "00W 00W 00W 14L");
    let left_behind = |day: &str| {
        let findings = view.check(date(day));
        let about = findings.iter().filter(|f| f.code == own && f.rule == CheckRule::LeftBehind);
        let period = |own: &CheckFinding| format!("{}, {}", own.period.from(), own.period.until());
        about.map(period).collect::<Vec<_>>()
    };
    assert_eq!(left_behind("2017-03-31"), Vec::<String>::new());
    assert_eq!(left_behind("2017-04-01"), ["2017-04-01, 2017-07-05"]);
    assert_eq!(left_behind("2017-07-04"), ["2017-04-01, 2017-07-05"]);
    assert_eq!(left_behind("2017-07-05"), Vec::<String>::new());
    let (members, _) = view.members(Some(code("00W")), date("2017-07-04"));
    assert_eq!(joined(members.iter().map(|member| member.code)), "P84676");
}

#[test]
fn with_every_file_a_practice_that_one_source_knows_is_reported() {
    let Some(shared) = shared() else { return };
    let register = register_of_read(every_file(&shared).values());
    let view = register.now();
    let day = date("2013-04-15");
    let findings = view.check(day);
    let alone: Vec<_> =
        findings.iter().filter(|finding| finding.rule == CheckRule::OneSourceOnly).collect();
    let alone = joined(alone.iter().map(|finding| finding.code));
    assert!(alone.split(' ').any(|own| own == "Y04069"), "{alone}");
    let parent = view.commissioner_of(code("Y04069"), day);
    assert!(matches!(parent, Parent::Nobody { .. }), "{parent:?}");
}
