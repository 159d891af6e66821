//! The facts of the newspaper stories in `shared/seeds`, asked of the register.
//!
//! Imports every file of `data/ods`, `data/geography` and `data/list_size` that can be read.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::Code;
use remit_register::{AreaOf, Basis, Kind, Register, Share};
use support::{code, codes, date, every_file, joined, register_of_read, shared};

/// One test, because each test is a process and each process reads every file.
#[test]
fn the_facts_of_the_stories_hold() {
    let Some(shared) = shared() else { return };
    let register = register_of_read(every_file(&shared).values());
    the_surgeries_of_north_hampshire_are_in_the_towns_of_the_story(&register);
    the_four_hampshire_partners_are_in_two_stps(&register);
    north_east_hampshire_and_farnham_lies_partly_in_surrey(&register);
    there_are_207_ccgs_from_april_2017_until_april_2018(&register);
    the_leicester_three_never_merged_and_are_parts_of_one_icb(&register);
    the_eight_of_kent_and_medway_merge_into_one(&register);
    the_first_ccgs_are_the_34_of_the_first_wave_and_the_remaining_177(&register);
}

/// Story 000, of the spring of 2018.
const HAMPSHIRE: &str = "2018-03-31";

/// "North Hampshire (which includes surgeries in Alton, Four Marks, Bentley, Hook, Odiham, Newbury
/// and Basingstoke)". Post towns do not know villages: Bentley's is Farnham, which is in Surrey,
/// and Kingsclere's is Newbury, which is in Berkshire.
fn the_surgeries_of_north_hampshire_are_in_the_towns_of_the_story(register: &Register) {
    let (view, day) = (register.now(), date(HAMPSHIRE));
    let (members, open) = view.members(Some(code("10J")), day);
    assert_eq!(open, []);
    let mut towns: BTreeMap<&str, Vec<Code>> = BTreeMap::new();
    for own in members.iter().filter(|own| own.kind == Some(Kind::Practice)) {
        towns.entry(view.town_of(own.code, day).unwrap_or_default()).or_default().push(own.code);
    }
    for town in ["ALTON", "BASINGSTOKE", "FARNHAM", "HOOK", "NEWBURY"] {
        assert!(towns.contains_key(town), "{town} is not among {towns:?}");
    }
    assert_eq!(joined(towns["FARNHAM"].iter().copied()), "J82197");
    assert_eq!(joined(towns["NEWBURY"].iter().copied()), "J82639");
    for (own, name, postcode) in [
        ("J82197", "BENTLEY VILLAGE SURGERY", "GU10 5LP"),
        ("J82639", "KINGSCLERE HEALTH CENTRE", "RG20 5QX"),
    ] {
        assert_eq!(view.name_of_code(code(own), day), Some(name));
        assert_eq!(view.postcode_of(code(own), day), Some(postcode));
        assert_eq!(view.commissioner_of(code(own), day).code(), Some(code("10J")), "{own}");
    }
}

/// "part of two sustainability and transformation partnerships, namely Hampshire and Isle of
/// Wight and Frimley Health and Care System".
fn the_four_hampshire_partners_are_in_two_stps(register: &Register) {
    let (view, day) = (register.now(), date("2018-04-01"));
    let stp = |own: Code| view.part_of(own, Kind::Stp, day).code().unwrap();
    let stps = codes("10J 10K 10V 99M").into_iter().map(stp);
    assert_eq!(joined(stps), "QRL QRL QRL QNQ");
    let names = ["QRL", "QNQ"].map(|own| view.name_of_code(code(own), day).unwrap_or_default());
    assert_eq!(names, ["Hampshire and the Isle of Wight", "Frimley Health"]);
}

/// Farnham lies in Surrey, in the district of Waverley.
fn north_east_hampshire_and_farnham_lies_partly_in_surrey(register: &Register) {
    let (view, day) = (register.now(), date("2018-04-01"));
    let (areas, open) = view.areas(AreaOf::Commissioner).of_body(code("99M"), day);
    assert_eq!((areas.len(), open.len()), (130, 0));
    let mut councils = view.areas(AreaOf::Council);
    let mut among: BTreeMap<&str, usize> = BTreeMap::new();
    for area in areas {
        let council = councils.place(area, day).parent.code().unwrap();
        *among.entry(view.name_of_code(council, day).unwrap()).or_default() += 1;
    }
    let expected = [("Hart", 43), ("Rushmoor", 58), ("Waverley", 29)];
    assert_eq!(among, BTreeMap::from(expected));
}

/// "There are now 207 such groups in England".
fn there_are_207_ccgs_from_april_2017_until_april_2018(register: &Register) {
    let ccgs = |day| register.now().bodies(Kind::Ccg, day).len();
    let (first, after) = (date("2017-04-01"), date("2018-04-01"));
    assert_eq!((ccgs(first.day_before()), ccgs(after)), (209, 195));
    let mut day = first;
    while day < after {
        assert_eq!(ccgs(day), 207, "CCGs on {day}");
        day = day.plus_days(7);
    }
    assert_eq!(ccgs(after.day_before()), 207);
}

/// Story 001: the three of Leicester, Leicestershire and Rutland considered a merger, and never
/// merged while they were CCGs.
fn the_leicester_three_never_merged_and_are_parts_of_one_icb(register: &Register) {
    let view = register.now();
    for own in codes("03W 04C 04V") {
        let kind = |day| view.body_at(own, date(day)).map(|body| body.kind);
        assert_eq!(kind("2013-04-01"), Some(Kind::Ccg), "{own}");
        assert_eq!(kind("2022-06-30"), Some(Kind::Ccg), "{own}");
        assert_eq!(kind("2022-07-01"), Some(Kind::SubIcbLocation), "{own}");
        let icb = view.part_of(own, Kind::Icb, date("2022-07-01")).code();
        assert_eq!(icb, Some(code("QK1")), "{own}");
        let links = view.successors(own);
        assert_eq!(links.len(), 1, "{own}: {links:?}");
        assert_eq!((links[0].to, links[0].basis), (code("QK1"), Basis::Abolition), "{own}");
    }
    let (parts, _) = view.members(Some(code("QK1")), date("2022-07-01"));
    assert_eq!(joined(parts.iter().map(|own| own.code)), "03W 04C 04V");
}

/// Stories 002 and 003: "The eight clinical commissioning groups in Kent and Medway" became one on
/// 1 April 2020.
fn the_eight_of_kent_and_medway_merge_into_one(register: &Register) {
    let view = register.now();
    let eight = codes("09C 09E 09J 09W 10A 10D 10E 99J");
    let links = view.predecessors(code("91Q"));
    assert_eq!(links.iter().map(|link| link.from).collect::<Vec<_>>(), eight);
    for link in &links {
        assert_eq!(
            (link.date, link.share, link.basis),
            (date("2020-04-01"), Share::Whole, Basis::Merger),
            "{}",
            link.from
        );
        let holders = view.lineage(link.from, date("2020-03-31"));
        assert_eq!(joined(holders.iter().map(|own| own.code)), link.from.to_string());
    }
    let (before, after) = (date("2020-03-31"), date("2020-04-01"));
    let practices = |bodies: &[Code], day| -> BTreeSet<Code> {
        let members = bodies.iter().flat_map(|own| view.members(Some(*own), day).0);
        let members = members.filter(|own| own.kind == Some(Kind::Practice));
        members.map(|own| own.code).collect()
    };
    let (old, new) = (practices(&eight, before), practices(&codes("91Q"), after));
    assert!(new.len() > 190, "{} practices", new.len());
    assert_eq!(old, new, "every practice came along");
}

/// Story 004: "the 152 primary care trusts" were the number of 2006 to 2010; the 211 that replaced
/// the last 151 are the 34 of the first wave and "the remaining 177".
fn the_first_ccgs_are_the_34_of_the_first_wave_and_the_remaining_177(register: &Register) {
    let view = register.now();
    assert_eq!(view.bodies(Kind::Ccg, date("2013-04-01")).len(), 34 + 177);
    assert_eq!(view.bodies(Kind::Pct, date("2010-03-31")).len(), 152);
    let leicester = view.name_of_code(code("04C"), date("2013-04-01")).unwrap_or_default();
    assert!(leicester.to_uppercase().contains("LEICESTER CITY"), "{leicester}");
}
