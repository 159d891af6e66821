//! What a method says of one row: who pays, by which rule, for what reason, from which inputs.

use std::fmt;

/// The method that gave a decision. Two methods that differ are shown, never merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The table for contract monitoring rows, from step C-0 onward.
    Monitoring,
    /// The whole flow chart, from the charging category on.
    Whole,
}

impl Method {
    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Monitoring => "monitoring",
            Self::Whole => "whole",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A field of a monitoring row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Input {
    /// The day of the activity.
    ActivityDate,
    /// The practice.
    Practice,
    /// The sub-ICB location of the practice.
    PracticeSubIcb,
    /// The sub-ICB location of the home.
    ResidenceSubIcb,
    /// The sub-ICB location that hosts the provider.
    HostSubIcb,
    /// The commissioned service category.
    Category,
    /// The service code.
    ServiceCode,
    /// The treatment function code.
    TreatmentFunction,
    /// The point of delivery.
    PointOfDelivery,
}

impl Input {
    /// Returns the heading of the field.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ActivityDate => "activity_date",
            Self::Practice => "gp_practice",
            Self::PracticeSubIcb => "gp_sub_icb",
            Self::ResidenceSubIcb => "residence_sub_icb",
            Self::HostSubIcb => "host_sub_icb",
            Self::Category => "category",
            Self::ServiceCode => "service_code",
            Self::TreatmentFunction => "tfc",
            Self::PointOfDelivery => "pod",
        }
    }
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What is odd about a row. A warning never changes the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Warning {
    /// The row has no date, so no dated table can answer.
    DateMissing,
    /// No dated table begins before the day of the row.
    DateBeforeTables,
    /// A field for a sub-ICB location holds the code of an ICB.
    IcbInSubIcbField(Input),
    /// A code is in no table on that day.
    NotInTable(Input),
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::DateMissing => f.write_str("date_missing"),
            Self::DateBeforeTables => f.write_str("date_before_tables"),
            Self::IcbInSubIcbField(input) => write!(f, "icb_in_sub_icb_field:{input}"),
            Self::NotInTable(input) => write!(f, "not_in_table:{input}"),
        }
    }
}
