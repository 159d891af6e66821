//! Stories through the binary: those of the project play, and what does not hold is named.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cli_support;

use cli_support::Desk;

const BEGINS: &str = "\
# A small story

    register cut at 2019-04-02
    on 2019-04-01
    as governance-lead for 09C: Ann Lee
    role-given body=09C person=\"Ann Lee\" role=governance-lead
";

fn story(desk: &Desk, rest: &str) {
    desk.file("small.story", format!("{BEGINS}{rest}"));
}

#[test]
fn every_story_of_the_project_plays() {
    let desk = Desk::empty();
    let folder = format!("{}/../../stories", env!("CARGO_MANIFEST_DIR"));
    let mut played = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|own| own == "story") {
            desk.done(&["story", path.to_str().unwrap()]);
            played += 1;
        }
    }
    assert!(0 < played, "there is no story");
}

#[test]
fn a_story_shows_each_step_and_what_holds_after_it() {
    let desk = Desk::empty();
    story(
        &desk,
        "    each of p1,p2: role-given body=09C person=\"{}\" role=clerk\n\n\
         Nobody else may.\n\n    on 2019-05-01\n    \
         as governance-lead for 09C: Eve\n    \
         refused role-is-held: case-withdrawn case=k why=x\n    \
         holds house 09C role-given: 3\n    holds body 91Q: nothing\n    holds body 09C: ccg\n",
    );
    assert_eq!(
        desk.done(&["story", "small.story"]),
        "A small story\n=============\n\n2019-04-01\n  Ann Lee, governance-lead of 09C:\n    \
         act 7: role-given body=09C person=\"Ann Lee\" role=governance-lead\n    \
         act 8: role-given body=09C person=P1 role=clerk\n    \
         act 9: role-given body=09C person=P2 role=clerk\n\n\
         Nobody else may.\n\n2019-05-01\n  Eve, governance-lead of 09C:\n    \
         refused by role-is-held: case-withdrawn case=k why=x\n    \
         holds: house 09C role-given: 3\n    holds: body 91Q: nothing\n    holds: body 09C: ccg\n"
    );
    let csv = desk.csv(&["story", "small.story"]);
    assert!(csv.starts_with("line,on,actor,step,outcome\n"), "{csv}");
    assert!(csv.contains("15,2019-05-01,Eve,body 91Q: nothing,nothing\n"), "{csv}");
    assert!(!desk.path("remit.db").exists());
    desk.done(&["story", "small.story", "--keep"]);
    desk.verify();
}

#[test]
fn what_does_not_hold_is_named_with_file_line_and_what_was_found() {
    let desk = Desk::empty();
    for (rest, wrong) in [
        (
            "    holds body 09C: nothing\n",
            "small.story line 7: holds body 09C: nothing does not hold; found: ccg NHS Ashford CCG",
        ),
        (
            "    holds remains k: nothing\n",
            "small.story line 7: holds remains k: there is no case k on 2019-04-01",
        ),
        (
            "    refused role-is-held: role-given body=09C person=B role=clerk\n",
            "small.story line 7: role-given body=09C person=B role=clerk: role-is-held should \
             refuse it, and nothing did",
        ),
        (
            "    refused role-is-held: case-withdrawn case=k why=x\n",
            "small.story line 7: case-withdrawn case=k why=x: role-is-held should refuse it, and \
             case-is-on-record did",
        ),
        (
            "    case-withdrawn case=k why=x\n    holds body 09C: nothing\n",
            "small.story line 7: case-withdrawn case=k why=x: refused by case-is-on-record",
        ),
        ("    on 2018-01-01\n", "small.story line 7: a story does not go back in time"),
    ] {
        story(&desk, rest);
        let said = desk.refused(&["story", "small.story"]);
        assert!(said.contains(wrong), "{rest}: {said}");
        assert!(!said.contains("line 8"), "{said}");
    }
}

#[test]
fn a_malformed_story_is_refused_with_its_line() {
    let desk = Desk::empty();
    story(&desk, "    fly-away case=k\n");
    let said = desk.refused(&["story", "small.story"]);
    assert!(said.starts_with("remit: small.story line 7: there is no act \"fly-away\""), "{said}");
    desk.file("other.story", "no title");
    assert!(desk.refused(&["story", "other.story"]).contains("other.story line 1: a story begins"));
    assert!(desk.refused(&["story", "missing.story"]).contains("missing.story could not be read"));
}
