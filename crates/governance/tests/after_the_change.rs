//! The day after, and the years after: what is carried, found, trued up, judged and followed up.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
#[path = "support/small_england.rs"]
mod small_england;
mod support;

use remit_governance::change::carried_by;
use remit_governance::follow_up::follow_up;
use remit_governance::holdings::items;
use small_england::scene;
use support::house::seat_by_hand;
use support::table::play;
use support::{Scene, case, code, date};

/// Two groups merge on 2020-04-01: a direction, two contracts, a draft, a condition subsequent
/// and two promises go with them.
const MERGER: &str = "@2019-05-01
%lead-09C governance-lead 09C
item-held body=09C item=k1 kind=contract title=x with=RVV
balance-brought body=09C account=Cash class=asset balance=£5 state=draft
balance-brought body=09C account=Fund class=equity balance=-£5 state=final
%lead-09E governance-lead 09E
item-held body=09E item=k2 kind=contract title=x
%Dee decider X24
!direction-given body=09C direction=d1 kind=how-to-exercise words=x
%lead-09C governance-lead 09C
case-opened case=m kind=change title=x parties=09C,09E route=ccg-merger manner=merge effect-on=2020-04-01
benefit-promised case=m promise=cost measure=\"cost a head\" baseline=£25 target=£20 owner=chief-finance-officer judged-on=2021-04-01
benefit-promised case=m promise=gap measure=\"years of life\" baseline=8 target=6 owner=chair judged-on=2022-09-01
successor-named case=m code=91Q name=\"NHS Both CCG\" issued=issued
!change-proposed case=m proposal=x
!ods-notified case=m
placed case=m placement=all kind=everything to=91Q
scheme-made case=m scheme=x
%Dee decider X24
condition-set case=m condition=c1 kind=precedent asks=\"a constitution\" by=2020-03-01
condition-set case=m condition=c9 kind=subsequent asks=\"a plan\" by=2021-03-31
!change-decided case=m outcome=approved-with-conditions reasons=x
condition-settled case=m condition=c1 settlement=met reasons=seen";

const TOOK_EFFECT: &str = "@2020-04-01\n%Dee decider X24\ntook-effect case=m";

fn merged() -> Scene {
    let places = "09C ccg\n09E ccg\nQKS stp\nG82001 practice 09C\nG82002 practice 09E";
    let mut scene = scene(places, &["09C", "09E"]);
    play(&mut scene, &[MERGER]);
    seat_by_hand(&mut scene, "91Q", "ccg-merger");
    play(&mut scene, &[TOOK_EFFECT]);
    scene
}

/// The board of 2022 takes the place of the merged group.
fn handed_over() -> Scene {
    let mut scene = merged();
    play(
        &mut scene,
        &["@2022-05-01
%Dee decider X24
case-opened case=y kind=change title=x parties=91Q route=statute manner=redraw effect-on=2022-07-01
successor-named case=y code=QKS name=\"NHS Kent and Medway ICB\" issued=issued
ods-notified case=y
placed case=y placement=all kind=everything to=QKS
scheme-made case=y scheme=x
@2022-07-01
took-effect case=y"],
    );
    scene
}

/// What a body carries, in words.
fn carries(scene: &Scene, body: &str, on: &str) -> Vec<String> {
    let carried = carried_by(&scene.world(), code(body), date(on));
    let mut all: Vec<String> = Vec::new();
    all.extend(carried.conditions.iter().map(|(case, own)| format!("{case} {}", own.label)));
    all.extend(
        carried.promises.iter().map(|(case, own)| format!("{case} {}", own.promised.promise)),
    );
    all.extend(carried.directions.iter().map(|own| format!("{} of {}", own.label, own.listed_by)));
    all
}

/// The work of the change as it stands on a day, in words.
fn work(scene: &Scene, on: &str) -> Vec<String> {
    let world = scene.world();
    let own = world.books.case(&case("m"), date(on)).unwrap();
    let by = |day: Option<remit_dictionary::Date>| {
        day.map_or_else(String::new, |day| format!(" by {day}"))
    };
    let line = |own: &remit_governance::follow_up::FollowUp<'_>| {
        format!("{}: {}{} (act {})", own.move_of, own.work, by(own.by), own.act)
    };
    follow_up(&world, &own).iter().map(line).collect()
}

#[test]
fn what_was_left_open_is_carried_from_body_to_body_until_it_is_settled() {
    let mut scene = handed_over();
    let all = ["m c9", "m cost", "m gap", "d1 of 09C"];
    assert!(carries(&scene, "09C", "2020-03-31").is_empty(), "it made none of it yet");
    assert!(carries(&scene, "09C", "2020-04-01").is_empty());
    assert_eq!(carries(&scene, "91Q", "2020-04-01"), all);
    assert!(carries(&scene, "91Q", "2022-07-01").is_empty(), "it has gone on to QKS");
    assert_eq!(carries(&scene, "QKS", "2022-07-01"), all);
    assert!(carries(&scene, "QKS", "2022-06-30").is_empty());

    play(
        &mut scene,
        &["@2022-10-01
%Dee decider X24
condition-settled case=m condition=c9 settlement=varied reasons=x by=2023-03-31"],
    );
    assert_eq!(carries(&scene, "QKS", "2022-10-01"), all, "varied, it stays open");
    play(
        &mut scene,
        &["condition-settled case=m condition=c9 settlement=waived reasons=x
!direction-lifted body=QKS direction=d1 reasons=x"],
    );
    assert_eq!(carries(&scene, "QKS", "2022-10-01"), ["m cost", "m gap"]);
    let held = |on: &str| {
        let all = items(&scene.world(), code("QKS"), date(on), None);
        all.iter().map(|own| own.label.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(held("2022-09-30"), ["k1", "d1", "k2", "c9"]);
    assert_eq!(held("2022-10-01"), ["k1", "k2"]);
}

#[test]
fn a_promise_is_judged_by_whoever_has_the_place_by_figure_or_by_why_it_cannot_be() {
    let mut scene = handed_over();
    play(&mut scene, &["@2021-03-31\n%lead-09C governance-lead 91Q"]);
    let judged = "benefit-judged case=m promise=cost figure=£21 finding=met";
    scene.refused(judged, "promise-is-on-record"); // Its day has not come.
    scene.on("2021-04-01");
    scene.refused("benefit-judged case=m promise=cost figure=£21", "promise-is-on-record");
    scene.refused("benefit-judged case=m promise=cost", "promise-is-on-record");
    scene.act(judged);
    assert_eq!(carries(&scene, "91Q", "2021-04-01"), ["m c9", "m gap", "d1 of 09C"]);
    // The lead of a group of 2019 acts for the board of 2022.
    play(&mut scene, &["@2022-09-01\n%lead-09E governance-lead QKS"]);
    scene.act("benefit-judged case=m promise=gap cannot=\"no figure is published for groups\"");
    assert_eq!(carries(&scene, "QKS", "2022-09-01"), ["m c9", "d1 of 09C"]);
    let world = scene.world();
    let own = world.books.case(&case("m"), date("2022-09-01")).unwrap();
    let found: Vec<(String, bool, bool)> = remit_governance::change::promises(&own)
        .iter()
        .map(|own| (own.promised.promise.to_string(), own.judged.unwrap()))
        .map(|(promise, own)| (promise, own.figure.is_some(), own.cannot.is_some()))
        .collect();
    assert_eq!(found, [("cost".into(), true, false), ("gap".into(), false, true)]);
}

#[test]
fn what_is_found_late_falls_under_the_clause_and_is_listed() {
    let mut scene = merged();
    play(&mut scene, &["@2020-06-01\n%lead-09C governance-lead 91Q"]);
    // However the day is written, nothing more is listed for a body that gave way.
    play(&mut scene, &["@2020-03-01\n%lead-09C governance-lead 09C"]);
    scene.refused("item-held body=09C item=k3 kind=contract title=x", "body-still-stands");
    play(&mut scene, &["@2020-06-01\n%lead-09C governance-lead 91Q"]);
    scene.refused("item-found case=m of=09C item=k1 kind=contract title=x", "item-is-new");
    scene.act("item-found case=m of=09C item=k3 kind=contract title=x with=RYY");
    scene.refused("item-found case=m of=09C item=k3 kind=contract title=x", "item-is-new");
    let held = |body: &str, on: &str| {
        let all = items(&scene.world(), code(body), date(on), None);
        all.iter().map(|own| own.label.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(held("91Q", "2020-05-31"), ["k1", "d1", "k2", "c9"]);
    assert_eq!(held("91Q", "2020-06-01"), ["k1", "d1", "k3", "k2", "c9"]);
    let found: Vec<String> =
        work(&scene, "2020-06-01").into_iter().filter(|own| own.contains("k3")).collect();
    let act = scene.books.head();
    assert_eq!(
        found,
        [
            format!("91Q: take over the contract k3 of 09C, found late, at 91Q (act {act})"),
            format!("91Q: tell RYY that its contract k3 with 09C is with 91Q (act {act})"),
            format!("91Q: in contract k3 put 91Q in the place of 09C (act {act})"),
        ]
    );
}

#[test]
fn the_work_that_a_merger_makes_is_listed_until_it_is_done() {
    let mut scene = merged();
    let all = [
        "91Q: tell RVV that its contract k1 with 09C is with 91Q (act 5)",
        "91Q: in contract k1 put 91Q in the place of 09C (act 5)",
        "91Q: find the provider of contract k2 with 09E, and tell it that it is with 91Q (act 8)",
        "91Q: in contract k2 put 91Q in the place of 09E (act 8)",
        "91Q: audit the draft balance of Cash of 09C, and true it up at 91Q (act 6)",
        "91Q: meet condition c9: a plan by 2021-03-31 (act 19)",
        "91Q: judge promise cost (chief-finance-officer) by 2021-04-01 (act 11)",
        "91Q: judge promise gap (chair) by 2022-09-01 (act 12)",
    ];
    assert_eq!(work(&scene, "2020-04-01"), all);
    play(
        &mut scene,
        &["@2020-07-01
%lead-09C governance-lead 91Q
trued-up case=m of=09C account=Cash balance=£4
@2021-04-01
benefit-judged case=m promise=cost figure=£21 finding=met
%Dee decider X24
condition-settled case=m condition=c9 settlement=met reasons=x"],
    );
    let left = work(&scene, "2021-04-01");
    assert_eq!(left[..4], all[..4]);
    assert_eq!(left[4..], all[7..]);
}

#[test]
fn roles_follow_a_merger_and_end_nowhere_else() {
    let mut scene = merged();
    scene.on("2020-05-01").by("lead-09C", "governance-lead", "91Q");
    scene.act("role-given body=91Q person=Kit role=clerk");
    scene.by("Kit", "clerk", "91Q").act("item-held body=91Q item=k9 kind=contract title=x");
    scene.by("lead-09C", "clerk", "91Q");
    scene.refused("item-held body=91Q item=k8 kind=contract title=x", "role-is-held");
    scene.by("Pat", "governance-lead", "91Q");
    scene.refused("item-held body=91Q item=k8 kind=contract title=x", "role-is-held");
}

#[test]
fn a_change_that_is_not_complete_on_its_day_needs_a_new_day() {
    let mut scene = scene("09C ccg\n09E ccg", &["09C", "09E"]);
    play(&mut scene, &[&MERGER[..MERGER.rfind('\n').unwrap()]]);
    seat_by_hand(&mut scene, "91Q", "ccg-merger");
    scene.on("2020-04-01").refused("took-effect case=m", "each-condition-precedent-is-settled");
    scene.on("2020-04-02").act("condition-settled case=m condition=c1 settlement=met reasons=late");
    scene.refused("took-effect case=m", "the-day-has-come");
    // Written under the day itself, the condition is still open on that day.
    scene.on("2020-04-01").refused("took-effect case=m", "each-condition-precedent-is-settled");
    assert!(scene.register.now().body_at(code("91Q"), date("2020-04-02")).is_none());
}
