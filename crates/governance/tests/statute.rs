//! PCT to CCG in 2013 and CCG to ICB in 2022: a change like any other, which Parliament decided.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
#[path = "support/small_england.rs"]
mod small_england;
mod support;

use remit_governance::change::carried_by;
use remit_governance::holdings::{balances, items};
use remit_governance::rehearsal::rehearse;
use remit_register::{Kind, Parent};
use small_england::{holder, holder_of_area, lineage, scene};
use support::table::play;
use support::{Scene, case, code, date};

/// Two trusts of 2012, and the partnership whose code the board of 2022 takes.
const ENGLAND: &str = "5A1 pct
    5A2 pct
    QKS stp
    G82001 practice 5A1
    G82002 practice 5A1
    G82003 practice 5A2
    E01000001 area 5A1
    E01000002 area 5A1
    E01000003 area 5A2";

/// 5A1 is divided between two groups, 5A2 becomes one whole.
const OF_2013: &str = "@2012-06-01
%lead-5A1 governance-lead 5A1
item-held body=5A1 item=k1 kind=contract title=x with=RVV
balance-brought body=5A1 account=Cash class=asset balance=£5 state=draft
balance-brought body=5A1 account=Fund class=equity balance=-£5 state=draft
%lead-5A2 governance-lead 5A2
item-held body=5A2 item=k2 kind=contract title=x with=RVV
%Dee decider X24
case-opened case=y13 kind=change title=x parties=5A1,5A2 route=statute manner=redraw effect-on=2013-04-01
successor-named case=y13 code=09C name=\"NHS Ashford CCG\" issued=issued
successor-named case=y13 code=09E name=\"NHS Canterbury CCG\" issued=issued
ods-notified case=y13
placed case=y13 placement=one of=5A1 kind=everything to=09C
placed case=y13 placement=two of=5A2 kind=everything to=09E
placed case=y13 placement=moved kind=members only=G82002 to=09E
placed case=y13 placement=moved-areas kind=areas only=E01000002 to=09E
scheme-made case=y13 scheme=x
@2013-04-01
took-effect case=y13";

/// Both groups give way to the board that takes the partnership's code.
const OF_2022: &str = "@2022-05-01
%Dee decider X24
case-opened case=y22 kind=change title=x parties=09C,09E route=statute manner=merge effect-on=2022-07-01
successor-named case=y22 code=QKS name=\"NHS Kent and Medway ICB\" issued=issued
ods-notified case=y22
placed case=y22 placement=all kind=everything to=QKS
scheme-made case=y22 scheme=x
@2022-07-01
took-effect case=y22";

fn england() -> Scene {
    let mut scene = scene(ENGLAND, &["5A1", "5A2"]);
    play(&mut scene, &[OF_2013]);
    scene
}

#[test]
fn trusts_give_way_to_groups_and_groups_to_a_board() {
    let mut scene = england();
    play(&mut scene, &[OF_2022]);
    let view = scene.register.now();
    for (practice, answers) in [
        ("G82001", ["5A1", "09C", "09C", "09C"]),
        ("G82002", ["5A1", "09E", "09E", "09E"]),
        ("G82003", ["5A2", "09E", "09E", "09E"]),
    ] {
        let days = ["2013-03-31", "2013-04-01", "2022-06-30", "2022-07-01"];
        for (day, answer) in days.into_iter().zip(answers) {
            let recorded = view.commissioner_of(code(practice), date(day));
            assert_eq!(recorded.code(), Some(code(answer)), "{practice} on {day}");
        }
    }
    for (practice, group) in [("G82001", "09C"), ("G82002", "09E"), ("G82003", "09E")] {
        assert_eq!(holder(&scene, practice, "2013-04-01"), group);
        assert_eq!(holder(&scene, practice, "2022-06-30"), group);
        assert_eq!(holder(&scene, practice, "2022-07-01"), "QKS");
    }
    for (area, group) in [("E01000001", "09C"), ("E01000002", "09E"), ("E01000003", "09E")] {
        assert_eq!(holder_of_area(&scene, area, "2013-04-01"), group);
        assert_eq!(holder_of_area(&scene, area, "2022-07-01"), "QKS");
    }
    for (own, day, answer) in [
        ("5A1", "2013-03-31", vec!["5A1 living"]),
        ("5A1", "2013-04-01", vec!["09C abolition", "09E abolition"]),
        ("5A1", "2022-07-01", vec!["QKS abolition"]),
        ("5A2", "2013-04-01", vec!["09E abolition"]),
        ("09C", "2022-06-30", vec!["09C living"]),
        ("09C", "2022-07-01", vec!["QKS abolition"]),
        ("09E", "2022-07-01", vec!["QKS abolition"]),
    ] {
        assert_eq!(lineage(view, own, day), answer, "{own} on {day}");
    }
    let part_of = |day| view.part_of(code("09C"), Kind::Icb, date(day));
    assert!(matches!(part_of("2022-06-30"), Parent::NotKnown { .. }));
    assert_eq!(part_of("2022-07-01").code(), Some(code("QKS")));
    let kind = |own: &str, day| view.body_at(code(own), date(day)).map(|body| body.kind);
    assert_eq!(kind("09C", "2022-06-30"), Some(Kind::Ccg));
    assert_eq!(kind("09C", "2022-07-01"), Some(Kind::SubIcbLocation));
    assert_eq!(kind("QKS", "2022-06-30"), Some(Kind::Stp));
    assert_eq!(kind("QKS", "2022-07-01"), Some(Kind::Icb));
}

#[test]
fn what_a_trust_listed_in_2012_is_held_by_the_board_of_2022() {
    let mut scene = england();
    let world = scene.world();
    let held = |body: &str, day: &str| {
        let all = items(&world, code(body), date(day), None);
        all.iter().map(|own| format!("{} of {}", own.label, own.listed_by)).collect::<Vec<_>>()
    };
    assert_eq!(held("09C", "2013-04-01"), ["k1 of 5A1"]);
    assert_eq!(held("09E", "2013-04-01"), ["k2 of 5A2"]);
    assert!(held("5A1", "2013-04-01").is_empty());
    let audited = "trued-up case=y13 of=5A1 account=Cash balance=£4";
    play(&mut scene, &["@2013-06-01", "%lead-5A2 governance-lead 09E", audited]);
    play(&mut scene, &[&OF_2022[..OF_2022.find("@2022-07-01").unwrap()]]);
    let world = scene.world();
    let own = world.books.case(&case("y22"), date("2022-05-01")).unwrap();
    let receipt = rehearse(&scene.register, &world, &own).unwrap().receipt;
    assert!(receipt.is_whole(), "{receipt:#?}");
    let count = receipt.after[&code("QKS")];
    assert_eq!((count.members, count.areas, count.contracts), (3, 3, 2));
    play(&mut scene, &["@2022-07-01\n%Dee decider X24\ntook-effect case=y22"]);
    let world = scene.world();
    let all = items(&world, code("QKS"), date("2022-07-01"), None);
    let told: Vec<String> =
        all.iter().map(|own| format!("{} of {}", own.label, own.listed_by)).collect();
    assert_eq!(told, ["k1 of 5A1", "k2 of 5A2"]);
    let all = balances(&world, code("QKS"), date("2022-07-01"));
    let told: Vec<String> =
        all.iter().map(|own| format!("{} {} {}", own.account, own.amount, own.is_draft)).collect();
    assert_eq!(told, ["Cash £4.00 false", "Fund -£5.00 true", "TransferTrueUp £1.00 false"]);
    assert!(carried_by(&world, code("QKS"), date("2022-07-01")).conditions.is_empty());
}

#[test]
fn a_group_that_is_divided_by_statute_still_resolves() {
    let mut scene = england();
    let case = OF_2022
        .replace("manner=merge", "manner=redraw")
        .replace(
            "ods-notified",
            "successor-named case=y22 code=QU9 name=x issued=issued\nods-notified",
        )
        .replace(
            "scheme-made",
            "placed case=y22 placement=g kind=members only=G82003 to=QU9\n\
             placed case=y22 placement=a kind=areas only=E01000003 to=QU9\nscheme-made",
        );
    play(&mut scene, &[&case]);
    assert_eq!(holder(&scene, "G82002", "2022-07-01"), "QKS");
    assert_eq!(holder(&scene, "G82003", "2022-07-01"), "QU9");
    assert_eq!(holder_of_area(&scene, "E01000002", "2022-07-01"), "QKS");
    assert_eq!(holder_of_area(&scene, "E01000003", "2022-07-01"), "QU9");
    let view = scene.register.now();
    assert_eq!(lineage(view, "09E", "2022-07-01"), ["QKS abolition", "QU9 abolition"]);
    assert_eq!(lineage(view, "09C", "2022-07-01"), ["QKS abolition"]);
}

#[test]
fn nothing_is_opened_before_the_law_begins() {
    let mut scene = scene(ENGLAND, &["5A1"]);
    play(&mut scene, &["@2012-03-31\n%lead-5A1 governance-lead 5A1"]);
    let open = "case-opened case=y13 kind=change title=x parties=5A1,5A2 route=statute \
                manner=redraw effect-on=2013-04-01";
    scene.refused(open, "date-is-within-the-regime");
    scene.on("2012-06-01").act(open);
}
