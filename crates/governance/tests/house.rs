//! A body's own house: who sits where, what is delegated, how it is decided.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use proptest::prelude::*;
use remit_governance::house;
use remit_register::Kind;
use support::house::{CHAIR, INTEREST, LINE, MET, OTHERS, V1, scene};
use support::table::play;
use support::{BOARD, Scene, code, date};

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
fn a_service_is_delegated_without_the_rest_of_its_function() {
    let mut scene = scene();
    scene.act(CHAIR).act(
        "delegation-made body=09C line=s function=hospital-and-community/stroke-review to=chair \
         limit=£1",
    );
    let held =
        |matter: &str| house::held_until(&scene.world(), code("09C"), matter, date("2019-06-01"));
    let whole = held("hospital-and-community");
    assert!(whole.is_some());
    assert_eq!(held("hospital-and-community/stroke-review"), whole);
    assert_eq!(held("specialised/stroke-review"), None);
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_meeting_counts_as_the_model_does_without_conflicted_members(
        people in proptest::collection::vec((any::<bool>(), any::<bool>(), 0..4_usize), 1..9),
        quorum in 1..101_usize,
        as_count: bool,
    ) {
        let mut scene = scene();
        let threshold = if as_count { (quorum % 8 + 1).to_string() } else { format!("{quorum}%") };
        scene.act(&format!(
            "constitution-adopted body=09C version=v1 quorum={threshold} majority=1/2 \
             approved_by=x"
        ));
        let name = |at: usize| format!("P{at}");
        let mut lists: [Vec<String>; 4] = Default::default();
        let mut attended = Vec::new();
        let (mut counted, mut stayed) = (0, false);
        for (at, (comes, conflicted, side)) in people.iter().enumerate() {
            scene.act(&format!("seat-filled body=09C seat=other person={} filling=own", name(at)));
            if *conflicted {
                scene.act(&format!(
                    "interest-declared body=09C person={} matter=accounts interest=x", name(at)
                ));
            }
            if *comes {
                attended.push(name(at));
                lists[*side].push(name(at));
                counted += usize::from(*side != 3 && !conflicted);
                stayed |= *side != 3 && *conflicted;
            }
        }
        prop_assume!(!attended.is_empty());
        scene.act(&format!("meeting-held body=09C meeting=m attended={}", attended.join(",")));
        let list = |of: &str, at: usize| format!("{of}={}", lists[at].join(","));
        let outcome = if lists[1].len() < lists[0].len() { "carried" } else { "lost" };
        let answer = scene.try_act(&format!(
            "resolution-taken body=09C meeting=m resolution=r matter=accounts {} {} {} {} \
             outcome={outcome}",
            list("voted_for", 0), list("against", 1), list("abstained", 2), list("left", 3),
        ));
        let needed =
            if as_count { quorum % 8 + 1 } else { (quorum * people.len()).div_ceil(100) };
        let expected = if stayed {
            Some("conflicted-members-leave")
        } else if counted < needed {
            Some("meeting-is-quorate")
        } else {
            None
        };
        let found = answer.err().map(|refusal| refusal.rule.word());
        prop_assert_eq!(found.as_deref(), expected);
    }
}
