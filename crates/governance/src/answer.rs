//! What a guard answers.

use std::fmt;

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::AccountName;

use crate::rule::Rule;
use crate::value::{CaseId, Label, Person};

/// What a guard answers to its question.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use = "Either let the act be, or give the refusal back."]
pub enum Answer {
    /// It does not stand in the way.
    Passed,
    /// It does.
    Refused(Refusal),
    /// It cannot be asked before another rule has passed.
    NotYetAskable {
        /// That rule.
        needs: &'static Rule,
    },
}

/// Why an act may not be, or what still stands in its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The rule.
    pub rule: &'static Rule,
    /// What it is about.
    pub about: About,
    /// What to do about it.
    pub next: NextStep,
    /// Whose move it is.
    pub move_of: Mover,
    /// By when; none where nothing sets a day.
    pub by_when: Option<Date>,
}

/// What a refusal is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// The case as a whole.
    Case(CaseId),
    /// A body, a practice or a small area.
    Body(Code),
    /// A person.
    Person(Person),
    /// A condition, a criterion, a contract, a promise or another thing by its label.
    Thing(Label),
    /// A thing of a body.
    ThingOf(Code, Label),
    /// An account of a body.
    Account(Code, AccountName),
    /// A field of the act.
    Field(&'static str),
    /// A day, and the day it should keep to.
    Day(Date, Date),
    /// So many, where so many are needed.
    Count {
        /// How many there are.
        found: u64,
        /// How many are needed.
        needed: u64,
    },
    /// An amount, and the most it may be.
    Amount(Pence, Pence),
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Case(case) => write!(f, "case {case}"),
            Self::Body(code) => write!(f, "{code}"),
            Self::Person(person) => write!(f, "{person}"),
            Self::Thing(label) => write!(f, "{label}"),
            Self::ThingOf(code, label) => write!(f, "{label} of {code}"),
            Self::Account(code, account) => write!(f, "account {account} of {code}"),
            Self::Field(field) => write!(f, "field {field}"),
            Self::Day(found, bound) => write!(f, "{found}, against {bound}"),
            Self::Count { found, needed } => write!(f, "{found} of {needed}"),
            Self::Amount(found, most) => write!(f, "{found}, against {most}"),
        }
    }
}

/// What to do about a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextStep {
    /// Put an act of this kind on record.
    Record(&'static str),
    /// Put this field right and send the act again.
    Mend(&'static str),
    /// Wait until a day has come.
    WaitUntil(Date),
    /// Let somebody with this role do it.
    AskRole(&'static str),
    /// Nothing: it has been done, or it is too late.
    Nothing,
    /// Open a new case.
    OpenAnother,
}

impl fmt::Display for NextStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(act) => write!(f, "record {act}"),
            Self::Mend(field) => write!(f, "mend the field {field} and send it again"),
            Self::WaitUntil(date) => write!(f, "wait until {date}"),
            Self::AskRole(role) => write!(f, "ask somebody who is {role} there"),
            Self::Nothing => write!(f, "nothing can be done in this case"),
            Self::OpenAnother => write!(f, "open another case"),
        }
    }
}

/// Whose move it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mover {
    /// Whoever sent the act.
    Signer,
    /// A body.
    Body(Code),
    /// Each of the parties.
    Parties(Vec<Code>),
    /// NHS England, at first called the NHS Commissioning Board.
    NhsEngland,
    /// Ministers.
    Ministers,
    /// Nobody: the day has to come.
    Calendar,
}

impl fmt::Display for Mover {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signer => write!(f, "whoever sent it"),
            Self::Body(code) => write!(f, "{code}"),
            Self::Parties(codes) => {
                let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
                write!(f, "{}", codes.join(" "))
            }
            Self::NhsEngland => write!(f, "NHS England"),
            Self::Ministers => write!(f, "ministers"),
            Self::Calendar => write!(f, "the calendar"),
        }
    }
}
