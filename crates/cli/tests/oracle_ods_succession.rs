//! Oracle `ods-succession`: what ODS says of mergers, counted independently.
//!
//! Imports `ods/succ_2026-05.csv.gz` and `ods/eccg_2025-12_dse.csv`; where links alone are asked
//! for, also `succ` without anything else.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeSet;
use std::path::PathBuf;

use remit_dictionary::{Code, Date};
use remit_exchange::ReadFile;
use remit_register::{Kind, Register, Succession, View};
use support::{code, date, file, joined, register_of, register_of_read, shared, table, text};

const SUCC: &str = "ods/succ_2026-05.csv.gz";
const ECCG: &str = "ods/eccg_2025-12_dse.csv";

fn oracle(shared: &std::path::Path, name: &str) -> PathBuf {
    shared.join("oracles/ods-succession").join(name)
}

fn both() -> Option<(PathBuf, Register)> {
    let shared = shared()?;
    let register = register_of(&shared, &[SUCC, ECCG]);
    Some((shared, register))
}

/// Returns the links whose ends are both of a kind, as the oracle writes them.
fn links(view: &View<'_>, kind: Kind) -> BTreeSet<String> {
    let of_kind = |own: Code, day: Date| view.body_at(own, day).is_some_and(|b| b.kind == kind);
    let every: BTreeSet<Code> = view.every_body().map(|body| body.code).collect();
    every
        .into_iter()
        .flat_map(|own| view.successors(own))
        .filter(|link| of_kind(link.from, link.date.day_before()) && of_kind(link.to, link.date))
        .map(|link| format!("{},{},{}", link.date, link.from, link.to))
        .collect()
}

fn expected(shared: &std::path::Path, name: &str) -> BTreeSet<String> {
    table(&oracle(shared, name)).iter().map(|row| row.join(",")).collect()
}

#[test]
fn the_links_between_ccgs_are_the_142_of_the_oracle_and_no_more() {
    let Some((shared, register)) = both() else { return };
    let links = links(&register.now(), Kind::Ccg);
    assert_eq!(links, expected(&shared, "ccg_succession.csv"));
    assert_eq!(links.len(), 142);
}

/// Links of hubs that the oracle has from another edition of `succ`; ours of May 2026 has neither
/// 13D, 13E and 13F nor what 13W gave away in 2016.
const NOT_IN_OUR_SUCC: [&str; 5] = [
    "2013-04-02,13D,13R",
    "2013-04-02,13E,13R",
    "2013-04-02,13F,13R",
    "2016-04-01,13W,14J",
    "2016-04-01,13W,14K",
];

#[test]
fn succ_alone_has_every_link_of_the_oracle_with_its_date() {
    let Some(shared) = shared() else { return };
    let register = register_of(&shared, &[SUCC]);
    let view = register.now();
    let mut missing = Vec::new();
    for name in ["ccg_succession.csv", "commissioning_hub_succession.csv"] {
        for row in table(&oracle(&shared, name)) {
            let (day, old, new) = (date(&row[0]), code(&row[1]), code(&row[2]));
            let same = |link: &&Succession| (link.date, link.from, link.to) == (day, old, new);
            match view.successors(old).iter().find(same) {
                None => missing.push(row.join(",")),
                Some(link) => assert_eq!(link.sources.len(), 1, "{row:?} is one row of succ"),
            }
            let back = view.predecessors(new).iter().any(|link| same(&link));
            assert!(back || missing.contains(&row.join(",")), "{row:?} is found from behind too");
        }
    }
    assert_eq!(missing, NOT_IN_OUR_SUCC);
}

/// Returns a fact file of every link of the oracle's list of hubs.
fn hubs_as_facts(shared: &std::path::Path) -> ReadFile {
    let mut facts = "subject,claim,value,from,until,detail,source\n".to_owned();
    for row in table(&oracle(shared, "commissioning_hub_succession.csv")) {
        let (day, old, new) = (&row[0], &row[1], &row[2]);
        facts.push_str(&format!("{old},succeeded-by,{new},{day},,,ODS succarc\n"));
    }
    text("hub_succession.csv", &facts, "2021-08-31")
}

#[test]
fn the_links_between_hubs_are_the_49_of_the_oracle() {
    let Some(shared) = shared() else { return };
    let files = [file(&shared, SUCC), file(&shared, ECCG), hubs_as_facts(&shared)];
    let register = register_of_read(&files);
    let view = register.now();
    let hubs = expected(&shared, "commissioning_hub_succession.csv");
    assert_eq!(hubs.len(), 49);
    let mut found = BTreeSet::new();
    for old in hubs.iter().map(|row| code(row.split(',').nth(1).unwrap())).collect::<BTreeSet<_>>()
    {
        let kind = view.body_at(old, date("2015-04-01")).map(|body| body.kind);
        assert_ne!(kind, Some(Kind::Ccg), "{old} is a hub and no CCG");
        let links = view.successors(old);
        found.extend(links.iter().map(|own| format!("{},{},{}", own.date, own.from, own.to)));
    }
    assert_eq!(found, hubs);
}

/// 12J, 12K and 13W have two successors on different dates; 13W opens on 2015-04-01, gives work
/// away on 2016-04-01 and closes on 2020-04-01.
#[test]
fn a_hub_that_gave_work_away_before_it_closed_lives_until_it_closed() {
    let Some(shared) = shared() else { return };
    let files = [file(&shared, SUCC), file(&shared, ECCG), hubs_as_facts(&shared)];
    let register = register_of_read(&files);
    let view = register.now();
    let holders = |own: &str, day: &str| {
        joined(view.lineage(code(own), date(day)).iter().map(|holder| holder.code))
    };
    for (own, days) in [
        ("12J", "2015-04-01 2016-04-01"),
        ("12K", "2015-04-01 2016-04-01"),
        ("13W", "2016-04-01 2020-04-01"),
    ] {
        let found: BTreeSet<String> =
            view.successors(code(own)).iter().map(|link| link.date.to_string()).collect();
        assert_eq!(found.into_iter().collect::<Vec<_>>().join(" "), days, "{own}");
    }
    for day in ["2015-04-01", "2016-03-31", "2016-04-01", "2020-03-31"] {
        assert_eq!(holders("13W", day), "13W", "{day}");
    }
    assert!(view.body_at(code("13W"), date("2015-03-31")).is_none());
    assert!(view.body_at(code("13W"), date("2020-04-01")).is_none());
    assert_eq!(holders("13W", "2020-04-01"), "27T");
    assert_eq!(holders("12J", "2015-04-01"), "13W");
    assert_eq!(holders("12J", "2016-04-01"), "13W 14J", "14J took what was left in 2016");
}

#[test]
fn the_ccgs_in_existence_are_counted_on_every_date_of_the_oracle() {
    let Some((shared, register)) = both() else { return };
    let view = register.now();
    for row in table(&oracle(&shared, "expected_counts.csv")) {
        let ccgs = view.bodies(Kind::Ccg, date(&row[0]));
        assert_eq!(ccgs.len().to_string(), row[1], "CCGs on {}", row[0]);
    }
}

#[test]
fn the_191_ccgs_of_april_2019_are_those_of_the_oracle() {
    let Some((shared, register)) = both() else { return };
    let ccgs = register.now().bodies(Kind::Ccg, date("2019-04-01"));
    let ccgs: BTreeSet<String> = ccgs.iter().map(|body| body.code.to_string()).collect();
    assert_eq!(ccgs, expected(&shared, "expected_members_2019-04-01.csv"));
}

#[test]
fn every_code_resolves_to_the_body_that_holds_its_work() {
    let Some((shared, register)) = both() else { return };
    let view = register.now();
    let mut wrong = Vec::new();
    let rows = table(&oracle(&shared, "expected_resolve.csv"));
    for row in &rows {
        let holders = view.lineage(code(&row[0]), date(&row[1]));
        let found = joined(holders.iter().map(|holder| holder.code));
        if found != row[2] {
            wrong.push(format!("{row:?}: {found}"));
        }
    }
    assert_eq!((rows.len(), wrong), (200, Vec::new()));
}

#[test]
fn a_body_of_2021_holds_the_work_of_those_it_was_made_of() {
    let Some((shared, register)) = both() else { return };
    let view = register.now();
    for row in table(&oracle(&shared, "expected_constituents.csv")) {
        let holders = view.lineage(code(&row[0]), date(&row[1]));
        let found: BTreeSet<Code> = holders.iter().map(|holder| holder.code).collect();
        let expected: BTreeSet<Code> = row[2].split('|').map(code).collect();
        assert_eq!(found, expected, "{} as at {}", row[0], row[1]);
    }
}

/// The four of the Hampshire partnership split in 2021, and the Berkshire three merged twice.
#[test]
fn hampshire_and_berkshire_end_where_the_oracle_says() {
    let Some((_, register)) = both() else { return };
    let view = register.now();
    for (own, day, to) in [
        ("10J", "2021-04-01", "D9Y0V"),
        ("10K", "2021-04-01", "D9Y0V"),
        ("10V", "2021-04-01", "D9Y0V"),
        ("99M", "2021-04-01", "D4U1Y"),
        ("10G", "2018-04-01", "15D"),
        ("10T", "2018-04-01", "15D"),
        ("11C", "2018-04-01", "15D"),
        ("10G", "2021-04-01", "D4U1Y"),
        ("03W", "2022-06-30", "03W"),
        ("04C", "2022-06-30", "04C"),
        ("04V", "2022-06-30", "04V"),
    ] {
        let found = joined(view.lineage(code(own), date(day)).iter().map(|holder| holder.code));
        assert_eq!(found, to, "{own} on {day}");
    }
}
