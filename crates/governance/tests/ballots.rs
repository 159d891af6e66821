//! What ballots come to.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use proptest::prelude::*;
use remit_governance::acts::Resolution;
use remit_governance::ballot::{self, BallotResult, Count};
use remit_governance::{Answer, Label, NextStep};
use remit_register::{Claim, Kind};
use support::{BOARD, Scene, case, code, date, fact, register};

/// Returns a scene of groups with so many practices each, in a case of merging them and 09Z, whose
/// constitution asks for no ballot.
fn groups(sizes: &[(&str, usize)]) -> Scene {
    let mut facts = vec![fact(BOARD, Claim::Exists(Kind::NhsEngland), "2012-01-01")];
    for (body, practices) in sizes.iter().chain(&[("09Z", 0)]) {
        facts.push(fact(body, Claim::Exists(Kind::Ccg), "2013-04-01"));
        for at in 0..*practices {
            let own = practice(body, at);
            facts.push(fact(&own, Claim::Exists(Kind::Practice), "1990-01-01"));
            facts.push(fact(&own, Claim::CommissionedBy(code(body)), "2013-04-01"));
            facts.push(fact(&own, Claim::ListSize(list_size(at)), "2019-01-01"));
        }
    }
    let mut scene = Scene::of(register(&facts));
    let parties: Vec<&str> = sizes.iter().map(|(body, _)| *body).chain(["09Z"]).collect();
    for body in &parties {
        scene.appoint("Ann", "governance-lead", body).appoint("Cy", "clerk", body);
    }
    scene.by("Ann", "governance-lead", parties[0]).act(&format!(
        "case-opened case=m kind=change title=x parties={} route=ccg-merger manner=merge \
         effect_on=2020-04-01",
        parties.join(",")
    ));
    scene
        .by("Ann", "governance-lead", "09Z")
        .act("constitution-adopted body=09Z version=v1 quorum=1 majority=1/2 approved_by=x");
    scene
}

fn practice(body: &str, at: usize) -> String {
    format!("{}{at:03}", &body[..3])
}

/// Lists of very different length.
fn list_size(at: usize) -> u32 {
    [1_000, 2_500, 7_000, 20_000][at % 4] + u32::try_from(at).unwrap()
}

fn constitution(scene: &mut Scene, body: &str, terms: &str) {
    scene.by("Ann", "governance-lead", body).act(&format!(
        "constitution-adopted body={body} version=v1 quorum=1 majority=1/2 approved_by=x \
         ballots_for=merger {terms}"
    ));
}

fn open(scene: &mut Scene, body: &str, ballot: &str, closes_on: &str) {
    scene.by("Cy", "clerk", body).act(&format!(
        "ballot-opened case=m body={body} ballot={ballot} matter=merger question=Merge? \
         closes_on={closes_on}"
    ));
}

/// Casts so many votes for and against, in the order of the practices, and closes.
fn vote(scene: &mut Scene, body: &str, ballot: &str, voted_for: usize, against: usize) {
    scene.by("Cy", "clerk", body);
    for at in 0..voted_for + against {
        let choice = if at < voted_for { "for" } else { "against" };
        let own = practice(body, at);
        scene.act(&format!(
            "vote-cast case=m body={body} ballot={ballot} practice={own} choice={choice}"
        ));
    }
}

fn close(scene: &mut Scene, body: &str, ballot: &str) {
    scene.by("Cy", "clerk", body).act(&format!("ballot-closed case=m body={body} ballot={ballot}"));
}

fn result(scene: &Scene, body: &str, name: &str, on: &str) -> Option<BallotResult> {
    let id = case("m");
    let own = scene.books.case(&id, date(on)).unwrap();
    ballot::result(&scene.world(), &own, code(body), &Label::parse(name).unwrap())
}

fn count(scene: &Scene, body: &str, name: &str, on: &str) -> Count {
    match result(scene, body, name, on) {
        Some(BallotResult::Closed(count)) => count,
        other => panic!("{body} {name} is {other:?}"),
    }
}

#[test]
fn surrey_downs_votes_again_though_four_groups_together_are_in_favour() {
    // (group, practices, for, against); the practices are invented.
    let groups_of_2019 =
        [("99H", 31, 20, 3), ("09L", 27, 20, 6), ("09N", 42, 32, 8), ("09Y", 21, 15, 5)];
    let sizes: Vec<(&str, usize)> = groups_of_2019.iter().map(|own| (own.0, own.1)).collect();
    let mut scene = groups(&sizes);
    for (body, _, voted_for, against) in groups_of_2019 {
        constitution(&mut scene, body, "turnout=75% ballot_majority=1/2 weight=one-each");
        open(&mut scene, body, "first", "2019-06-30");
        vote(&mut scene, body, "first", voted_for, against);
    }
    scene.on("2019-06-30");
    for (body, ..) in groups_of_2019 {
        close(&mut scene, body, "first");
    }
    let counts = groups_of_2019.map(|(body, ..)| count(&scene, body, "first", "2019-06-30"));
    let sum = |of: fn(&Count) -> u64| counts.iter().map(of).sum::<u64>();
    let (voted_for, against) =
        (sum(|own| own.voted_for.practices), sum(|own| own.against.practices));
    assert_eq!(voted_for * 1_000 / (voted_for + against), 798, "79.8% of all are in favour");
    let (turnout, eligible) = (sum(Count::turnout), sum(|own| own.eligible.practices));
    assert!(75 * eligible <= 100 * turnout, "pooled, it would have been enough");
    let surrey_downs = &counts[0];
    assert_eq!((surrey_downs.turnout(), surrey_downs.needed), (23, 24));
    assert_eq!(surrey_downs.result, None, "too few: no result whatever the split");
    assert!(counts[1..].iter().all(|own| own.result == Some(Resolution::Carried)));

    assert_eq!(ballots_left(&scene, "2019-07-01"), ["first of 99H: record ballot-opened"]);
    scene.by("Cy", "clerk", "09L").refused(
        "ballot-opened case=m body=09L ballot=second matter=merger question=x \
         closes_on=2019-07-31",
        "only-an-inquorate-ballot-is-held-again",
    );
    scene.on("2019-07-01");
    open(&mut scene, "99H", "second", "2019-07-31");
    vote(&mut scene, "99H", "second", 21, 3);
    scene.on("2019-07-31");
    close(&mut scene, "99H", "second");
    assert_eq!(count(&scene, "99H", "second", "2019-08-01").result, Some(Resolution::Carried));
    assert_eq!(ballots_left(&scene, "2019-08-01"), [""; 0]);
}

/// Returns what remains of the ballots: about what, and what to do next.
fn ballots_left(scene: &Scene, on: &str) -> Vec<String> {
    let id = case("m");
    let own = scene.books.case(&id, date(on)).unwrap();
    let all = remit_governance::remains(scene.world(), own, date(on));
    let ballots = all.iter().filter(|one| one.rule.word() == "each-ballot-is-carried");
    ballots
        .map(|one| match &one.answer {
            Answer::Refused(refusal) => format!("{}: {}", refusal.about, refusal.next),
            other => panic!("{other:?}"),
        })
        .collect()
}

#[test]
fn not_held_open_inquorate_lost_and_carried_are_told_apart() {
    let mut scene = groups(&[("09A", 4), ("09B", 4), ("09C", 4), ("09D", 4), ("09E", 4)]);
    let bodies = ["09A", "09B", "09C", "09D", "09E"];
    for body in bodies {
        constitution(&mut scene, body, "turnout=3 ballot_majority=1/2 weight=one-each");
    }
    for body in &bodies[1..] {
        open(&mut scene, body, "b", "2019-06-30");
    }
    vote(&mut scene, "09C", "b", 2, 0);
    vote(&mut scene, "09D", "b", 2, 2);
    vote(&mut scene, "09E", "b", 3, 0);
    scene.on("2019-06-30");
    for body in &bodies[2..] {
        close(&mut scene, body, "b");
    }
    assert_eq!(
        ballots_left(&scene, "2019-06-30"),
        [
            "09A: record ballot-opened",
            "b of 09B: record ballot-closed",
            "b of 09C: record ballot-opened",
            "b of 09D: open another case",
        ]
    );
    let early = NextStep::WaitUntil(date("2019-06-30")).to_string();
    assert_eq!(ballots_left(&scene, "2019-06-29")[1], format!("b of 09B: {early}"));
}

#[test]
fn a_party_whose_constitution_asks_for_no_ballot_has_none_to_carry() {
    let mut scene = groups(&[("09A", 2)]);
    scene
        .by("Ann", "governance-lead", "09A")
        .act("constitution-adopted body=09A version=v1 quorum=1 majority=1/2 approved_by=x");
    assert_eq!(ballots_left(&scene, "2019-06-01"), [""; 0]);
}

#[test]
fn nothing_is_told_of_an_open_ballot_and_its_terms_stay_those_of_its_first_day() {
    let mut scene = groups(&[("09A", 2)]);
    constitution(&mut scene, "09A", "turnout=1/2 ballot_majority=1/2 weight=one-each");
    open(&mut scene, "09A", "b", "2019-06-30");
    vote(&mut scene, "09A", "b", 1, 0);
    assert_eq!(result(&scene, "09A", "b", "2019-06-30"), Some(BallotResult::Open));
    assert_eq!(result(&scene, "09A", "none", "2019-06-30"), None);
    let id = case("m");
    let own = scene.books.case(&id, date("2019-06-30")).unwrap();
    let shown = own.log.acts().filter(|recorded| !ballot::is_hidden(&own, &recorded.act));
    let shown: Vec<&str> = shown.map(|recorded| recorded.act.word()).collect();
    assert_eq!(shown, ["case-opened", "ballot-opened"], "no vote is shown");
    scene.by("Ann", "governance-lead", "09A").act(
        "constitution-adopted body=09A version=v2 quorum=1 majority=1/2 approved_by=x \
         ballots_for=merger turnout=2 ballot_majority=1/2 weight=one-each",
    );
    scene.on("2019-06-30");
    close(&mut scene, "09A", "b");
    assert_eq!(count(&scene, "09A", "b", "2019-06-30").result, Some(Resolution::Carried));
    assert_eq!(result(&scene, "09A", "b", "2019-06-29"), Some(BallotResult::Open));
}

#[test]
fn a_list_size_weighs_and_an_abstention_takes_part_without_a_side() {
    let mut scene = groups(&[("09A", 4)]);
    let terms = "turnout=3/4 ballot_majority=1/2 weight=list-size weighed_on=2019-04-01";
    constitution(&mut scene, "09A", terms);
    open(&mut scene, "09A", "b", "2019-06-30");
    vote(&mut scene, "09A", "b", 0, 2); // 1,000 and 2,501 against.
    scene.act("vote-cast case=m body=09A ballot=b practice=09A002 choice=abstain");
    scene.on("2019-06-30");
    close(&mut scene, "09A", "b");
    let own = count(&scene, "09A", "b", "2019-06-30");
    assert_eq!((own.against.practices, own.against.weight), (2, 3_501));
    assert_eq!((own.abstained.practices, own.abstained.weight), (1, 7_002));
    assert_eq!((own.silent.practices, own.silent.weight), (1, 20_003));
    assert_eq!((own.turnout(), own.result), (3, Some(Resolution::Lost)));
}

#[test]
fn no_ballot_opens_while_sources_differ_on_whose_member_a_practice_is() {
    let mut facts = vec![fact("G82001", Claim::Exists(Kind::Practice), "1990-01-01")];
    for body in ["09A", "09B"] {
        facts.push(fact(body, Claim::Exists(Kind::Ccg), "2013-04-01"));
        facts.push(fact("G82001", Claim::CommissionedBy(code(body)), "2013-04-01"));
    }
    let mut scene = Scene::of(register(&facts));
    scene.appoint("Ann", "governance-lead", "09A");
    scene.act(
        "case-opened case=m kind=change title=x parties=09A,09B route=ccg-merger \
         manner=merge effect_on=2020-04-01",
    );
    let terms = "turnout=1 ballot_majority=1/2 weight=one-each";
    constitution(&mut scene, "09A", terms);
    let opened = "ballot-opened case=m body=09A ballot=b matter=merger question=Merge? \
                  closes_on=2019-06-30";
    scene.refused(opened, "roster-is-settled");
    scene.act(&format!(
        "constitution-adopted body=09A version=v2 quorum=1 majority=1/2 approved_by=x \
         ballots_for=merger {terms} roster=G82001"
    ));
    scene.act(opened);
}

/// A vote that somebody tries to put on record: whose, for or against or neither, who casts it for
/// them, how many days after the opening.
type Attempt = (usize, usize, Option<usize>, u32);

const CHOICES: [&str; 3] = ["for", "against", "abstain"];
const LAST_DAY: u32 = 15;

fn attempts() -> impl Strategy<Value = Vec<Attempt>> {
    let proxy = proptest::option::weighted(0.3, 0..8_usize);
    proptest::collection::vec((0..8_usize, 0..3_usize, proxy, 1..18_u32), 0..24)
}

/// The simple model: an array with a place for each practice.
fn model(practices: usize, proxies: bool, attempts: &[Attempt]) -> (Vec<bool>, Vec<Option<usize>>) {
    let mut votes = vec![None; practices];
    let mut taken = Vec::new();
    for (own, choice, proxy, day) in attempts {
        let is_in_time = *day <= LAST_DAY;
        let is_new = votes.get(*own).is_some_and(Option::is_none);
        let casts = proxy.is_none_or(|proxy| proxies && proxy < practices && proxy != *own);
        let counts = is_in_time && is_new && casts;
        if counts {
            votes[*own] = Some(*choice);
        }
        taken.push(counts);
    }
    (taken, votes)
}

fn expected(votes: &[Option<usize>], by_list: bool, choice: Option<usize>) -> (u64, u64) {
    let of = votes.iter().enumerate().filter(|(_, vote)| **vote == choice);
    of.fold((0, 0), |(practices, weight), (at, _)| {
        (practices + 1, weight + if by_list { u64::from(list_size(at)) } else { 1 })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_ballot_counts_as_the_model_does_and_never_another_bodys_votes(
        groups_of in proptest::collection::vec((1..7_usize, attempts()), 1..4),
        by_list: bool,
        proxies: bool,
        turnout in 1..101_u64,
        majority in 50..100_u64,
    ) {
        let bodies = ["09A", "09B", "09D"];
        let sizes: Vec<(&str, usize)> =
            bodies.iter().zip(&groups_of).map(|(body, own)| (*body, own.0)).collect();
        let mut scene = groups(&sizes);
        let weight = if by_list { "list-size weighed_on=2019-04-01" } else { "one-each" };
        let allowed = if proxies { "allowed" } else { "not-allowed" };
        for (body, _) in &sizes {
            let terms = format!(
                "turnout={turnout}% ballot_majority={majority}% weight={weight} proxies={allowed}"
            );
            constitution(&mut scene, body, &terms);
            open(&mut scene, body, "b", &format!("2019-06-{LAST_DAY}"));
        }
        for ((body, practices), (_, attempts)) in sizes.iter().zip(&groups_of) {
            let (taken, votes) = model(*practices, proxies, attempts);
            for ((own, choice, proxy, day), taken) in attempts.iter().zip(taken) {
                let proxy = proxy.map(|at| format!("proxy={}", practice(body, at)));
                scene.on(&format!("2019-06-{day:02}")).by("Cy", "clerk", body);
                let answer = scene.try_act(&format!(
                    "vote-cast case=m body={body} ballot=b practice={} choice={} {}",
                    practice(body, *own),
                    CHOICES[*choice],
                    proxy.unwrap_or_default(),
                ));
                prop_assert_eq!(answer.is_ok(), taken, "{:?}", answer);
            }
            scene.on("2019-06-30");
            close(&mut scene, body, "b");
            let own = count(&scene, body, "b", "2019-06-30");
            let sides = [
                (own.voted_for, Some(0)),
                (own.against, Some(1)),
                (own.abstained, Some(2)),
                (own.silent, None),
            ];
            for (side, choice) in sides {
                let found = (side.practices, side.weight);
                prop_assert_eq!(found, expected(&votes, by_list, choice));
            }
            let cast = votes.iter().flatten().count() as u64;
            let is_quorate = turnout * (*practices as u64) <= 100 * cast;
            let (voted_for, against) = (own.voted_for.weight, own.against.weight);
            let is_carried = majority * (voted_for + against) < 100 * voted_for;
            let result = if is_carried { Resolution::Carried } else { Resolution::Lost };
            prop_assert_eq!(own.result, is_quorate.then_some(result));
        }
    }
}
