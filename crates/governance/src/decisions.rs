//! Decisions of cases, with the reasons that are published.

use remit_dictionary::Date;

use crate::acts::{CaseAct, Outcome};
use crate::books::{Books, Case, Recorded};
use crate::value::Words;

/// A decision on a case.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The case, as at the day that is asked about.
    pub case: Case<'a>,
    /// Where the decision stands on record, and who made it.
    pub recorded: &'a Recorded,
    /// What came of it.
    pub outcome: Outcome,
    /// The reasons.
    pub reasons: &'a Words,
}

/// Returns the decisions on every case by a day, the last first.
#[must_use]
pub fn decisions(books: &Books, on: Date) -> Vec<Made<'_>> {
    let mut all: Vec<Made<'_>> = books.cases(on).flat_map(|case| decisions_of(&case)).collect();
    all.sort_by_key(|made| std::cmp::Reverse((made.recorded.on, made.recorded.number)));
    all
}

/// Returns the decisions on a case, in the order of the record.
#[must_use]
pub fn decisions_of<'a>(case: &Case<'a>) -> Vec<Made<'a>> {
    let made = |recorded: &'a Recorded| {
        let (outcome, reasons) = match &recorded.act {
            CaseAct::ApplicationDecided(act) => (act.outcome, &act.reasons),
            CaseAct::ArrangementDecided(act) => (act.outcome, &act.reasons),
            CaseAct::ChangeDecided(act) => (act.outcome, &act.reasons),
            _ => return None,
        };
        Some(Made { case: *case, recorded, outcome, reasons })
    };
    case.log.acts().filter_map(made).collect()
}
