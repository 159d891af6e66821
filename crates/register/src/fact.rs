//! Facts: what an act brought about.
//!
//! A fact has a subject, a claim, and when it holds. Subjects and the bodies that claims name are
//! given by code, as published; which organisation a code means on a date is answered when it is
//! asked, so that the order of imports cannot matter.

use remit_dictionary::{Code, Date, Period};

use crate::Kind;

/// How much of a body's work a successor took.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// The source does not say.
    NotStated,
    /// All of it.
    Whole,
    /// A part; who got which members and small areas is told by other facts.
    Part,
}

impl Share {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Part => "part",
            Self::Whole | Self::NotStated => "whole",
        }
    }
}

/// Which division of England an area belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AreaOf {
    /// Areas of CCGs and sub-ICB locations.
    Commissioner,
    /// Areas of district and unitary councils.
    Council,
}

/// Which set of small areas a code belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Generation {
    /// Lower-layer super output areas of the census of 2011.
    Lsoa2011,
    /// Lower-layer super output areas of the census of 2021.
    Lsoa2021,
}

/// What ODS says of an organisation's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Working. Not the same as having patients.
    Active,
    /// Closed.
    Closed,
    /// Neither working nor closed.
    Dormant,
    /// Not open yet.
    Proposed,
}

/// What is claimed about a subject.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Claim {
    /// It is an organisation of this kind; in force for its life.
    Exists(Kind),
    /// It has this name.
    Named(String),
    /// It also has this code, mostly the one that ONS gave it.
    Coded(Code),
    /// It is a member of, or is commissioned by, this body.
    CommissionedBy(Code),
    /// It is part of this larger body, of this kind.
    PartOf(Code, Kind),
    /// It lies in this geography. Kept apart from who commissions it.
    LiesIn(Code),
    /// The small area is in the area of this body.
    InArea(Code, AreaOf, Generation),
    /// This body took over its work, from the first day in force.
    SucceededBy(Code, Share),
    /// So many people are registered with it.
    ListSize(u32),
    /// Its post town.
    Town(String),
    /// Its postcode.
    Postcode(String),
    /// Its state.
    Standing(Status),
    /// It holds, or exercises by delegation, this function of the catalogue: a holding.
    Holds(String),
}

/// When a claim holds, as its source tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// The source states the period.
    During(Period),
    /// The source shows it on this day, and does not say since when or until when.
    Seen(Date),
}

impl When {
    /// Returns the first day that the source speaks of.
    #[must_use]
    pub fn from(&self) -> Date {
        match self {
            Self::During(period) => period.from(),
            Self::Seen(date) => *date,
        }
    }
}

/// Whether a fact is asserted, or an earlier one taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Voice {
    /// It holds.
    Asserts,
    /// Nothing holds for that time: only a correction of ours may say so.
    TakesBack,
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// The code of what it is about.
    pub subject: Code,
    /// What is claimed.
    pub claim: Claim,
    /// When it is in force.
    pub when: When,
    /// Asserted, or taken back.
    pub voice: Voice,
    /// Where this very row says it comes from, in a file whose rows have sources of their own.
    pub source: Option<String>,
}

impl Fact {
    /// Returns an asserted fact whose period the source states.
    #[must_use]
    pub fn during(subject: Code, claim: Claim, period: Period) -> Self {
        Self { subject, claim, when: When::During(period), voice: Voice::Asserts, source: None }
    }

    /// Returns an asserted fact that a source shows on a day.
    #[must_use]
    pub fn seen(subject: Code, claim: Claim, date: Date) -> Self {
        Self { subject, claim, when: When::Seen(date), voice: Voice::Asserts, source: None }
    }
}

/// Where a fact stands: `act.fact`, both counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address {
    /// The number of the act.
    pub act: u32,
    /// The place of the fact in the act.
    pub fact: u32,
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.act, self.fact)
    }
}
