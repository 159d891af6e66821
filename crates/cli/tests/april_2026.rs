//! April 2026: three ICBs were divided, and no public file says which part went where.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read; then
//! also a fact file that is written out here.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use remit_dictionary::{Code, Date};
use remit_exchange::ReadFile;
use remit_register::{AreaOf, CheckRule, Kind, Parent, Register, Severity, View};
use support::{code, codes, date, every_file, joined, register_of_read, shared, text};

const DAY: &str = "2026-04-01";

/// What was part of each divided ICB, and among which it may be.
const DIVIDED: [(&str, &str, &str); 3] = [
    ("QM7", "06K 06N 07H", "D7T5G S1Y5D"),
    ("QJG", "06L 06T 07K", "D7T5G T6Y0W"),
    ("QNQ", "C7X7P D4U1Y I0N2H L6J4J M3V5R R2L3Y", "QRL S0E4D S9B9J"),
];

fn everything() -> Option<Vec<ReadFile>> {
    Some(every_file(&shared()?).into_values().collect())
}

fn undetermined(view: &View<'_>, day: Date) -> BTreeMap<Code, String> {
    let errors = view.check(day).into_iter().filter(|own| own.severity == Severity::Error);
    errors
        .map(|own| {
            assert_eq!(own.rule, CheckRule::Undetermined, "{own:?}");
            (own.code, own.detail)
        })
        .collect()
}

fn check_what_is_open(register: &Register) {
    let view = register.now();
    let day = date(DAY);
    let found = undetermined(&view, day);
    let mut expected = BTreeSet::new();
    for (old, parts, among) in DIVIDED {
        let holders = view.lineage(code(old), day);
        assert_eq!(joined(holders.iter().map(|holder| holder.code)), among, "{old}");
        for part in codes(parts) {
            expected.insert(part);
            let before = view.part_of(part, Kind::Icb, day.day_before()).code();
            assert_eq!(before, Some(code(old)), "{part} on the day before");
            let parent = view.part_of(part, Kind::Icb, day);
            let Parent::Undetermined { among: own, source } = parent else {
                panic!("{part}: {parent:?}");
            };
            assert_eq!(joined(BTreeSet::from_iter(own)), among, "{part}");
            assert!(view.source(source).title.starts_with("eccg"), "the last that names {old}");
            let listed = format!("one of {};", among.replace(' ', ", "));
            assert!(found[&part].contains(&listed), "{part}: {}", found[&part]);
        }
    }
    assert_eq!(found.into_keys().collect::<BTreeSet<_>>(), expected);
    let (members, open) = view.members(Some(code("S1Y5D")), day);
    assert_eq!(joined(members.iter().map(|own| own.code)), "06H M1J4Y");
    assert_eq!(joined(open.iter().map(|own| own.code)), "06K 06N 07H");
    assert_eq!(undetermined(&view, day.day_before()), BTreeMap::new());
}

/// Sub-ICB locations and reporting entities as a whole, and of the location that was cut itself
/// the ICB that most of it went to.
const PARTS: [(&str, &str); 12] = [
    ("06K", "S1Y5D"),
    ("06N", "S1Y5D"),
    ("07H", "D7T5G"),
    ("06L", "T6Y0W"),
    ("06T", "D7T5G"),
    ("07K", "T6Y0W"),
    ("C7X7P", "S0E4D"),
    ("D4U1Y", "S0E4D"),
    ("I0N2H", "QRL"),
    ("L6J4J", "S0E4D"),
    ("M3V5R", "S9B9J"),
    ("R2L3Y", "S0E4D"),
];

/// Writes where every location, practice and small area of the divided ICBs goes. The practices
/// and areas of D4U1Y, which was cut itself, go to the ICBs in turn; the others with their
/// location. It is what such a file would look like, not what happened.
fn decisions(view: &View<'_>) -> (String, BTreeMap<Code, (Code, bool)>) {
    let day = date(DAY);
    let mut facts = String::from("subject,claim,value,from,until,detail,source\n");
    let mut goes = BTreeMap::new();
    let source = "a decision made up for this test";
    for (part, icb) in PARTS {
        writeln!(facts, "{part},part-of,{icb},{DAY},,icb,{source}").unwrap();
    }
    let turns = codes("QRL S0E4D S9B9J");
    let (members, _) = view.members(Some(code("D4U1Y")), day);
    for (at, member) in members.iter().enumerate() {
        let icb = turns[at % 3];
        writeln!(facts, "{},commissioned-by,{icb},{DAY},,,{source}", member.code).unwrap();
        goes.insert(member.code, (icb, false));
    }
    let (areas, open) = view.areas(AreaOf::Commissioner).of_body(code("D4U1Y"), day);
    assert_eq!(open, []);
    for (at, area) in areas.iter().enumerate() {
        let icb = turns[at % 3];
        writeln!(facts, "{area},in-area,{icb},{DAY},,,{source}").unwrap();
        goes.insert(*area, (icb, true));
    }
    assert_eq!((members.len(), areas.len()), (126, 469));
    (facts, goes)
}

fn check_what_is_settled(
    before: &Register,
    register: &Register,
    goes: &BTreeMap<Code, (Code, bool)>,
) {
    let (day, view) = (date(DAY), register.now());
    assert_eq!(undetermined(&view, day), BTreeMap::new());
    for (part, icb) in PARTS {
        assert_eq!(view.part_of(code(part), Kind::Icb, day).code(), Some(code(icb)), "{part}");
    }
    for (new, parts) in [("S1Y5D", "06H 06K 06N M1J4Y"), ("T6Y0W", "06L 07K 26A")] {
        let (members, open) = view.members(Some(code(new)), day);
        let parts_only = members.iter().filter(|own| own.kind == Some(Kind::SubIcbLocation));
        assert_eq!((joined(parts_only.map(|own| own.code)).as_str(), open), (parts, vec![]));
    }
    let mut areas = view.areas(AreaOf::Commissioner);
    let mut old = before.now().areas(AreaOf::Commissioner);
    for (own, (icb, is_area)) in goes {
        let on = |day| view.commissioner_of(*own, day).code();
        let (now, then, unchanged) = if *is_area {
            let then = day.day_before();
            let now = areas.place(*own, day).parent.code();
            (now, areas.place(*own, then).parent.code(), old.place(*own, then).parent.code())
        } else {
            let then = day.day_before();
            (on(day), on(then), before.now().commissioner_of(*own, then).code())
        };
        assert_eq!(now, Some(*icb), "{own}");
        assert_eq!(then, unchanged, "{own}: the days before are as they were");
    }
}

#[test]
fn the_divided_icbs_leave_their_parts_undetermined_until_a_fact_file_says_which() {
    let Some(mut files) = everything() else { return };
    let before = register_of_read(&files);
    check_what_is_open(&before);
    let (facts, goes) = decisions(&before.now());
    let decisions = text("decisions_2026-04.csv", &facts, DAY);
    assert_eq!(decisions.rejected, []);
    files.push(decisions);
    check_what_is_settled(&before, &register_of_read(&files), &goes);
}

/// A file that was published before a practice closed could not know of it: that is no second
/// opinion, and `check` does not list it.
#[test]
fn an_older_file_that_had_a_practice_open_is_not_reported_once_a_newer_one_closes_it() {
    let Some(files) = everything() else { return };
    let register = register_of_read(&files);
    let view = register.now();
    for day in [DAY, "2024-01-01", "2019-04-01"].map(date) {
        for own in view.check(day) {
            if own.rule == CheckRule::OneSourceOnly {
                let source = view.source(own.sources[0]);
                assert!(source.published >= day, "{} on {day}: {}", own.code, own.detail);
            }
        }
    }
}
