//! The names of the line checks.

use std::fmt;

use super::Column;

macro_rules! rules {
    ($($name:ident, $word:literal, $says:literal;)*) => {
        /// One check of a line.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $(#[doc = $says] $name,)*
        }

        impl Rule {
            /// Every rule, in order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Returns the word that a rejects file prints.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)* }
            }

            /// Returns what a line has to satisfy, in words.
            #[must_use]
            pub fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)* }
            }
        }
    };
}

rules! {
    MonthForm, "month-form", "The month is 1 to 12, counted from April.";
    YearForm, "year-form", "The financial year is six digits, 201011 to 205051.";
    CreatedForm, "created-form", "The moment of creation is a real day and time with seconds.";
    ProviderForm, "provider-form",
        "A provider is 3 to 6 letters and digits and does not end in 00.";
    CommissionerForm, "commissioner-form", "A commissioner is 3 to 5 letters and digits.";
    SiteForm, "site-form", "A site, where given, is 5 to 9 letters and digits.";
    CategoryForm, "category-form", "A service category is two digits.";
    CategoryListed, "category-listed", "A service category is in the published list.";
    PointOfDeliveryListed, "pod-listed", "A point of delivery is in the published list.";
    TreatmentFunctionBlank, "tfc-blank",
        "Adjustments, blocks, CQUIN, drugs, devices and other lines have no treatment function.";
    TreatmentFunctionRequired, "tfc-required", "A treatment function is given.";
    TreatmentFunctionListed, "tfc-listed", "A treatment function is in the published list.";
    TariffRequired, "tariff-required", "A tariff code is given.";
    TariffStartsWithHrg, "tariff-hrg", "A tariff code starts with a valid HRG.";
    TariffLength, "tariff-length", "A tariff code has at most 50 characters.";
    PlannedActivityForm, "planned-activity-form",
        "Planned activity is at least 0, with at most 10 digits and 3 decimals.";
    PlannedActivityZero, "planned-activity-zero",
        "Adjustments, blocks, CQUIN, drugs, devices and other lines plan an activity of 0.";
    PriceNumeric, "price-numeric", "A price is a number.";
    PriceUnsigned, "price-unsigned", "A local price is an unsigned decimal of at most 18 digits.";
    ServiceCodeListed, "service-code-listed", "A service code is given, and is in the list.";
    TooLong, "too-long", "A text is no longer than its column allows.";
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}

/// One rule that a line does not satisfy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// The column it speaks of.
    pub column: Column,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.column.heading(), self.rule.says())
    }
}
