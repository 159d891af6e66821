//! What a method says of one row, in the words that are written.

use std::borrow::Cow;

use csv::ByteRecord;
use remit_dictionary::Pence;
use remit_payment::decision::Method;
use remit_payment::monitoring::Decision;
use remit_payment::risk::{Comparison, value_at_risk};
use remit_payment::whole::{self, Record};

use super::full::Full;
use super::pricing::Price;
use super::rows::Beside;
use super::sums::Assigned;

/// What a method says of one row.
pub(super) struct Answer<'a> {
    commissioner: Option<Cow<'a, str>>,
    category: &'static str,
    rule: &'static str,
    reason: &'static str,
    excluded: bool,
    method: Method,
    flags: String,
    warnings: String,
}

impl<'a> Answer<'a> {
    /// Returns what the table for contract monitoring says.
    pub(super) fn monitoring(decision: &Decision<'a>) -> Self {
        let warnings: Vec<String> = decision.warnings.iter().map(ToString::to_string).collect();
        Self {
            commissioner: decision.commissioner.map(Cow::Borrowed),
            category: decision.category.unwrap_or_default(),
            rule: decision.rule.as_str(),
            reason: decision.reason.map_or("", |reason| reason.as_str()),
            excluded: decision.excluded(),
            method: decision.method,
            flags: String::new(),
            warnings: warnings.join(" "),
        }
    }

    /// Returns what the whole flow chart says. Diagnoses and procedures stand apart by spaces.
    pub(super) fn whole(full: &Full<'_>) -> Self {
        let diagnoses: Vec<&str> = full.diagnoses.split_whitespace().collect();
        let procedures: Vec<&str> = full.procedures.split_whitespace().collect();
        let record = Record { diagnoses: &diagnoses, procedures: &procedures, ..full.record };
        let decision = whole::assign(&record);
        let flags: Vec<&str> = decision.flags.iter().map(|own| own.as_str()).collect();
        let warnings: Vec<&str> = decision.warnings.iter().map(|own| own.as_str()).collect();
        Self {
            commissioner: decision.commissioner().map(|own| Cow::Owned(own.to_owned())),
            category: "",
            rule: decision.step.as_str(),
            reason: decision.error().map_or("", |error| error.as_str()),
            excluded: false,
            method: Method::Whole,
            flags: flags.join(" "),
            warnings: warnings.join(" "),
        }
    }

    fn risk(&self, beside: &Beside<'_>, price: &Price) -> Option<Pence> {
        let pence = price.pence.ok()?;
        Some(value_at_risk(beside.submitted, self.commissioner.as_deref(), pence))
    }

    /// Adds the row to the sums.
    pub(super) fn count(&self, sums: &mut Assigned, beside: &Beside<'_>, price: &Price) {
        sums.rows_out += 1;
        let reason = if self.reason.is_empty() { self.rule } else { self.reason };
        *sums.reasons.entry(reason).or_default() += 1;
        let commissioner = self.commissioner.as_deref();
        let key = (beside.provider.to_owned(), commissioner.unwrap_or_default().to_owned());
        let sum = sums.sums.entry(key).or_default();
        sum.rows += 1;
        sum.cost_pence += beside.cost.map_or(0, |own| i128::from(own.0));
        if Comparison::of(beside.submitted, commissioner) == Comparison::Differ {
            sum.differs += 1;
        }
        sum.value_at_risk_pence += self.risk(beside, price).map_or(0, |own| i128::from(own.0));
        match price.pence {
            Ok(pence) => {
                let pence = i128::from(pence.0);
                sum.price_pence += pence;
                let known = sums.priced.entry(price.mechanism).or_default();
                *known = (known.0 + 1, known.1 + pence);
            }
            Err(reason) => {
                sum.unpriced += 1;
                *sums.unpriced.entry(reason).or_default() += 1;
            }
        }
        if let Some((month, pence)) = price.fixed {
            let key = (beside.provider.to_owned(), beside.submitted.to_owned(), month);
            sums.fixed.insert(key, pence);
        }
    }

    /// Writes the row with what is added to it.
    pub(super) fn write(
        &self,
        writer: &mut csv::Writer<Vec<u8>>,
        record: &ByteRecord,
        beside: &Beside<'_>,
        price: &Price,
    ) {
        let money = |amount: Option<Pence>| amount.map_or(String::new(), |own| own.0.to_string());
        let (pence, risk) = (money(price.pence.ok()), money(self.risk(beside, price)));
        let commissioner = self.commissioner.as_deref();
        let added: [&str; super::ADDED.len()] = [
            commissioner.unwrap_or_default(),
            self.category,
            self.rule,
            self.reason,
            if self.excluded { "true" } else { "false" },
            &pence,
            price.mechanism,
            price.pence.err().unwrap_or_default(),
            Comparison::of(beside.submitted, commissioner).as_str(),
            &risk,
            self.method.as_str(),
            &self.flags,
            &self.warnings,
        ];
        let cells = record.iter().chain(added.map(str::as_bytes));
        writer.write_record(cells).expect("BUG: memory does not fail, and rows are of one length");
    }
}
