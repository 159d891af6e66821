//! What became of the rows, summed; and the proof that nothing was lost.

use std::collections::BTreeMap;

use remit_dictionary::Pence;

use crate::reject::Reason;

/// What the rows of a provider that are assigned to one commissioner come to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many rows.
    pub rows: u64,
    /// Their cost, as submitted.
    pub cost_pence: i128,
    /// Their price, without what is fixed.
    pub price_pence: i128,
    /// What is fixed by agreement for the months that the rows are in. It is owed by the
    /// commissioner of the contract, whomever the rows were assigned to.
    pub fixed_pence: i128,
    /// How many have no price.
    pub unpriced: u64,
    /// How many were submitted to another commissioner, or to none.
    pub differs: u64,
    /// The price of those.
    pub value_at_risk_pence: i128,
}

/// What became of the rows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Assigned {
    /// How many rows were read.
    pub rows: u64,
    /// How many rows each file has.
    pub rows_of_file: Vec<u64>,
    /// How many were written.
    pub rows_out: u64,
    /// How many were rejected, by reason.
    pub rejected: BTreeMap<Reason, u64>,
    /// How many were written, by the reason of the method, or the rule where it has none.
    pub reasons: BTreeMap<&'static str, u64>,
    /// By provider and assigned commissioner.
    pub sums: BTreeMap<(String, String), Sum>,
    /// The cost of every row whose cost could be read.
    pub cost_in: i128,
    /// The cost of the rows that were rejected for another reason.
    pub cost_rejected: i128,
    /// How many rows each mechanism priced, and what they come to.
    pub priced: BTreeMap<&'static str, (u64, i128)>,
    /// How many rows have no price, by reason.
    pub unpriced: BTreeMap<&'static str, u64>,
    /// What is fixed: by provider, commissioner of the contract, and month.
    pub fixed: BTreeMap<(String, String, i32), Pence>,
}

impl Assigned {
    /// Returns how many rows were rejected.
    #[must_use]
    pub fn rows_rejected(&self) -> u64 {
        self.rejected.values().sum()
    }

    /// Returns what the rows come to, without what is fixed.
    #[must_use]
    pub fn price_pence(&self) -> i128 {
        self.priced.values().map(|(_, pence)| pence).sum()
    }

    /// Returns what is fixed, each month of each agreement once.
    #[must_use]
    pub fn fixed_pence(&self) -> i128 {
        self.fixed.values().map(|own| i128::from(own.0)).sum()
    }

    pub(super) fn groups(&self) -> usize {
        self.sums.len().max(self.fixed.len())
    }

    /// Adds a chunk of one file.
    pub(super) fn add(&mut self, own: Self) {
        self.rows += own.rows;
        self.rows_out += own.rows_out;
        self.cost_in += own.cost_in;
        self.cost_rejected += own.cost_rejected;
        for (all, rows) in self.rows_of_file.iter_mut().zip(own.rows_of_file) {
            *all += rows;
        }
        for (reason, rows) in own.rejected {
            *self.rejected.entry(reason).or_default() += rows;
        }
        for (reason, rows) in own.reasons {
            *self.reasons.entry(reason).or_default() += rows;
        }
        for (reason, rows) in own.unpriced {
            *self.unpriced.entry(reason).or_default() += rows;
        }
        for (mechanism, (rows, pence)) in own.priced {
            let known = self.priced.entry(mechanism).or_default();
            *known = (known.0 + rows, known.1 + pence);
        }
        self.fixed.extend(own.fixed);
        for (key, sum) in own.sums {
            let known = self.sums.entry(key).or_default();
            known.rows += sum.rows;
            known.cost_pence += sum.cost_pence;
            known.price_pence += sum.price_pence;
            known.unpriced += sum.unpriced;
            known.differs += sum.differs;
            known.value_at_risk_pence += sum.value_at_risk_pence;
        }
    }

    /// Puts what is fixed beside the rows, and proves that nothing was lost.
    pub(super) fn finish(mut self) -> Self {
        for ((provider, commissioner, _), pence) in &self.fixed {
            let key = (provider.clone(), commissioner.clone());
            self.sums.entry(key).or_default().fixed_pence += i128::from(pence.0);
        }
        let count = |of: fn(&Sum) -> u64| -> u64 { self.sums.values().map(of).sum() };
        let pence = |of: fn(&Sum) -> i128| -> i128 { self.sums.values().map(of).sum() };
        let (cost, unpriced) = (pence(|own| own.cost_pence), count(|own| own.unpriced));
        let priced: u64 = self.priced.values().map(|(rows, _)| rows).sum();
        assert_eq!(count(|own| own.rows), self.rows_out, "BUG: every row is summed once");
        assert_eq!(self.rows, self.rows_out + self.rows_rejected(), "BUG: a row was lost");
        assert_eq!(self.rows, self.rows_of_file.iter().sum(), "BUG: a row is of no file");
        assert_eq!(self.cost_in, cost + self.cost_rejected, "BUG: pence were lost");
        assert_eq!(self.rows_out, priced + unpriced, "BUG: a row has no price and no reason");
        assert_eq!(unpriced, self.unpriced.values().sum(), "BUG: a reason was lost");
        assert_eq!(self.price_pence(), pence(|own| own.price_pence), "BUG: a price was lost");
        assert_eq!(self.fixed_pence(), pence(|own| own.fixed_pence), "BUG: a block was lost");
        self
    }
}
