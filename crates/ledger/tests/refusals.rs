//! What a ledger refuses, as a decision table: one row a refusal.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use remit_dictionary::Pence;
use remit_ledger::{Entry, NARRATION_MAX, POSTINGS_MAX, Posting, Refusal, Standing, Step};
use support::{account, date, ledger, step};

/// 09A lives, with one closed account; 09B is closed; entry 2 is a draft, entry 3 trued up by 4.
const BOOKS: &str = "
    open 09A:Cash 2019-04-01
    open 09A:Fund 2019-04-01
    open 09A:Payables 2019-04-01
    open 09A:Care 2020-04-01
    open 09B:Cash 2019-04-01
    open 09B:Fund 2019-04-01
    post 2019-05-01 09A:Cash 1000 09A:Fund -1000
    draft 2019-06-01 09A:Cash 10 09A:Fund -10
    draft 2019-06-01 09A:Cash 20 09A:Fund -20
    true-up 3 2019-07-01 09A:Cash 1 09A:Fund -1
    close 09A:Payables 2019-08-01
    close-body 09B 2019-08-01
";

/// A step, and what comes of it.
const ATTEMPTS: &[(&str, &str)] = &[
    ("post 2019-09-01 09A:Cash 10 09A:Fund -10", "taken"),
    ("post 2019-04-01 09A:Cash 0.01 09A:Fund -0.01", "taken"),
    ("true-up 2 2019-06-01 09A:Cash -1 09A:Fund 1", "taken"),
    ("open 09A:Grant 2019-09-01", "taken"),
    ("close 09A:Care 2020-04-02", "taken"),
    (
        "post end 09A:Cash 10 09A:Fund -10",
        "the date is no day of the years 1800 to 2200; give a day of the calendar",
    ),
    (
        "open 09A:Grant 2200-12-31",
        "the date is no day of the years 1800 to 2200; give a day of the calendar",
    ),
    ("post 2019-09-01", "the entry has 0 postings; give at least two"),
    ("post 2019-09-01 09A:Cash 0", "the entry has 1 postings; give at least two"),
    (
        "post 2019-09-01 09A:Cash 10 09A:Fund -9.99",
        "the entry is out by £0.01; correct its amounts so that they sum to zero",
    ),
    (
        "post 2019-09-01 09A:Cash max 09A:Fund 0.01",
        "the amounts are larger than a ledger holds; check them for a slip of the decimals",
    ),
    (
        "post 2019-09-01 09A:Cash min 09A:Fund 0",
        "the amounts are larger than a ledger holds; check them for a slip of the decimals",
    ),
    (
        "post 2019-09-01 09A:Cash 10 09A:Grant -10",
        "09A income Grant is not known; open it, or correct its name",
    ),
    (
        "post 2019-03-31 09A:Cash 10 09A:Fund -10",
        "09A asset Cash opens on 2019-04-01; post on that day or later",
    ),
    (
        "post 2019-07-01 09A:Cash 10 09A:Payables -10",
        "09A liability Payables closed on 2019-08-01; post on another account of 09A",
    ),
    ("post 2019-07-01 09A:Cash 10 09B:Cash -10", "09B is closed; post on the body that took over"),
    ("open 09B:Payables 2019-09-01", "09B is closed; post on the body that took over"),
    ("close 09B:Cash 2019-09-01", "09B is closed; post on the body that took over"),
    ("close-body 09B 2019-09-01", "09B is closed; post on the body that took over"),
    ("close-body 09C 2019-09-01", "09C has no account; check its code"),
    (
        "open 09A:Cash 2019-09-01",
        "09A asset Cash has been opened before; use it, or give the new one another name",
    ),
    (
        "open 09A:Payables 2019-09-01",
        "09A liability Payables has been opened before; use it, or give the new one another \
             name",
    ),
    ("close 09A:Care 2020-04-01", "09A expense Care opens on 2020-04-01; close it on a later day"),
    (
        "close 09A:Cash 2019-09-01",
        "09A asset Cash holds £1,031.00; move that to where it belongs, then close",
    ),
    (
        "close-body 09A 2020-09-01",
        "09A asset Cash holds £1,031.00; move that to where it belongs, then close",
    ),
    (
        "close 09A:Cash 2019-07-01",
        "09A asset Cash was posted to on 2019-07-01; close it on a later day",
    ),
    (
        "true-up 0 2019-09-01 09A:Cash 1 09A:Fund -1",
        "there is no entry 0; give the number of the draft entry",
    ),
    (
        "true-up 5 2019-09-01 09A:Cash 1 09A:Fund -1",
        "there is no entry 5; give the number of the draft entry",
    ),
    (
        "true-up 1 2019-09-01 09A:Cash 1 09A:Fund -1",
        "entry 1 is final; correct it by an entry of its own",
    ),
    (
        "true-up 3 2019-09-01 09A:Cash 1 09A:Fund -1",
        "entry 3 was made final by entry 4; correct it by an entry of its own",
    ),
    (
        "true-up 2 2019-05-31 09A:Cash 1 09A:Fund -1",
        "draft entry 2 is of 2019-06-01; true it up on that day or later",
    ),
    (
        "draft-true-up 2 2019-09-01 09A:Cash 1 09A:Fund -1",
        "a true-up cannot be a draft; post it as final when the amounts are known",
    ),
];

#[test]
fn every_refusal_has_a_row() {
    for (attempt, outcome) in ATTEMPTS {
        let before = ledger(BOOKS);
        let mut after = before.clone();
        let answer = after.take(step(attempt));
        let shown = answer.as_ref().map_or_else(ToString::to_string, |()| "taken".to_owned());
        assert_eq!(shown, *outcome, "{attempt}");
        assert_eq!(after == before, answer.is_err(), "{attempt}: a refusal changes nothing");
    }
}

#[test]
fn an_entry_is_bounded_and_its_narration_is_one_line() {
    let books = ledger(BOOKS);
    let posting = Posting { account: account("09A:Cash"), amount: Pence::ZERO };
    for (narration, postings, outcome) in [
        ("x".repeat(NARRATION_MAX), POSTINGS_MAX, None),
        ("x".repeat(NARRATION_MAX + 1), 2, Some(Refusal::NarrationUnfit)),
        ("two\nlines".to_owned(), 2, Some(Refusal::NarrationUnfit)),
        (
            String::new(),
            POSTINGS_MAX + 1,
            Some(Refusal::TooManyPostings { postings: POSTINGS_MAX + 1 }),
        ),
    ] {
        let (on, standing) = (date("2019-09-01"), Standing::Final);
        let postings = vec![posting.clone(); postings];
        let step = Step::Post(Entry { on, narration, postings, standing });
        assert_eq!(books.after(&[step]).err(), outcome);
    }
}

#[test]
fn no_sum_can_overflow_because_all_that_was_posted_must_fit() {
    let mut books = ledger("open 09A:Cash 2019-04-01\nopen 09A:Fund 2019-04-01");
    let half = i64::MAX / 2;
    let entry = |pence: i64| {
        let cash = Posting { account: account("09A:Cash"), amount: Pence(pence) };
        let fund = Posting { account: account("09A:Fund"), amount: Pence(-pence) };
        Step::Post(Entry {
            on: date("2019-09-01"),
            narration: String::new(),
            postings: vec![cash, fund],
            standing: Standing::Final,
        })
    };
    assert_eq!(books.take(entry(half)), Ok(()));
    assert_eq!(books.take(entry(-half)), Err(Refusal::TooLarge));
    assert_eq!(books.trial_balance(date("2019-09-01")).debits, Pence(half));
}

#[test]
fn balances_are_as_at_the_end_of_a_day() {
    let books = ledger(BOOKS);
    for (own, as_at, outcome) in [
        ("09A:Cash", "2019-04-30", "£0.00"),
        ("09A:Cash", "2019-05-01", "£1,000.00"),
        ("09A:Fund", "2019-06-01", "-£1,030.00"),
        ("09A:Cash", "2019-07-01", "£1,031.00"),
        ("09C:Cash", "2019-07-01", "£0.00"),
    ] {
        let balance = books.balance(&account(own), date(as_at));
        assert_eq!(balance.to_string(), outcome, "{own} on {as_at}");
    }
    let trial = books.trial_balance(date("2019-05-01"));
    assert_eq!((trial.debits, trial.credits), (Pence(100_000), Pence(-100_000)));
    assert_eq!(trial.balances.len(), 5, "Care opens later");
    let own = books.balances_of(account("09B:Cash").body, date("2019-05-01"));
    assert_eq!(own.into_values().collect::<Vec<_>>(), [Pence::ZERO, Pence::ZERO]);
}
