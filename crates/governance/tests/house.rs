//! A body's own house: constitution, seats, delegation, meetings, resolutions.

mod support;

use remit_dictionary::Period;
use remit_governance::{house, validator};
use remit_register::{Capacity, FunctionRule, Functions, Kind};
use support::table::{Row, is_complete, play, try_rows};
use support::{BOARD, Scene, code, date};

fn function(function: &str, kind: Kind, from: &str, until: &str) -> FunctionRule {
    FunctionRule {
        function: function.into(),
        name: function.into(),
        kind,
        capacity: Capacity::Holds,
        period: Period::new(date(from), date(until)).unwrap(),
        provision: "invented".into(),
        tag: "M".into(),
        source: "scene".into(),
    }
}

fn scene() -> Scene {
    let mut scene = Scene::new(Kind::Ccg, &["09C", "09E"], &[("G82001", "09C")]);
    scene.functions = Functions::new(vec![
        function("hospital-and-community", Kind::Ccg, "2013-04-01", "2022-07-01"),
        function("specialised", Kind::NhsEngland, "2013-04-01", "2030-04-01"),
    ])
    .unwrap();
    scene.appoint("Dee", "decider", BOARD);
    scene.appoint("Ann", "governance-lead", "09C");
    scene
}

const V1: &str =
    "constitution-adopted body=09C version=v1 quorum=3 majority=1/2 approved_by=letter";
const CHAIR: &str = "seat-filled body=09C seat=chair person=Pat filling=own";
const OTHERS: [&str; 3] = [
    "seat-filled body=09C seat=lay-member person=Lin filling=own",
    "seat-filled body=09C seat=other person=Gus filling=own",
    "seat-filled body=09C seat=other person=Hal filling=own",
];
const MEETING: &str = "meeting-held body=09C meeting=m1 attended=Pat,Lin,Gus,Hal";
const LINE: &str = "delegation-made body=09C line=l1 function=hospital-and-community to=chair \
                    limit=£50000";
const INTEREST: &str =
    "interest-declared body=09C person=Gus matter=hospital-and-community interest=shares";

/// What comes before each resolution: a constitution, four members, a meeting of all.
const MET: &[&str] = &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING];

const ROWS: &[Row] = &[
    // Constitutions.
    (
        &[V1],
        "constitution-adopted body=09C version=v1 quorum=0 majority=1/2 approved_by=x",
        "version-is-adopted-once",
        "quorum-asks-for-somebody",
    ),
    (&["@2019-07-01", V1, "@2019-06-01"], V1, "version-is-adopted-once", ""),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=0% majority=1/3 approved_by=x",
        "quorum-asks-for-somebody",
        "majority-is-half-or-more",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 turnout=0 approved_by=x",
        "quorum-asks-for-somebody",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=100% ballots_for=merger",
        "majority-is-half-or-more",
        "ballot-terms-are-set",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 ballot_majority=49% \
         approved_by=x",
        "majority-is-half-or-more",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 ballots_for=merger \
         turnout=75% ballot_majority=1/2",
        "ballot-terms-are-set",
        "constitution-is-approved",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 weight=list-size \
         approved_by=x",
        "ballot-terms-are-set",
        "",
    ),
    (
        &[],
        "constitution-adopted body=09C version=v1 quorum=1 majority=1/2",
        "constitution-is-approved",
        "",
    ),
    // Seats.
    (
        &[CHAIR],
        "seat-filled body=09C seat=chair person=Pat filling=own until=2019-06-01",
        "ends-after-it-begins",
        "nobody-fills-a-seat-twice",
    ),
    (&[CHAIR], CHAIR, "nobody-fills-a-seat-twice", "no-more-people-than-seats"),
    (
        &["seat-filled body=09C seat=accountable-officer person=Kim filling=acting"],
        "seat-filled body=09C seat=accountable-officer person=Oda filling=own",
        "no-more-people-than-seats",
        "accountable-officer-is-appointed-by-the-board",
    ),
    (
        &[],
        "seat-filled body=09C seat=accountable-officer person=Oda filling=joint",
        "accountable-officer-is-appointed-by-the-board",
        "",
    ),
    (&[], "seat-vacated body=09C seat=chair person=Pat", "only-a-held-seat-is-left", ""),
    (
        &[CHAIR, "seat-vacated body=09C seat=chair person=Pat"],
        "seat-vacated body=09C seat=chair person=Pat",
        "only-a-held-seat-is-left",
        "",
    ),
    (
        &[],
        "tie-declared body=09C person=Pat tie=council with=Town until=2019-01-01",
        "ends-after-it-begins",
        "",
    ),
    // Committees.
    (
        &[],
        "committee-set body=09C committee=audit kind=audit chair=Lin members=Lin quorum=0",
        "quorum-asks-for-somebody",
        "nobody-is-counted-twice",
    ),
    (
        &[],
        "committee-set body=09C committee=audit kind=audit chair=Lin members=Gus,Lin",
        "nobody-is-counted-twice",
        "",
    ),
    // Delegation.
    (
        &[CHAIR, LINE],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair limit=£1 \
         until=2019-06-01",
        "ends-after-it-begins",
        "line-is-made-once",
    ),
    (
        &[CHAIR, LINE],
        "delegation-made body=09C line=l1 function=accounts to=chair limit=£1",
        "line-is-made-once",
        "reserved-matters-are-kept",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=constitution to=chair limit=£1",
        "reserved-matters-are-kept",
        "function-is-in-the-catalogue",
    ),
    (
        &[
            "constitution-adopted body=09C version=v1 quorum=1 majority=1/2 approved_by=x \
             reserved=hospital-and-community",
            CHAIR,
        ],
        LINE,
        "reserved-matters-are-kept",
        "",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=gardening to=chair limit=£1",
        "function-is-in-the-catalogue",
        "function-is-the-givers",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=specialised to=chair limit=£1",
        "function-is-the-givers",
        "delegation-ends-with-the-holding",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair limit=£1 \
         until=2022-07-02",
        "delegation-ends-with-the-holding",
        "delegate-is-on-record",
    ),
    (
        &[],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair",
        "delegate-is-on-record",
        "officer-has-a-limit",
    ),
    (
        &[CHAIR],
        "delegation-made body=09C line=l1 function=hospital-and-community to=chair",
        "officer-has-a-limit",
        "",
    ),
    (&[], "delegation-revoked body=09C line=l1", "only-a-line-in-force-is-revoked", ""),
    (
        &[CHAIR, LINE, "delegation-revoked body=09C line=l1"],
        "delegation-revoked body=09C line=l1",
        "only-a-line-in-force-is-revoked",
        "",
    ),
    // Meetings.
    (
        MET,
        "meeting-held body=09C meeting=m1 attended=Pat,Pat",
        "meeting-is-held-once",
        "nobody-is-counted-twice",
    ),
    (
        MET,
        "meeting-held body=09C meeting=m2 committee=audit attended=Pat,Pat",
        "nobody-is-counted-twice",
        "committee-is-set-up",
    ),
    (
        MET,
        "meeting-held body=09C meeting=m2 committee=audit attended=Pat",
        "committee-is-set-up",
        "those-who-attend-are-members",
    ),
    (MET, "meeting-held body=09C meeting=m2 attended=Pat,Eve", "those-who-attend-are-members", ""),
    (MET, "meeting-held body=09C meeting=m2", "those-who-attend-are-members", ""),
    (
        &[],
        "interest-declared body=09C person=Gus matter=gardening interest=shares",
        "matter-is-known",
        "",
    ),
    // Resolutions.
    (
        &[
            V1,
            CHAIR,
            OTHERS[0],
            OTHERS[1],
            OTHERS[2],
            MEETING,
            "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts \
             voted_for=Pat,Lin outcome=carried",
        ],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat,Pat \
         outcome=carried",
        "resolution-is-taken-once",
        "nobody-is-counted-twice",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=gardening voted_for=Pat \
         against=Pat outcome=carried",
        "nobody-is-counted-twice",
        "matter-is-known",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m9 resolution=r1 matter=gardening voted_for=Pat \
         outcome=carried",
        "matter-is-known",
        "meeting-was-held",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m9 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "meeting-was-held",
        "those-who-vote-attended",
    ),
    (
        &[V1, CHAIR, "meeting-held body=09C meeting=m1 attended=Pat", "@2019-06-02"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "meeting-was-held",
        "",
    ),
    (
        &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Gus,Eve outcome=carried",
        "those-who-vote-attended",
        "conflicted-members-leave",
    ),
    (
        &[CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Gus outcome=carried",
        "conflicted-members-leave",
        "constitution-is-in-force",
    ),
    (
        &[V1, CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], MEETING, INTEREST],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Lin,Hal outcome=carried",
        "conflicted-members-leave",
        "",
    ),
    (
        &[CHAIR, "meeting-held body=09C meeting=m1 attended=Pat"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=carried",
        "constitution-is-in-force",
        "meeting-is-quorate",
    ),
    (
        &[V1, CHAIR, "meeting-held body=09C meeting=m1 attended=Pat"],
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat \
         outcome=lost",
        "meeting-is-quorate",
        "outcome-is-what-the-votes-say",
    ),
    (
        MET,
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=accounts voted_for=Pat,Lin \
         against=Gus,Hal outcome=carried",
        "outcome-is-what-the-votes-say",
        "",
    ),
];

#[test]
fn each_rule_refuses_and_the_first_of_two_is_named() {
    try_rows(scene, ROWS);
    is_complete(
        &[
            "constitution-adopted",
            "seat-filled",
            "seat-vacated",
            "tie-declared",
            "committee-set",
            "delegation-made",
            "delegation-revoked",
            "meeting-held",
            "interest-declared",
            "resolution-taken",
        ],
        ROWS,
    );
}

#[test]
fn a_decision_is_good_once_the_conflicted_member_has_left_and_enough_remain() {
    let mut scene = scene();
    play(&mut scene, MET);
    scene.act(INTEREST).act(
        "resolution-taken body=09C meeting=m1 resolution=r1 matter=hospital-and-community \
         voted_for=Pat,Lin against=Hal left=Gus outcome=carried",
    );
    scene.act("constitution-adopted body=09C version=v2 quorum=4 majority=1/2 approved_by=x");
    scene.refused(
        "resolution-taken body=09C meeting=m1 resolution=r2 matter=hospital-and-community \
         voted_for=Pat,Lin,Hal left=Gus outcome=carried",
        "meeting-is-quorate",
    );
}

#[test]
fn a_quorum_may_be_a_share_of_the_seats_vacant_ones_too() {
    let mut scene = scene();
    play(&mut scene, &[CHAIR, OTHERS[0], OTHERS[1], OTHERS[2], V1]);
    let own = "constitution-adopted body=09C version=v2 quorum=1/2 majority=1/2 approved_by=x";
    let needed =
        |scene: &Scene| house::quorum(&scene.world(), code("09C"), None, date("2019-06-01"));
    scene.act(own);
    assert_eq!(needed(&scene), Some(2), "a half of four people");
    scene.act(&format!("{} quorum_of=seats", own.replace("v2", "v3")));
    // Four filled; vacant are the deputy, both officers, the nurse, the specialist, audit.
    assert_eq!(needed(&scene), Some(5), "a half of ten seats");
}

#[test]
fn a_committee_has_its_own_members_and_quorum() {
    let mut scene = scene();
    play(&mut scene, &[V1, CHAIR]);
    play(
        &mut scene,
        &[
            "committee-set body=09C committee=f kind=other chair=Lin members=Joy,Ned quorum=2",
            "meeting-held body=09C meeting=f1 committee=f attended=Joy,Ned",
            "resolution-taken body=09C meeting=f1 resolution=r1 matter=accounts \
             voted_for=Joy,Ned outcome=carried",
        ],
    );
    scene.refused(
        "meeting-held body=09C meeting=f2 committee=f attended=Joy,Pat",
        "those-who-attend-are-members",
    );
}

#[test]
fn one_person_sits_in_several_bodies_and_seats_are_joint_acting_or_vacant() {
    let mut scene = scene();
    let officer =
        |body| format!("seat-filled body={body} seat=accountable-officer person=Mac filling=joint");
    scene.act("seat-filled body=09C seat=accountable-officer person=Kim filling=acting");
    scene.act("seat-vacated body=09C seat=accountable-officer person=Kim");
    scene.by("Dee", "decider", BOARD).act(&officer("09C")).act(&officer("09E"));
    for body in ["09C", "09E"] {
        let seated = house::seated(scene.books.house(code(body), date("2019-06-01")));
        let people: Vec<&str> = seated.iter().map(|own| own.person.as_str()).collect();
        assert_eq!(people, ["Mac"], "{body}");
        let vacant = house::vacant(&scene.world(), code(body), Kind::Ccg, date("2019-06-01"));
        assert_eq!(vacant.len(), 7, "{body}: all but the accountable officer");
    }
    let before = house::seated(scene.books.house(code("09C"), date("2019-05-31")));
    assert!(before.is_empty(), "acts dated later do not count");
}

#[test]
fn a_line_ends_when_it_is_revoked_and_with_the_function_of_its_giver() {
    let mut scene = scene();
    scene.act(CHAIR).act(LINE);
    scene.on("2020-01-01").act("delegation-revoked body=09C line=l1");
    scene.act(&LINE.replace("l1", "l2"));
    for (on, lines) in [
        ("2019-05-31", &[][..]),
        ("2019-06-01", &["l1"]),
        ("2020-01-01", &["l2"]),
        ("2022-06-30", &["l2"]),
        ("2022-07-01", &[]),
    ] {
        let found = house::lines(&scene.world(), code("09C"), date(on));
        let found: Vec<&str> = found.iter().map(|line| line.line.as_str()).collect();
        assert_eq!(found, lines, "{on}");
    }
}

/// A governing body with nothing to find.
const COMPLETE: &[&str] = &[
    "seat-filled body=09C seat=chair person=Pat filling=own clinician=yes",
    "seat-filled body=09C seat=deputy-chair person=Lin filling=own",
    "seat-filled body=09C seat=accountable-officer person=Mac filling=acting",
    "seat-filled body=09C seat=chief-finance-officer person=Kay filling=own \
     qualified=employee,accountant",
    "seat-filled body=09C seat=registered-nurse person=Nia filling=own",
    "seat-filled body=09C seat=secondary-care-specialist person=Sam filling=own",
    "seat-filled body=09C seat=lay-member-audit person=Abe filling=own",
    "seat-filled body=09C seat=lay-member person=Lin filling=own",
    "committee-set body=09C committee=audit kind=audit chair=Abe members=Lin",
    "committee-set body=09C committee=pay kind=remuneration chair=Lin members=Abe",
    "committee-set body=09C committee=gp kind=primary-care chair=Lin members=Abe,Kay,Pat",
];

fn found(scene: &Scene, kind: Kind, on: &str) -> Vec<String> {
    let all = validator::findings(&scene.world(), code("09C"), kind, date(on));
    all.iter()
        .map(|own| format!("{} {} {}", own.rule.word(), own.severity.word(), own.about))
        .collect()
}

#[test]
fn the_validator_lists_every_breach() {
    let nothing: &[&str] = &[];
    for (changes, findings) in [
        (nothing, nothing),
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
        (&["tie-declared body=09C person=Pat tie=works-for-member-practice with=Surgery"], nothing),
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
            &[
                "committee-set body=09C committee=gp kind=primary-care chair=Pat members=Lin,Sam,Kay",
            ],
            &[
                "primary-care-committee-is-lay-led breach Pat",
                "primary-care-committee-is-lay-led breach gp of 09C",
            ],
        ),
    ] {
        let mut scene = scene();
        play(&mut scene, COMPLETE);
        play(&mut scene, changes);
        assert_eq!(found(&scene, Kind::Ccg, "2019-06-01"), findings, "{changes:?}");
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
