//! Why a ledger refuses a step. Each message ends with what to do next.

use remit_dictionary::{Code, Date, Pence};

use crate::{Account, EntryNumber, NARRATION_MAX, POSTINGS_MAX};

/// A step that a ledger does not take. The ledger is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The date is one of the ends of time, or not well within the years that are read.
    #[error("the date is no day of the years 1800 to 2200; give a day of the calendar")]
    NoSuchDay,
    /// The narration is too long, or holds a line break or another control character.
    #[error("the narration is not one line of at most {NARRATION_MAX} characters; shorten it")]
    NarrationUnfit,
    /// Money that moves leaves one account and reaches another.
    #[error("the entry has {postings} postings; give at least two")]
    TooFewPostings {
        /// How many it has.
        postings: usize,
    },
    /// An entry is bounded.
    #[error("the entry has {postings} postings; divide it into entries of up to {POSTINGS_MAX}")]
    TooManyPostings {
        /// How many it has.
        postings: usize,
    },
    /// What leaves one account must reach another.
    #[error("the entry is out by {by}; correct its amounts so that they sum to zero")]
    DoesNotBalance {
        /// The sum of its postings.
        by: Pence,
    },
    /// The amounts are so large that sums could overflow.
    #[error("the amounts are larger than a ledger holds; check them for a slip of the decimals")]
    TooLarge,
    /// No such account was ever opened.
    #[error("{account} is not known; open it, or correct its name")]
    UnknownAccount {
        /// The account.
        account: Account,
    },
    /// The account opens later.
    #[error("{account} opens on {opens}; post on that day or later")]
    NotOpenYet {
        /// The account.
        account: Account,
        /// The first day on which it can be posted to.
        opens: Date,
    },
    /// The account is closed. Its balance was zero and stays so, also by backdated entries.
    #[error("{account} closed on {closed}; post on another account of {}", account.body)]
    AccountClosed {
        /// The account.
        account: Account,
        /// The first day on which it could no longer be posted to.
        closed: Date,
    },
    /// The body is closed: all its accounts are.
    #[error("{body} is closed; post on the body that took over")]
    BodyClosed {
        /// The body.
        body: Code,
    },
    /// The body never had an account.
    #[error("{body} has no account; check its code")]
    UnknownBody {
        /// The body.
        body: Code,
    },
    /// An account has one life.
    #[error("{account} has been opened before; use it, or give the new one another name")]
    OpenedBefore {
        /// The account.
        account: Account,
    },
    /// An account lives for at least a day.
    #[error("{account} opens on {opens}; close it on a later day")]
    ClosesTooEarly {
        /// The account.
        account: Account,
        /// The first day on which it can be posted to.
        opens: Date,
    },
    /// Only an empty account is closed.
    #[error("{account} holds {balance}; move that to where it belongs, then close")]
    NotAtZero {
        /// The account.
        account: Account,
        /// What it holds.
        balance: Pence,
    },
    /// An entry of that day or later stands on the account.
    #[error("{account} was posted to on {posted}; close it on a later day")]
    PostedLater {
        /// The account.
        account: Account,
        /// The day of the last entry on it.
        posted: Date,
    },
    /// The ledger has no entry of that number.
    #[error("there is no entry {number}; give the number of the draft entry")]
    NoSuchEntry {
        /// The number.
        number: EntryNumber,
    },
    /// Only a draft is trued up.
    #[error("entry {number} is final; correct it by an entry of its own")]
    NotADraft {
        /// The number.
        number: EntryNumber,
    },
    /// One true-up makes a draft final.
    #[error("entry {number} was made final by entry {by}; correct it by an entry of its own")]
    TruedUpBefore {
        /// The number of the draft entry.
        number: EntryNumber,
        /// The number of the entry that made it final.
        by: EntryNumber,
    },
    /// A true-up follows its draft.
    #[error("draft entry {number} is of {drafted}; true it up on that day or later")]
    TrueUpTooEarly {
        /// The number of the draft entry.
        number: EntryNumber,
        /// Its day.
        drafted: Date,
    },
    /// A true-up is the last word.
    #[error("a true-up cannot be a draft; post it as final when the amounts are known")]
    TrueUpIsDraft,
}
