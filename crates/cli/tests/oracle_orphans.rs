//! Oracle `openprescribing-orphans`: what to do with closed practices that stay behind when the
//! active ones move. Imports its `epraccur1.csv` and `epraccur2.csv`, and nothing else.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::collections::BTreeMap;

use remit_dictionary::Code;
use remit_exchange::{Options, read_path};
use remit_register::{CheckFinding, CheckRule, Claim, Register};
use support::{code, date, joined, register_of_read, shared, today};

fn before_and_after() -> Option<(std::path::PathBuf, Register)> {
    let folder = shared()?.join("oracles/openprescribing-orphans");
    let files = [("epraccur1.csv", "2017-01-31"), ("epraccur2.csv", "2017-02-28")];
    let read = files.map(|(name, published)| {
        let options = Options { published: Some(date(published)) };
        read_path(&folder.join(name), &options, today()).unwrap()
    });
    Some((folder, register_of_read(&read)))
}

fn moved(register: &Register, day: &str) -> BTreeMap<Code, CheckFinding> {
    let findings = register.now().check(date(day)).into_iter();
    let moved = findings.filter(|finding| finding.rule == CheckRule::PracticesMoved);
    moved.map(|finding| (finding.code, finding)).collect()
}

#[test]
fn each_body_that_lost_practices_is_told_what_to_do_as_the_oracle_says() {
    let Some((folder, register)) = before_and_after() else { return };
    let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
    let expected: serde_json::Value = serde_json::from_str(&text).unwrap();
    let expected = expected["expected"].as_object().unwrap();
    let found = moved(&register, "2017-02-28");
    let bodies: Vec<Code> = expected.keys().map(|own| code(own)).collect();
    assert_eq!(joined(found.keys().copied()), joined(bodies), "and nothing for C02, C03 and C06");
    for (body, wanted) in expected {
        let detail = &found[&code(body)].detail;
        match wanted["case"].as_str().unwrap() {
            "A" => {
                let to = wanted["to"].as_str().unwrap();
                assert!(detail.contains(&format!("went to {to} ")), "{body}: {detail}");
                assert!(detail.ends_with("move them too"), "{body}: {detail}");
            }
            "B" => {
                for (to, count) in wanted["split_between"].as_object().unwrap() {
                    assert!(detail.contains(&format!("{to} ({count})")), "{body}: {detail}");
                }
                assert!(detail.contains("a person must say"), "{body}: {detail}");
                assert!(!detail.contains("move them too"), "{body}: {detail}");
            }
            _ => {
                assert!(detail.ends_with("review"), "{body}: {detail}");
                assert!(!detail.contains("move them too"), "{body}: {detail}");
            }
        }
    }
}

#[test]
fn the_closed_practices_that_stayed_are_the_sources_of_the_finding() {
    let Some((_, register)) = before_and_after() else { return };
    let view = register.now();
    let found = moved(&register, "2017-02-28");
    for (body, closed) in [("C01", 2), ("C04", 2), ("C05", 2)] {
        let sources = &found[&code(body)].sources;
        assert_eq!(sources.len(), closed, "{body}");
        for source in sources {
            let fact = view.fact(*source).unwrap();
            assert_eq!(fact.claim, Claim::CommissionedBy(code(body)));
        }
    }
}

#[test]
fn nothing_is_reported_before_the_second_file_was_published() {
    let Some((_, register)) = before_and_after() else { return };
    assert_eq!(moved(&register, "2017-02-27"), BTreeMap::new());
}
