//! Splits, and changes of boards by order.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
#[path = "support/small_england.rs"]
mod small_england;
mod support;

use remit_dictionary::Period;
use remit_governance::rehearsal::rehearse;
use remit_governance::territory::{body_of_area, body_of_practice};
use remit_register::{Claim, Fact, Kind};
use small_england::{holder, holder_of_area, lineage, scene};
use support::house::seat_by_hand;
use support::table::play;
use support::{Scene, case, code, date, entry, fact};

const FRIMLEY: &str = "QNQ icb
    QU9 icb
    QXU icb
    QRL icb
    D4U1Y location QNQ
    10Q location QU9
    92A location QXU
    D9Y0V location QRL
    K81001 practice D4U1Y
    H81001 practice D4U1Y
    J82001 practice D4U1Y
    K82001 practice 10Q
    H82001 practice 92A
    J82002 practice D9Y0V
    E01000001 area D4U1Y
    E01000002 area D4U1Y
    E01000003 area D4U1Y
    E01000004 area 10Q
    E01000005 area D9Y0V";

const FRIMLEY_CASE: &str = "@2025-06-01
%Dee decider X24
!case-opened case=f kind=change title=x parties=QNQ,QU9,QXU route=icb-order manner=redraw effect-on=2026-04-01
!successor-named case=f code=S0E4D name=\"NHS Thames Valley ICB\" issued=issued
!successor-named case=f code=S9B9J name=\"NHS Surrey and Sussex ICB\" issued=issued
!successor-named case=f code=QRL name=\"NHS Hampshire and Isle of Wight ICB\" issued=issued
!change-decided case=f outcome=approved reasons=x
!ods-notified case=f
!scheme-made case=f scheme=x
!order-made case=f order=x
!ministers-approved case=f reference=x
placed case=f placement=berkshire of=QNQ,QU9 kind=everything to=S0E4D
placed case=f placement=surrey of=QXU kind=everything to=S9B9J
placed case=f placement=heath kind=members only=H81001 to=S9B9J
placed case=f placement=heath-areas kind=areas only=E01000002 to=S9B9J
placed case=f placement=fleet kind=members only=J82001 to=QRL
placed case=f placement=fleet-areas kind=areas only=E01000003 to=QRL";

#[test]
fn frimley_goes_three_ways_by_practice_and_small_area() {
    let mut scene = scene(FRIMLEY, &["QNQ"]);
    play(&mut scene, &[FRIMLEY_CASE]);
    for new in ["S0E4D", "S9B9J"] {
        seat_by_hand(&mut scene, new, "icb-order");
    }
    let world = scene.world();
    let own = world.books.case(&case("f"), date("2025-06-01")).unwrap();
    let receipt = rehearse(&scene.register, &world, &own).unwrap().receipt;
    assert!(receipt.is_whole(), "{receipt:#?}");
    let held = |body: &str| {
        let count = receipt.after[&code(body)];
        (count.members, count.people, count.areas, count.parts)
    };
    assert_eq!(held("S0E4D"), (2, 2_000, 2, 2));
    assert_eq!(held("S9B9J"), (2, 2_000, 1, 1));
    assert_eq!(held("QRL"), (2, 2_000, 2, 1));
    play(&mut scene, &["@2026-04-01\n%Dee decider X24\ntook-effect case=f"]);

    let (before, day) = ("2026-03-31", "2026-04-01");
    for (practice, old, new) in [
        ("K81001", "QNQ", "S0E4D"),
        ("H81001", "QNQ", "S9B9J"),
        ("J82001", "QNQ", "QRL"),
        ("K82001", "QU9", "S0E4D"),
        ("H82001", "QXU", "S9B9J"),
        ("J82002", "QRL", "QRL"),
    ] {
        assert_eq!(holder(&scene, practice, before), old, "{practice}");
        assert_eq!(holder(&scene, practice, day), new, "{practice}");
    }
    for (area, old, new) in [
        ("E01000001", "QNQ", "S0E4D"),
        ("E01000002", "QNQ", "S9B9J"),
        ("E01000003", "QNQ", "QRL"),
        ("E01000004", "QU9", "S0E4D"),
        ("E01000005", "QRL", "QRL"),
    ] {
        assert_eq!(holder_of_area(&scene, area, before), old, "{area}");
        assert_eq!(holder_of_area(&scene, area, day), new, "{area}");
    }
    let view = scene.register.now();
    assert_eq!(lineage(view, "QNQ", day), ["QRL split", "S0E4D split", "S9B9J split"]);
    assert_eq!(lineage(view, "QU9", day), ["S0E4D merger"]);
    assert_eq!(lineage(view, "QRL", day), ["QRL living"]);
    assert_eq!(view.part_of(code("10Q"), Kind::Icb, date(day)).code(), Some(code("S0E4D")));
    assert_eq!(view.part_of(code("D4U1Y"), Kind::Icb, date(day)).code(), Some(code("S0E4D")));
    let alive = |body: &str, day| view.body_at(code(body), date(day)).is_some();
    assert!(alive("QNQ", before) && !alive("QNQ", day));
    assert!(!alive("S0E4D", before) && alive("S0E4D", day));
    assert!(alive("QRL", before) && alive("QRL", day));
}

#[test]
fn a_divided_body_hands_on_what_it_got_when_it_gives_way_in_its_turn() {
    let mut scene = scene(FRIMLEY, &["QNQ"]);
    play(&mut scene, &[FRIMLEY_CASE]);
    for new in ["S0E4D", "S9B9J", "QN9"] {
        seat_by_hand(&mut scene, new, "icb-order");
    }
    play(&mut scene, &["@2026-04-01\n%Dee decider X24\ntook-effect case=f"]);
    play(
        &mut scene,
        &["@2027-06-01
!case-opened case=g kind=change title=x parties=QRL,S9B9J route=icb-order manner=merge effect-on=2028-04-01
!successor-named case=g code=QN9 name=\"NHS South ICB\" issued=issued
!change-decided case=g outcome=approved reasons=x
!ods-notified case=g
!scheme-made case=g scheme=x
!order-made case=g order=x
!ministers-approved case=g reference=x
placed case=g placement=all kind=everything to=QN9
@2028-04-01
took-effect case=g"],
    );
    let view = scene.register.now();
    let day = date("2028-04-01");
    for practice in ["H81001", "J82001", "H82001", "J82002"] {
        assert_eq!(body_of_practice(&view, code(practice), day), Some(code("QN9")), "{practice}");
    }
    for area in ["E01000002", "E01000003", "E01000005"] {
        assert_eq!(body_of_area(&view, code(area), day), Some(code("QN9")), "{area}");
    }
    assert_eq!(body_of_practice(&view, code("K81001"), day), Some(code("S0E4D")));
}

#[test]
fn two_boards_become_one_by_order_without_application_or_vote() {
    let boards = "QA1 icb\nQA2 icb\n20A location QA1\n20B location QA2\nP00001 practice 20A\n\
                  P00002 practice 20B\nE01000001 area 20A";
    let mut scene = scene(boards, &["QA1", "QA2"]);
    let lead = "%lead-QA1 governance-lead QA1";
    play(
        &mut scene,
        &[
            "@2023-05-01",
            lead,
            "case-opened case=o kind=change title=\"One of two\" \
            parties=QA1,QA2 route=icb-order manner=merge effect-on=2024-04-01",
        ],
    );
    let remains = scene.remains("o", "2023-05-01");
    for wanted in [
        "change-is-assessed case o open",
        "ministers-approve case o open",
        "order-is-made case o open",
        "transfer-scheme-is-made case o open",
    ] {
        assert!(remains.iter().any(|own| own == wanted), "{wanted} is not in {remains:#?}");
    }
    assert!(remains.iter().all(|own| !own.contains("appl") && !own.contains("ballot")));
    let pack = "pack=constitution,ao-nominee";
    scene.refused(&format!("applied case=o {pack}"), "date-is-within-the-regime");
    scene.refused(
        "ballot-opened case=o ballot=b1 body=QA1 matter=merger question=x closes_on=2023-06-01",
        "date-is-within-the-regime",
    );
    play(
        &mut scene,
        &["benefit-promised case=o promise=p1 measure=x baseline=x target=x owner=chair judged-on=2025-04-01
successor-named case=o code=ZZ9 name=\"NHS One ICB\" issued=provisional
change-proposed case=o proposal=x
%Asa authoriser X24
criteria-loaded set=diligence title=x criteria=\"D1|diligence|Books are open|document\"
case-opened case=d kind=assessment title=x parties=QA1,QA2 criteria=diligence serves=o
%lead-QA1 governance-lead QA1
evidence-filed case=d kind=document document=books
%Asa authoriser X24
criterion-assessed case=d finding=met
moderated case=d recommended=full"],
    );
    engage(&mut scene, lead);
    play(
        &mut scene,
        &["%Dee decider X24
application-decided case=d outcome=approved reasons=met
change-decided case=o outcome=approved reasons=sound
order-made case=o order=x
ministers-approved case=o reference=x
%lead-QA1 governance-lead QA1
ods-notified case=o
placed case=o placement=all kind=everything to=ZZ9
scheme-made case=o scheme=x
successor-named case=o code=QN1 name=\"NHS One ICB\" issued=issued instead-of=ZZ9"],
    );
    seat_by_hand(&mut scene, "QN1", "icb-order");
    play(&mut scene, &["@2024-04-01\n%Dee decider X24\ntook-effect case=o"]);
    for (practice, old) in [("P00001", "QA1"), ("P00002", "QA2")] {
        assert_eq!(holder(&scene, practice, "2024-03-31"), old);
        assert_eq!(holder(&scene, practice, "2024-04-01"), "QN1");
    }
    let view = scene.register.now();
    assert!(view.bodies_of(code("ZZ9")).is_empty(), "a provisional code that gave way is no body");
    assert_eq!(lineage(view, "QA1", "2024-04-01"), ["QN1 merger"]);
}

/// Whoever has to be heard is heard and answered.
fn engage(scene: &mut Scene, lead: &str) {
    play(scene, &[lead]);
    for audience in ["public", "healthwatch", "staff", "councils", "nhs-bodies"] {
        scene.enter(&format!("view-given case=o audience={audience} channel=meeting stance=for"));
        scene.enter(&format!("views-answered case=o audience={audience} you_said=x we_did=y"));
    }
    scene.enter("views-reported case=o report=x");
}

#[test]
fn what_comes_or_goes_on_the_day_by_itself_does_not_stop_a_change() {
    let mut scene = scene(FRIMLEY, &["QNQ"]);
    // G82009 closes, and G82010 begins, on the very day.
    let day = date("2026-04-01");
    let until = |end| Period::new(date("2006-10-01"), end).unwrap();
    let gone = Claim::CommissionedBy(code("D4U1Y"));
    let facts = [
        Fact::during(code("G82009"), Claim::Exists(Kind::Practice), until(day)),
        Fact::during(code("G82009"), gone.clone(), until(day)),
        fact("G82010", Claim::Exists(Kind::Practice), "2026-04-01"),
        fact("G82010", gone, "2026-04-01"),
    ];
    scene.register = scene.register.with(entry(3), &facts);
    play(&mut scene, &[FRIMLEY_CASE]);
    for new in ["S0E4D", "S9B9J"] {
        seat_by_hand(&mut scene, new, "icb-order");
    }
    let world = scene.world();
    let own = world.books.case(&case("f"), date("2025-06-01")).unwrap();
    let receipt = rehearse(&scene.register, &world, &own).unwrap().receipt;
    assert!(receipt.is_whole(), "{receipt:#?}");
    assert_eq!(receipt.by_themselves, [code("G82009"), code("G82010")]);
    play(&mut scene, &["@2026-04-01\n%Dee decider X24\ntook-effect case=f"]);
    assert_eq!(holder(&scene, "G82010", "2026-04-01"), "S0E4D", "it follows its location");
}
