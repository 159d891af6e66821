//! Making a draft transfer final once the amounts are known.
//!
//! The predecessors stay closed. What a successor turns out to have got differs from the draft by
//! so much, and only that is posted: on its account, against [`TRUE_UP_ACCOUNT`] in its equity.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Pence};

use crate::{
    Account, AccountName, Class, Entry, EntryNumber, Ledger, Posting, Refusal, Standing, Step,
};

/// The account in a successor's equity that takes the other side of a true-up.
pub const TRUE_UP_ACCOUNT: &str = "TransferTrueUp";

/// Why a true-up cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TrueUpRefusal {
    /// No account is named.
    #[error("no account is named; name one with its amount, even where the draft was right")]
    NothingNamed,
    /// An account is named twice.
    #[error("{account} is named twice; name it once, with the whole amount")]
    NamedTwice {
        /// The account.
        account: Account,
    },
    /// The draft moved nothing to that body.
    #[error("{} has no part in the draft entry; give the entry that it is in", account.body)]
    NotOfDraft {
        /// The account.
        account: Account,
    },
    /// The ledger does not take it.
    #[error(transparent)]
    Ledger(#[from] Refusal),
}

/// Works out the steps that make a draft entry final.
///
/// `amounts` says for accounts of successors what the draft entry should have posted there. An
/// account that is not named is right as it was drafted.
///
/// # Errors
/// When the entry is not a draft, or the amounts are not for its successors.
pub fn true_up(
    ledger: &Ledger,
    draft: EntryNumber,
    on: Date,
    amounts: &[(Account, Pence)],
) -> Result<Vec<Step>, TrueUpRefusal> {
    let drafted = ledger.draft(draft)?;
    if amounts.is_empty() {
        return Err(TrueUpRefusal::NothingNamed);
    }
    let mut differences: BTreeMap<&Account, Pence> = BTreeMap::new();
    for (account, amount) in amounts {
        if !drafted.postings.iter().any(|own| own.account.body == account.body) {
            return Err(TrueUpRefusal::NotOfDraft { account: account.clone() });
        }
        let difference = less(*amount, posted(drafted, account))?;
        if differences.insert(account, difference).is_some() {
            return Err(TrueUpRefusal::NamedTwice { account: account.clone() });
        }
    }
    let others = other_sides(&differences)?;
    let lacking = others.iter().filter(|own| ledger.life(&own.account).is_none());
    let mut steps: Vec<Step> =
        lacking.map(|own| Step::Open { account: own.account.clone(), on }).collect();
    let own = differences.into_iter();
    let mut postings: Vec<Posting> =
        own.map(|(account, amount)| Posting { account: account.clone(), amount }).collect();
    postings.extend(others);
    let narration = format!("true-up of entry {draft} of {}", drafted.on);
    let entry = Entry { on, narration, postings, standing: Standing::Final };
    steps.push(Step::TrueUp { draft, entry });
    ledger.after(&steps)?;
    Ok(steps)
}

fn posted(entry: &Entry, account: &Account) -> Pence {
    let own = entry.postings.iter().filter(|own| own.account == *account);
    own.map(|own| own.amount).sum()
}

/// Returns one posting a body, so that the books of each still sum to what they did.
fn other_sides(differences: &BTreeMap<&Account, Pence>) -> Result<Vec<Posting>, Refusal> {
    let mut others: BTreeMap<Code, Pence> = BTreeMap::new();
    for (account, difference) in differences {
        let other = others.entry(account.body).or_default();
        *other = less(*other, *difference)?;
    }
    let name = AccountName::parse(TRUE_UP_ACCOUNT).expect("it has the form of a name");
    let account = |body| Account { body, class: Class::Equity, name: name.clone() };
    Ok(others
        .into_iter()
        .map(|(body, amount)| Posting { account: account(body), amount })
        .collect())
}

fn less(amount: Pence, other: Pence) -> Result<Pence, Refusal> {
    amount.0.checked_sub(other.0).map(Pence).ok_or(Refusal::TooLarge)
}
