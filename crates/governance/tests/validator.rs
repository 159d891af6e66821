//! The validator of governing bodies and boards, and its tables.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_governance::validator;
use remit_register::Kind;
use support::house::{COMPLETE, scene};
use support::table::play;
use support::{Scene, code, date};

/// What is changed in it, and what is found then.
type Change = (&'static [&'static str], &'static [&'static str]);

const CHANGES: &[Change] = &[
    (&[], &[]),
    (
        &["seat-vacated body=09C seat=lay-member-audit person=Abe"],
        &[
            "statutory-seats-are-filled breach lay-member-audit of 09C",
            "primary-care-committee-is-lay-led breach gp of 09C",
        ],
    ),
    (
        &[
            "seat-vacated body=09C seat=lay-member person=Lin",
            "seat-filled body=09C seat=lay-member person=Abe filling=own",
            "seat-vacated body=09C seat=deputy-chair person=Lin",
            "seat-filled body=09C seat=deputy-chair person=Abe filling=own",
        ],
        &[
            "one-person-fills-one-statutory-seat breach Abe",
            "primary-care-committee-is-lay-led breach Lin",
            "primary-care-committee-is-lay-led breach gp of 09C",
        ],
    ),
    (
        &["tie-declared body=09C person=Nia tie=works-for-provider with=Trust"],
        &["ties-keep-people-out breach Nia"],
    ),
    (&["tie-declared body=09C person=Pat tie=works-for-member-practice with=Surgery"], &[]),
    (
        &[
            "seat-vacated body=09C seat=chair person=Pat",
            "seat-filled body=09C seat=chair person=Kay filling=own clinician=no",
        ],
        &["chair-is-no-officer breach Kay"],
    ),
    (
        &[
            "seat-vacated body=09C seat=deputy-chair person=Lin",
            "seat-filled body=09C seat=deputy-chair person=Sam filling=own",
        ],
        &["deputy-of-a-clinical-chair-is-lay breach Sam"],
    ),
    (
        &[
            "seat-vacated body=09C seat=chief-finance-officer person=Kay",
            "seat-filled body=09C seat=chief-finance-officer person=Kay filling=own",
        ],
        &["finance-officer-is-an-employed-accountant not-told Kay"],
    ),
    (
        &["committee-set body=09C committee=pay kind=other chair=Lin"],
        &["audit-and-remuneration-committees-exist breach remuneration of 09C"],
    ),
    (
        &["committee-set body=09C committee=audit kind=audit chair=Lin members=Abe"],
        &["audit-chair-is-the-audit-lay-member breach Lin"],
    ),
    (
        &["committee-set body=09C committee=gp kind=primary-care chair=Pat members=Lin,Sam,Kay"],
        &[
            "primary-care-committee-is-lay-led breach Pat",
            "primary-care-committee-is-lay-led breach gp of 09C",
        ],
    ),
];

fn found(scene: &Scene, kind: Kind, on: &str) -> Vec<String> {
    let all = validator::findings(&scene.world(), code("09C"), kind, date(on));
    all.iter()
        .map(|own| format!("{} {} {}", own.rule.word(), own.severity.word(), own.about))
        .collect()
}

#[test]
fn the_validator_lists_every_breach() {
    for (changes, findings) in CHANGES {
        let mut scene = scene();
        play(&mut scene, COMPLETE);
        play(&mut scene, changes);
        assert_eq!(found(&scene, Kind::Ccg, "2019-06-01"), *findings, "{changes:?}");
    }
}

#[test]
fn an_empty_house_breaches_what_it_can() {
    let scene = scene();
    let findings = found(&scene, Kind::Ccg, "2019-06-01");
    assert_eq!(findings[0], "governing-body-has-enough-members breach 0 of 6");
    assert_eq!(findings.len(), 1 + 8 + 2, "{findings:?}");
    let board = found(&scene, Kind::Icb, "2022-07-01");
    assert_eq!(board.len(), 9 + 2, "the seats of a board, and two committees: {board:?}");
    assert_eq!(found(&scene, Kind::Icb, "2022-05-01"), board, "asked by the law it begins under");
}

#[test]
fn every_word_of_the_tables_is_one_that_forms_have() {
    use remit_governance::Entry;
    use remit_governance::acts::{Audience, Seat, Tie};
    let tables = remit_governance::Tables::own();
    let (seats, ties, audiences) =
        (tables.table("seats"), tables.table("ties"), tables.table("audiences"));
    for row in seats.rows() {
        Seat::parse(seats.cell(row, "seat")).unwrap();
        assert!(Kind::parse(seats.cell(row, "kind")).is_some());
        seats.cell(row, "least").parse::<u64>().unwrap();
        assert!(["yes", "no"].contains(&seats.cell(row, "alone")));
    }
    for row in ties.rows() {
        Seat::parse(ties.cell(row, "seat")).unwrap();
        Tie::parse(ties.cell(row, "tie")).unwrap();
    }
    for row in audiences.rows() {
        Audience::parse(audiences.cell(row, "audience")).unwrap();
    }
}
