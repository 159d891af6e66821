//! What every act meets before the guards of its kind.

mod support;

use remit_register::Kind;
use support::{BOARD, Scene};

fn scene() -> Scene {
    let mut scene = Scene::new(Kind::Ccg, &["09C", "09E"], &[("G82001", "09C")]);
    scene.appoint("Ann", "governance-lead", "09C");
    scene
}

const OPEN: &str = "case-opened case=c kind=change title=x parties=09C,09E route=ccg-merger manner=merge effect-on=2020-04-01";

#[test]
fn the_first_guard_that_stands_in_the_way_refuses() {
    // (day, actor, role, body, act, refused by; empty where it is taken)
    for (on, actor, role, body, act, rule) in [
        ("2011-06-01", "Eve", "reader", "09C", OPEN, "date-is-within-the-regime"),
        ("2019-06-01", "Eve", "reader", "09C", OPEN, "role-is-held"),
        ("2019-06-01", "Ann", "governance-lead", "09C", "wave-published wave=1", "role-may-do-it"),
        (
            "2019-06-01",
            "Ann",
            "governance-lead",
            "09C",
            "case-withdrawn case=c why=x",
            "case-is-on-record",
        ),
        (
            "2019-06-01",
            "Ann",
            "governance-lead",
            "09C",
            "case-opened case=c kind=change title=x",
            "parties-are-alive",
        ),
        (
            "2019-06-01",
            "Ann",
            "governance-lead",
            "09C",
            "case-opened case=c kind=change title=x parties=99Z",
            "parties-are-alive",
        ),
        ("2019-06-01", "Ann", "governance-lead", "09C", OPEN, ""),
    ] {
        let mut scene = scene();
        scene.on(on).by(actor, role, body);
        if rule.is_empty() {
            scene.act(act)
        } else {
            scene.refused(act, rule)
        };
    }
}

#[test]
fn a_case_is_opened_once_and_ends_when_it_is_withdrawn() {
    let mut scene = scene();
    scene.act(OPEN).refused(OPEN, "case-is-on-record");
    scene.act("case-withdrawn case=c why=\"no longer wanted\"");
    scene.refused("case-withdrawn case=c why=again", "case-is-open");
    scene.refused("change-proposed case=c proposal=late", "case-is-open");
}

#[test]
fn nobody_acts_in_another_bodys_case() {
    let mut scene = scene();
    scene.act(OPEN);
    scene.appoint("Bob", "governance-lead", "09E").act("case-withdrawn case=c why=x");
    let mut other = Scene::new(Kind::Ccg, &["09C", "09E", "99J"], &[]);
    other.appoint("Ann", "governance-lead", "09C").act(OPEN);
    other.appoint("Kim", "governance-lead", "99J");
    other.refused("change-proposed case=c proposal=x", "acts-for-its-own");
}

#[test]
fn a_role_is_given_by_a_governance_lead_after_the_first() {
    let mut scene = scene();
    scene.by("Eve", "clerk", "09C");
    scene.refused("role-given body=09C person=Eve role=clerk", "role-is-held");
    scene.by("Ann", "governance-lead", "09C").act("role-given body=09C person=Eve role=clerk");
    scene.act("role-ended body=09C person=Eve role=clerk");
    scene.by("Eve", "clerk", "09C");
    scene.refused("meeting-held body=09C meeting=m1 attended=Ann", "role-is-held");
    scene.appoint("Dee", "decider", BOARD);
    scene.refused(
        "role-given body=09C person=Dee role=decider",
        "first-role-or-by-a-governance-lead",
    );
}
