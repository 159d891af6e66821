//! What the questions of stories answer on decisions.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
mod support;

use remit_governance::holds::answer;
use shared::{HOSPITAL, arranged, by_hand, ccgs, delegate};
use support::{Scene, date};

fn asked(scene: &Scene, question: &str) -> Vec<String> {
    answer(&scene.world(), question, date("2019-06-01")).unwrap()
}

#[test]
fn deciding_is_answered_by_the_verdict_and_the_chain() {
    let mut scene = ccgs(&["09C", "09E"]);
    let form = format!("joint-committee functions={HOSPITAL}");
    arranged(&mut scene, "kent", "09C,09E", &form, "2018-04-01");
    delegate(&mut scene, "2018-04-01", &["09C"], HOSPITAL, "kent");
    assert_eq!(
        asked(&scene, "decide kent hospital-and-community/stroke"),
        [
            "Recommendation to be ratified by 09E",
            "Binding for 09C",
            "holds 09C (what gives hospital-and-community to a ccg)",
            "delegates 09C (line kent-hospital-and-community of its scheme of delegation: \
             hospital-and-community)",
            "holds 09E (what gives hospital-and-community to a ccg)",
            "ratifies 09E (no line of its scheme lets them do hospital-and-community/stroke)",
            "arrangement kent (joint-committee: NHS Act 2006 s.14Z3(2A))",
        ]
    );
    delegate(&mut scene, "2018-04-01", &["09E"], HOSPITAL, "kent");
    for (question, verdict) in [
        ("decide kent hospital-and-community", "Binding for 09C 09E"),
        ("decide 09C hospital-and-community", "Binding for 09C"),
        (
            "decide kent accounts",
            "Unlawful because accounts is reserved: only the body itself decides it",
        ),
        (
            "decide other-case x",
            "Unlawful because no arrangement other-case is proposed by that day",
        ),
        ("decide 09X x", "Unlawful because 09X does not exist on that day"),
    ] {
        assert_eq!(asked(&scene, question)[0], verdict, "{question}");
    }
}

#[test]
fn deciding_is_asked_with_an_amount_through_an_officer() {
    let mut scene = ccgs(&["09C"]);
    let filled = "seat-filled body=09C seat=accountable-officer person=Gee filling=joint";
    by_hand(&mut scene, "2018-04-01", filled);
    let line = "delegation-made body=09C line=1 function=hospital-and-community \
                to=accountable-officer limit=500000";
    by_hand(&mut scene, "2018-04-01", line);
    let question = "decide 09C hospital-and-community officer=accountable-officer amount=";
    assert_eq!(asked(&scene, &format!("{question}£500,000"))[0], "Binding for 09C");
    let over = asked(&scene, &format!("{question}£500,000.01"));
    assert_eq!(over[0], "Recommendation to be ratified by 09C");
    assert_eq!(
        asked(&scene, "decide 09C hospital-and-community officer=Gee")[0],
        "Binding for 09C"
    );
}

#[test]
fn what_cannot_be_asked_is_named() {
    let scene = ccgs(&["09C"]);
    for (question, wrong) in [
        ("decide", "the question names no function"),
        ("decide 09C", "the question names no function"),
        ("decide 09C x size=3", "\"size=3\" is neither amount=… nor officer=…"),
        ("decide 09C x amount=much", "\"much\" is not an amount such as £1,234.56"),
        ("status k", "there is no case k on 2019-06-01"),
    ] {
        let error = answer(&scene.world(), question, date("2019-06-01")).unwrap_err();
        assert_eq!(error, wrong, "{question}");
    }
}
