//! What the tests share: a short way to write steps, and to find the public files.
#![allow(dead_code, unused_imports, reason = "each test file uses its own part of this")]

#[path = "../../../../tests/public_files.rs"]
mod public_files;

use std::path::PathBuf;

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::{
    Account, AccountName, Class, Entry, EntryNumber, Ledger, Posting, Standing, Step,
};

pub use public_files::skip;

/// Parses a code.
pub fn code(text: &str) -> Code {
    Code::parse(text).unwrap()
}

/// Parses a date; `end` is the end of time.
pub fn date(text: &str) -> Date {
    if text == "end" { Date::END } else { Date::parse(text).unwrap() }
}

/// Parses `09A:Cash`. The name tells the class.
pub fn account(text: &str) -> Account {
    let (body, name) = text.split_once(':').unwrap();
    let class = match name {
        "Cash" | "Receivables" => Class::Asset,
        "Payables" => Class::Liability,
        "Fund" | "TransferTrueUp" => Class::Equity,
        "Grant" => Class::Income,
        "Care" => Class::Expense,
        other => panic!("no class is known for {other}"),
    };
    Account { body: code(body), class, name: AccountName::parse(name).unwrap() }
}

/// Parses `09A:Cash 10`, `09A:Fund -10` and so on.
pub fn amounts(words: &[&str]) -> Vec<(Account, Pence)> {
    words.chunks(2).map(|pair| (account(pair[0]), amount(pair[1]))).collect()
}

/// Parses pounds; `max` and `min` are the largest and the smallest that fit.
pub fn amount(text: &str) -> Pence {
    match text {
        "max" => Pence(i64::MAX),
        "min" => Pence(i64::MIN),
        pounds => Pence::parse(pounds).unwrap(),
    }
}

fn entry(on: &str, standing: Standing, words: &[&str]) -> Entry {
    let postings = amounts(words).into_iter();
    let postings = postings.map(|(account, amount)| Posting { account, amount }).collect();
    Entry { on: date(on), narration: "a test".into(), postings, standing }
}

/// Parses a step: `open 09A:Cash 2019-04-01`, `post 2019-05-01 09A:Cash 10 09A:Fund -10`, `draft`
/// likewise, `true-up` and `draft-true-up` with the number of the draft before the date, `close`,
/// `close-body`.
pub fn step(text: &str) -> Step {
    let words: Vec<&str> = text.split_whitespace().collect();
    match words[..] {
        ["open", own, on] => Step::Open { account: account(own), on: date(on) },
        ["post", on, ref rest @ ..] => Step::Post(entry(on, Standing::Final, rest)),
        ["draft", on, ref rest @ ..] => Step::Post(entry(on, Standing::Draft, rest)),
        ["true-up", draft, on, ref rest @ ..] => Step::TrueUp {
            draft: EntryNumber(draft.parse().unwrap()),
            entry: entry(on, Standing::Final, rest),
        },
        ["draft-true-up", draft, on, ref rest @ ..] => Step::TrueUp {
            draft: EntryNumber(draft.parse().unwrap()),
            entry: entry(on, Standing::Draft, rest),
        },
        ["close", own, on] => Step::Close { account: account(own), on: date(on) },
        ["close-body", body, on] => Step::CloseBody { body: code(body), on: date(on) },
        _ => panic!("{text} is no step"),
    }
}

/// Folds steps, one a line, into a ledger.
pub fn ledger(text: &str) -> Ledger {
    let mut ledger = Ledger::default();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        ledger.take(step(line)).unwrap_or_else(|refusal| panic!("{line}: {refusal}"));
    }
    ledger
}

/// Returns the folder of the public transfer journals, or says that the test is skipped.
pub fn journals() -> Option<PathBuf> {
    Some(public_files::shared()?.join("oracles/ledger-transfer"))
}
