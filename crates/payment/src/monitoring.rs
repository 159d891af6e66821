//! Who pays for a contract monitoring row: the first of nine tests that applies decides.
//! NHS England, Commissioner Assignment Method 2025/26, procedure v5.3, from step C-0 onward.

mod facts;
mod reason;
mod rules;

use remit_dictionary::Date;

use crate::decision::{Input, Method, Warning};
use crate::tables::Tables;

use facts::Facts;
pub use reason::{Area, Reason, Step};
pub use rules::{ORDER, Rule};

/// One row of a contract monitoring file. An empty text is missing; codes compare exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row<'a> {
    /// The day of the activity.
    pub activity_date: Option<Date>,
    /// The practice.
    pub gp_practice: &'a str,
    /// The sub-ICB location responsible by practice.
    pub gp_sub_icb: &'a str,
    /// The sub-ICB location responsible by residence.
    pub residence_sub_icb: &'a str,
    /// The sub-ICB location that hosts the provider.
    pub host_sub_icb: &'a str,
    /// The commissioned service category.
    pub category: &'a str,
    /// The service code.
    pub service_code: &'a str,
    /// The treatment function code.
    pub tfc: &'a str,
    /// The point of delivery.
    pub pod: &'a str,
}

/// Who pays for a row, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'t> {
    /// The method that decided.
    pub method: Method,
    /// The test that applied.
    pub rule: Rule,
    /// The reason as published; none where the row is outside the method.
    pub reason: Option<Reason>,
    /// Who pays; none for an error, outside the method, or mental health.
    pub commissioner: Option<&'t str>,
    /// The category that goes with the reason, whatever was submitted.
    pub category: Option<&'static str>,
    /// The fields that the test read.
    pub inputs: &'static [Input],
    /// What is odd about the row.
    pub warnings: Vec<Warning>,
}

impl Decision<'_> {
    /// Tells whether the row is left out: a drug, a device, or a category that is neither.
    #[must_use]
    pub fn excluded(&self) -> bool {
        self.rule == Rule::Excluded
    }

    /// Tells whether the method should have named somebody and could not.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.reason.is_some_and(Reason::is_error)
    }
}

/// Says who pays for a row. Total: every row has an answer or a reason why there is none.
#[must_use]
pub fn assign<'t>(tables: &'t Tables, row: &Row<'_>) -> Decision<'t> {
    assign_in(&ORDER, tables, row)
}

/// Says who pays where the tests are asked in another order. A row that none takes is an error.
#[must_use]
pub fn assign_in<'t>(order: &[Rule], tables: &'t Tables, row: &Row<'_>) -> Decision<'t> {
    let facts = Facts::of(tables, row);
    let taken = order.iter().copied().find(|rule| rule.applies(&facts));
    let rule = taken.unwrap_or(Rule::Responsible);
    let (reason, commissioner) = match taken {
        Some(rule) => rule.outcome(&facts),
        None => (Some(Reason::Nobody), None),
    };
    Decision {
        method: Method::Monitoring,
        rule,
        reason,
        commissioner,
        category: reason.and_then(Reason::category),
        inputs: rule.inputs(),
        warnings: facts.warnings(),
    }
}
