//! A year is a financial year, as 2015/16: from 1 April to 31 March.
//!
//! From memory: NHS Act 2006 s.14Z16 as inserted 2012: the performance of each group is assessed
//! for each financial year.

use crate::acts::{Rated, StandardJudged};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;
use crate::standing_duty::FinancialYear;
use crate::value::Label;

rule!(year_is_a_financial_year, Memory, Always);

/// An act about a body in a year.
pub trait OfAYear {
    /// Returns the year.
    fn year(&self) -> &Label;

    /// Returns its days.
    fn days(&self) -> Option<FinancialYear> {
        FinancialYear::parse(self.year().as_str())
    }
}

impl OfAYear for StandardJudged {
    fn year(&self) -> &Label {
        &self.year
    }
}

impl OfAYear for Rated {
    fn year(&self) -> &Label {
        &self.year
    }
}

/// Refuses any other text.
pub fn ask<A: OfAYear>(ask: &Ask<'_>, act: &A) -> Answer {
    if act.days().is_some() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("year"))
        .about(About::Thing(act.year().clone()))
        .move_of(Mover::Signer)
        .into()
}
