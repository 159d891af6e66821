//! What accounts hold as at a date.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Pence};

use crate::{Account, Ledger};

/// What every account holds at the end of a day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TrialBalance {
    /// Every account that has been opened by then, also those at zero.
    pub balances: BTreeMap<Account, Pence>,
    /// The sum of those above zero.
    pub debits: Pence,
    /// The sum of those below zero; with the debits it makes zero.
    pub credits: Pence,
}

impl Ledger {
    /// Returns what an account holds at the end of a day; zero where it is not open yet.
    #[must_use]
    pub fn balance(&self, account: &Account, as_at: Date) -> Pence {
        let own = self.postings_as_at(as_at).filter(|(posted, _)| *posted == account);
        own.map(|(_, amount)| amount).sum()
    }

    /// Returns what each account of a body holds at the end of a day.
    #[must_use]
    pub fn balances_of(&self, body: Code, as_at: Date) -> BTreeMap<Account, Pence> {
        let mut balances = self.trial_balance(as_at).balances;
        balances.retain(|account, _| account.body == body);
        balances
    }

    /// Returns what every account holds at the end of a day.
    #[must_use]
    pub fn trial_balance(&self, as_at: Date) -> TrialBalance {
        let opened = self.accounts().filter(|(_, life)| life.from() <= as_at);
        let mut balances: BTreeMap<Account, Pence> =
            opened.map(|(account, _)| (account.clone(), Pence::ZERO)).collect();
        for (account, amount) in self.postings_as_at(as_at) {
            let balance = balances.get_mut(account).expect("it was open when it was posted to");
            *balance = *balance + amount;
        }
        let debits = balances.values().copied().filter(|balance| Pence::ZERO < *balance).sum();
        let credits = balances.values().copied().filter(|balance| *balance < Pence::ZERO).sum();
        assert!(debits + credits == Pence::ZERO, "BUG: every entry sums to zero");
        TrialBalance { balances, debits, credits }
    }

    fn postings_as_at(&self, as_at: Date) -> impl Iterator<Item = (&Account, Pence)> {
        let until = self.entries().filter(move |(_, entry)| entry.on <= as_at);
        until.flat_map(|(_, entry)| &entry.postings).map(|own| (&own.account, own.amount))
    }
}
