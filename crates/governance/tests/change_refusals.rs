//! The decision table of merging, splitting and handing over: every rule refuses, and of any two
//! neighbours the one that comes first is named.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod change_rows;
mod support;

use std::collections::BTreeMap;

use change_rows::{ANN, APPLY, BOARDS, DEE, MOVING, OPENINGS, PROMISE, SHAPING};
use remit_governance::rehearsal::{Count, Receipt};
use remit_governance::{Rule, book};
use remit_register::{Builder, Claim, Entry, Kind, Register};
use support::table::{is_complete, refusing_of, try_rows};
use support::{BOARD, Scene, code, date, entry, fact};

const ACTS: &[&str] = &[
    "benefit-promised",
    "benefit-judged",
    "successor-named",
    "change-proposed",
    "applied",
    "change-decided",
    "condition-set",
    "condition-settled",
    "ods-notified",
    "item-held",
    "balance-brought",
    "placed",
    "order-made",
    "ministers-approved",
    "scheme-made",
    "took-effect",
    "item-found",
    "trued-up",
];

/// Bodies of a kind with a practice each. A file published long after the day still leaves G82009
/// with the first of them.
fn register(kind: Kind, [one, other, living]: [&str; 3]) -> Register {
    let first = kind.in_law().from().to_string();
    let mut facts = vec![
        fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01"),
        fact("Y58", Claim::Exists(Kind::Region), "2012-01-01"),
    ];
    for body in [one, other, living] {
        facts.push(fact(body, Claim::Exists(kind), &first));
    }
    for (practice, body) in [("G82001", one), ("G82003", other)] {
        facts.push(fact(practice, Claim::Exists(Kind::Practice), "1990-01-01"));
        facts.push(fact(practice, Claim::CommissionedBy(code(body)), &first));
    }
    let mut builder = Builder::default();
    builder.entry(entry(1));
    facts.iter().for_each(|fact| builder.fact(fact));
    builder.entry(Entry { published: date("2030-01-01"), ..entry(2) });
    builder.fact(&fact("G82009", Claim::Exists(Kind::Practice), "1990-01-01"));
    builder.fact(&fact("G82009", Claim::CommissionedBy(code(one)), &first));
    builder.finish()
}

fn scene(kind: Kind, bodies: [&str; 3]) -> Scene {
    let mut scene = Scene::of(register(kind, bodies));
    for (person, role, body) in [
        ("Asa", "authoriser", BOARD),
        ("Eve", "decider", BOARD),
        ("Rex", "decider", "Y58"),
        ("Dee", "decider", BOARD),
        ("Eve", "clerk", bodies[0]),
        ("Ann", "governance-lead", bodies[0]),
    ] {
        scene.appoint(person, role, body);
    }
    scene
}

fn groups() -> Scene {
    scene(Kind::Ccg, ["09C", "09E", "99J"])
}

fn boards() -> Scene {
    scene(Kind::Icb, ["QA1", "QA2", "QA3"])
}

/// What the common guards of every act refuse, of the acts of a change.
#[test]
fn an_act_of_another_law_or_of_no_case_is_refused() {
    for (on, signer, act, rule) in [
        ("2012-03-31", ANN, PROMISE, "date-is-within-the-regime"),
        ("2022-07-01", "%Ann governance-lead QA1", APPLY, "date-is-within-the-regime"),
        ("2022-06-30", DEE, "order-made case=m order=x", "date-is-within-the-regime"),
        ("2019-05-01", ANN, "took-effect case=m", "role-may-do-it"),
        ("2019-05-01", DEE, "took-effect case=m", "case-is-on-record"),
    ] {
        let act = act.replace("owner=x", "owner=x judged-on=2021-04-01");
        let mut scene = groups();
        support::table::play(&mut scene, &[&format!("@{on}"), signer]);
        scene.refused(&act, rule);
    }
}

#[test]
fn the_rule_that_comes_first_refuses_and_names_itself() {
    let all = refusing_of!(
        CaseOpened,
        BenefitPromised,
        BenefitJudged,
        SuccessorNamed,
        ChangeProposed,
        Applied,
        ChangeDecided,
        ConditionSet,
        ConditionSettled,
        OdsNotified,
        ItemHeld,
        BalanceBrought,
        Placed,
        OrderMade,
        MinistersApproved,
        SchemeMade,
        TookEffect,
        ItemFound,
        TruedUp,
    );
    for rows in [SHAPING, MOVING, OPENINGS] {
        try_rows(groups, rows, all);
    }
    try_rows(boards, BOARDS, all);
}

#[test]
fn every_rule_of_a_change_has_a_row_and_so_has_every_pair_of_neighbours() {
    let rows = [SHAPING, MOVING, BOARDS, OPENINGS].concat();
    is_complete(ACTS, &rows);
    let (_, rules) = book().into_iter().find(|area| area.0.starts_with("Merging")).unwrap();
    let lacks = |rule: &&&'static Rule| rows.iter().all(|row| row.2 != rule.word());
    let lacking: Vec<String> = rules.iter().filter(lacks).map(|rule| rule.word()).collect();
    assert!(lacking.is_empty(), "no row for {lacking:?}");
}

#[test]
fn a_receipt_is_whole_only_where_both_sides_are_equal_and_nothing_is_astray() {
    let of = |members| BTreeMap::from([(code("09C"), Count { members, ..Count::default() })]);
    let receipt = |before, after, closed, astray: &[&str]| Receipt {
        before: of(before),
        after: of(after),
        closed: of(closed),
        moved: Vec::new(),
        clauses: BTreeMap::new(),
        codes: Vec::new(),
        astray: astray.iter().map(|own| (*own).to_owned()).collect(),
        by_themselves: Vec::new(),
    };
    assert!(receipt(3, 3, 0, &[]).is_whole());
    assert!(receipt(3, 2, 1, &[]).is_whole());
    assert!(!receipt(3, 2, 0, &[]).is_whole());
    assert!(!receipt(3, 4, 0, &[]).is_whole());
    assert!(!receipt(3, 3, 0, &["practice G82001 of 09C"]).is_whole());
}
