//! The public transfer journals, `oracles/ledger-transfer`: our rules find in each what
//! `bean-check` finds, and `bean-check` accepts what we write.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use remit_dictionary::Date;
use remit_ledger::{Ledger, Scheme, Standing, beancount, transfer};
use support::{code, date, journals, ledger, skip};

fn read(path: &Path) -> Vec<beancount::Statement> {
    beancount::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn our_rules_find_in_each_journal_what_bean_check_finds() {
    let Some(folder) = journals() else { return };
    let expected = std::fs::read_to_string(folder.join("expected.csv")).unwrap();
    for (file, first) in [
        ("kent_merger_ok", ""),
        (
            "kent_one_body_forgotten",
            "line 248: 10D asset Cash should hold £0.00 and holds £7,471,449.54; find the entry \
             that is missing",
        ),
        (
            "kent_one_penny_lost",
            "line 113: the entry is out by -£0.01; correct its amounts so that they sum to zero",
        ),
        ("kent_posted_after_close", "line 295: 09C is closed; post on the body that took over"),
    ] {
        let file = format!("{file}.beancount");
        let row = expected.lines().find(|row| row.starts_with(&file)).unwrap();
        let errors: usize = row.split(',').nth(2).unwrap().parse().unwrap();
        let findings = beancount::check(&read(&folder.join(&file))).err().unwrap_or_default();
        assert_eq!(findings.len(), errors, "{file}: {findings:?}");
        let shown = findings.first().map(ToString::to_string).unwrap_or_default();
        assert_eq!(shown, first, "{file}");
    }
}

/// The merger of the eight bodies of the journals, made from their opening balances.
fn merged(journal: &Path) -> (Ledger, Ledger) {
    let whole = read(journal);
    let day = date("2020-04-01");
    let before: Vec<_> = whole.iter().filter(|own| own.on < day).cloned().collect();
    let before = beancount::check(&before).unwrap();
    let predecessors = ["09C", "09E", "09J", "09W", "10A", "10D", "10E", "99J"].map(code);
    let scheme = Scheme::merger(&predecessors, code("91Q"), day, Standing::Final);
    let made = transfer(&before, &scheme).unwrap();
    (before.after(&made.steps).unwrap(), beancount::check(&whole).unwrap())
}

#[test]
fn our_transfer_makes_the_balances_of_the_journal() {
    let Some(folder) = journals() else { return };
    let (ours, theirs) = merged(&folder.join("kent_merger_ok.beancount"));
    let as_at = date("2020-04-01");
    assert_eq!(ours.trial_balance(as_at), theirs.trial_balance(as_at));
    assert!(ours.accounts().eq(theirs.accounts()));
    assert_eq!(ours.accounts().filter(|(_, life)| life.until() < Date::END).count(), 40);
}

/// Gives a text to `bean-check`, and expects it to be accepted.
fn accepted_by_bean_check(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.beancount"));
    std::fs::write(&path, text).unwrap();
    match Command::new("bean-check").arg("--no-cache").arg(&path).output() {
        Ok(output) => assert!(output.status.success(), "{name}: {output:?}"),
        Err(error) if error.kind() == ErrorKind::NotFound => {
            skip("bean-check is not here; `make setup` installs it");
        }
        Err(error) => panic!("bean-check does not run: {error}"),
    }
}

#[test]
fn bean_check_accepts_what_we_write() {
    let split = ledger(
        "open 09A:Cash 2019-04-01
        open 09A:Care 2019-04-01
        open 09Z:Cash 2019-04-01
        post 2020-04-01 09A:Cash -100.05 09A:Care 100.05
        draft 2020-04-01 09A:Cash 100.05 09Z:Cash -100.05
        close 09A:Cash 2020-04-02
        true-up 2 2020-07-01 09Z:Cash 0 09A:Care 0",
    );
    accepted_by_bean_check("split", &beancount::write(&split));
    accepted_by_bean_check("empty", &beancount::write(&Ledger::default()));
    let Some(folder) = journals() else { return };
    let (ours, _) = merged(&folder.join("kent_merger_ok.beancount"));
    accepted_by_bean_check("merger", &beancount::write(&ours));
}
