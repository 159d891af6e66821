//! Authorisation: a decision table of refusals, with each order of precedence.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod authorise_support;
mod support;

use std::collections::BTreeSet;

use authorise_support::{after, all_in_the_way, kinds, line, sign, signed};
use remit_governance::book;

const SUBMIT: &str = "submitted case=c wave=1 applicants=C82001,C82002 \
    pack=constitution,ao-nominee,specified-information";

/// Returns the rows of the table: after a stage, an attempt, and the rule that refuses it.
fn attempts() -> Vec<(&'static str, String, &'static str)> {
    let table = include_str!("authorise_support/refusals.txt");
    let rows = table.lines().filter(|row| !row.is_empty() && !row.starts_with('#'));
    rows.map(|row| {
        let (stage, rest) = row.split_once(" | ").unwrap();
        let (attempt, rule) = rest.rsplit_once(" | ").unwrap();
        (stage, attempt.replace("SUBMIT", SUBMIT), rule)
    })
    .collect()
}

#[test]
fn the_first_rule_in_order_refuses_and_nothing_is_recorded() {
    for (stage, attempt, rule) in attempts() {
        let mut scene = after(stage);
        let head = scene.books.head();
        let own = signed(&attempt);
        assert_eq!(
            all_in_the_way(&scene, &own).first().map(String::as_str),
            Some(rule),
            "{attempt}"
        );
        let (who, on, act) = line(&attempt);
        sign(&mut scene, who, on).refused(act, rule);
        assert_eq!(scene.books.head(), head);
    }
}

/// Adjacent rules that cannot both stand in the way, each with the reason.
const NEVER_BOTH: [(&str, &str, &str); 11] = [
    ("case-has-criteria", "before-the-decision", "only such a case is decided so"),
    ("case-is-an-authorisation", "application-is-submitted", "other cases are not submitted"),
    ("before-the-decision", "application-is-submitted", "what is decided was submitted"),
    ("application-is-submitted", "something-is-left-to-assess", "nothing is found before"),
    ("something-is-left-to-assess", "evidence-can-meet-the-criterion", "it is about nothing"),
    ("wave-published-once", "wave-is-decided", "nothing joins a published wave"),
    ("evidence-can-meet-the-criterion", "found-again-only-on-new-evidence", "it was found once"),
    ("application-is-decided", "level-has-its-direction", "conditions are set by the decision"),
    ("directed-body-is-there", "direction-comes-with-a-decision", "one is with, one without"),
    ("direction-is-in-force", "direction-stays-while-its-level-does", "it is in force, or not"),
    ("year-is-over", "rated-once-a-year", "what is rated is over"),
];

#[test]
fn every_rule_refuses_and_every_order_of_precedence_is_shown() {
    let (mut refusing, mut shown) = (BTreeSet::new(), BTreeSet::new());
    for (stage, attempt, rule) in attempts() {
        let own = signed(&attempt);
        let way = all_in_the_way(&after(stage), &own);
        refusing.insert(rule.to_owned());
        if let [first, second, ..] = &way[..] {
            shown.insert((own.act.word(), first.clone(), second.clone()));
        }
    }
    let (_, rules) = book().into_iter().find(|area| area.0.starts_with("Authorisation")).unwrap();
    let ours: Vec<String> = rules.iter().map(|rule| rule.word()).collect();
    // These two never refuse an act: they are what remains after a decision.
    let remaining = ["condition-has-a-plan", "condition-is-reviewed"];
    for rule in &ours {
        assert!(refusing.contains(rule) || remaining.contains(&&rule[..]), "{rule} has no row");
    }
    for (word, rules) in kinds() {
        let rules: Vec<String> = rules.iter().map(|rule| rule.word()).collect();
        for pair in rules.windows(2).filter(|pair| ours.contains(&pair[1])) {
            let never = NEVER_BOTH.iter().any(|own| own.0 == pair[0] && own.1 == pair[1]);
            let is_shown = shown.contains(&(word, pair[0].clone(), pair[1].clone()));
            assert!(never != is_shown, "{word}: {} before {} (never: {never})", pair[0], pair[1]);
        }
    }
}
