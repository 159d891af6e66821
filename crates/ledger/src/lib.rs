//! The money of bodies in double entry: accounts, postings, balances, and transfers that lose
//! nothing.
//!
//! A [`Ledger`] is folded from [`Step`]s and refuses what would break the books. A [`transfer`]
//! moves every balance of bodies that end to those that take over; a draft one is made final by
//! [`true_up`]. [`beancount`] writes the books so that another program can check them.

mod account;
mod balance;
pub mod beancount;
mod entry;
mod ledger;
mod refusal;
mod scheme;
mod share_out;
mod transfer;
mod true_up;

pub use account::{Account, AccountName, AccountNameError, Class};
pub use balance::TrialBalance;
pub use entry::{Entry, EntryNumber, NARRATION_MAX, POSTINGS_MAX, Posting, Standing, Step};
pub use ledger::Ledger;
pub use refusal::Refusal;
pub use scheme::{Home, Scheme, SchemeRefusal};
pub use transfer::{ClassTotals, Clause, Moved, Receipt, Transfer, transfer};
pub use true_up::{TRUE_UP_ACCOUNT, TrueUpRefusal, true_up};
