//! Who may decide, against a simple model: random schemes, forms and days.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "support/together.rs"]
mod shared;
mod support;

use proptest::prelude::*;
use remit_dictionary::{Date, Pence};
use remit_governance::Verdict;
use shared::{HOSPITAL, arranged, asks, by_hand, ccgs, decided, delegate, question};
use support::{Scene, code, date};

const PARTIES: [&str; 3] = ["09C", "09E", "09J"];
const SCOPES: [&str; 3] =
    [HOSPITAL, "hospital-and-community/stroke-review", "hospital-and-community/nhs-111"];
const FORMS: [&str; 5] = [
    "joint-committee functions=hospital-and-community",
    "lead-commissioner lead=09E functions=hospital-and-community",
    "partnership-board",
    "stp",
    "practice-group",
];

/// A line of the scheme of a party.
#[derive(Debug, Clone)]
struct Line {
    party: usize,
    scope: usize,
    /// Up to how many pounds.
    limit: Option<i64>,
    made: i32,
    taken_back: Option<i32>,
}

fn day(at: i32) -> Date {
    date("2016-01-01").plus_days(at)
}

fn line() -> impl Strategy<Value = Line> {
    let limit = proptest::option::of(1..4_i64);
    let back = proptest::option::of(0..20_i32);
    let line = (0..3_usize, 0..3_usize, limit, 0..30, back);
    line.prop_map(|(party, scope, limit, made, back)| {
        let taken_back = back.map(|after| made + after);
        Line { party, scope, limit, made, taken_back }
    })
}

fn on_record(scene: &mut Scene, at: usize, line: &Line) {
    let (party, function) = (PARTIES[line.party], SCOPES[line.scope]);
    let limit = line.limit.map(|limit| format!(" limit={limit}")).unwrap_or_default();
    let made =
        format!("delegation-made body={party} line={at} function={function} to=case-x{limit}");
    by_hand(scene, &day(line.made).to_string(), &made);
    if let Some(back) = line.taken_back {
        let revoked = format!("delegation-revoked body={party} line={at}");
        by_hand(scene, &day(back).to_string(), &revoked);
    }
}

/// The model: one of the party's lines gives so much, and was made and not taken back by then.
fn is_let(lines: &[Line], party: usize, scope: usize, pounds: i64, on: i32) -> bool {
    lines.iter().any(|line| {
        line.party == party
            && (line.scope == 0 || line.scope == scope)
            && line.limit.is_none_or(|limit| pounds <= limit)
            && line.made <= on
            && line.taken_back.is_none_or(|back| on < back)
    })
}

proptest! {
    #[test]
    fn who_is_bound_is_what_a_simple_model_says_and_a_board_never_binds(
        lines in proptest::collection::vec(line(), 0..16),
        form in 0..FORMS.len(),
        scope in 0..3_usize,
        pounds in 1..5_i64,
        on in 0..30_i32,
    ) {
        let mut scene = ccgs(&PARTIES);
        arranged(&mut scene, "case-x", "09C,09E,09J", FORMS[form], "2015-04-01");
        for (at, line) in lines.iter().enumerate() {
            on_record(&mut scene, at, line);
        }
        let on_day = day(on).to_string();
        let mut asked = question("case-x", SCOPES[scope], &on_day);
        asked.amount = Some(Pence(pounds * 100));
        let is_bound = |party: &usize| match form {
            0 => is_let(&lines, *party, scope, pounds, on),
            1 => *party == 1 || is_let(&lines, *party, scope, pounds, on),
            _ => false,
        };
        let (bound, open): (Vec<usize>, Vec<usize>) = (0..3).partition(is_bound);
        let codes = |own: &[usize]| own.iter().map(|at| code(PARTIES[*at])).collect::<Vec<_>>();
        let expected = if open.is_empty() {
            Verdict::Binding { parties: codes(&bound) }
        } else {
            Verdict::Recommendation { ratify_by: codes(&open), binding_for: codes(&bound) }
        };
        prop_assert_eq!(decided(&scene, &asked).verdict, expected);
    }

    #[test]
    fn taking_back_one_partys_delegation_leaves_a_recommendation_to_it_alone(
        party in 0..3_usize,
        back in 1..30_i32,
        on in 0..60_i32,
    ) {
        let mut scene = ccgs(&PARTIES);
        let own = PARTIES[party];
        for (id, form) in [("joint", FORMS[0]), ("board", FORMS[2])] {
            arranged(&mut scene, id, "09C,09E,09J", form, "2015-04-01");
            delegate(&mut scene, "2015-04-01", &PARTIES, HOSPITAL, id);
        }
        let line = format!("delegation-revoked body={own} line=joint-hospital-and-community");
        by_hand(&mut scene, &day(back).to_string(), &line);
        let on_day = day(on).to_string();
        let others: Vec<&str> = PARTIES.into_iter().filter(|other| *other != own).collect();
        let expected = if on < back {
            "Binding 09C 09E 09J".to_owned()
        } else {
            format!("Recommendation {own}; binding {}", others.join(" "))
        };
        prop_assert_eq!(asks(&scene, "joint", HOSPITAL, &on_day), expected);
        prop_assert_eq!(asks(&scene, "board", HOSPITAL, &on_day), "Recommendation 09C 09E 09J");
    }
}
