//! A ledger as a beancount file, so that a program that is not ours can check the books.
//!
//! What is written and read is a part of the language: `option`, `open`, `balance`, `close` and
//! transactions of whole postings in pounds, in the shape of the public transfer journals. An
//! account is `Assets:C09C:Cash`: a `C` stands before the code, because some codes begin with a
//! digit. A draft entry has the flag `!` and a link; the entry that makes it final has the link
//! too.
//!
//! Beancount lets an account be posted to on the day of its `close`; our rules do not.
//! <https://beancount.github.io/docs/beancount_language_syntax.html>

mod check;
mod read;
mod write;

use remit_dictionary::{Code, Date, Pence};

use crate::{Account, AccountName, Class, Entry};

pub use check::{Finding, Problem, check};
pub use read::{FILE_BYTES_MAX, ReadError, ReadRule, read};
pub use write::write;

/// What one directive of a file says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// Its day.
    pub on: Date,
    /// What it says.
    pub directive: Directive,
}

/// What can be said in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Directive {
    /// An account opens.
    Open(Account),
    /// An account holds so much when the day begins.
    Balance(Account, Pence),
    /// An account closes when the day begins.
    Close(Account),
    /// An entry, and the link that ties a draft to the entry that makes it final.
    Post(Entry, Option<String>),
}

const CURRENCY: &str = "GBP";

fn root(class: Class) -> &'static str {
    match class {
        Class::Asset => "Assets",
        Class::Liability => "Liabilities",
        Class::Equity => "Equity",
        Class::Income => "Income",
        Class::Expense => "Expenses",
    }
}

fn account_text(account: &Account) -> String {
    format!("{}:C{}:{}", root(account.class), account.body, account.name)
}

fn parse_account(text: &str) -> Option<Account> {
    let mut parts = text.splitn(3, ':');
    let (first, body, name) = (parts.next()?, parts.next()?, parts.next()?);
    let class = Class::ALL.into_iter().find(|class| root(*class) == first)?;
    let code = body.strip_prefix('C')?;
    let body = Code::parse(code).ok().filter(|own| own.as_str() == code)?;
    Some(Account { body, class, name: AccountName::parse(name).ok()? })
}
