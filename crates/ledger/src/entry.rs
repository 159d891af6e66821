//! Entries and the other steps that a ledger is folded from.

use std::fmt;

use remit_dictionary::{Code, Date, Pence};

use crate::Account;

/// An entry has at most so many postings.
pub const POSTINGS_MAX: usize = 10_000;

/// A narration has at most so many characters.
pub const NARRATION_MAX: usize = 200;

/// One amount on one account. Above zero is a debit, below zero a credit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Posting {
    /// The account.
    pub account: Account,
    /// The amount.
    pub amount: Pence,
}

/// Whether the amounts of an entry may still change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// They are estimates, to be trued up by a later entry.
    Draft,
    /// They stand.
    Final,
}

/// Postings that belong together and sum to zero.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// The day that it counts for.
    pub on: Date,
    /// What happened, in one line.
    pub narration: String,
    /// The postings.
    pub postings: Vec<Posting>,
    /// Draft or final.
    pub standing: Standing,
}

/// The place of an entry in its ledger, counted from 1.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntryNumber(pub usize);

impl fmt::Display for EntryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One step in the life of a ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Step {
    /// An account opens.
    Open {
        /// The account.
        account: Account,
        /// The first day on which it can be posted to.
        on: Date,
    },
    /// An entry is posted.
    Post(Entry),
    /// A final entry is posted that makes a draft one final.
    TrueUp {
        /// The draft entry.
        draft: EntryNumber,
        /// What is posted.
        entry: Entry,
    },
    /// An account closes, at zero.
    Close {
        /// The account.
        account: Account,
        /// The first day on which it can no longer be posted to.
        on: Date,
    },
    /// A body closes: all its accounts that are open do, at zero.
    CloseBody {
        /// The body.
        body: Code,
        /// The first day on which it can no longer be posted to.
        on: Date,
    },
}
