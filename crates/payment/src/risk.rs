//! What is at risk where the submitted commissioner is not the one that the method names.

use remit_dictionary::Pence;

/// How a submitted commissioner compares with the one that was assigned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Comparison {
    /// They are the same.
    Same,
    /// They differ, or none was submitted.
    Differ,
    /// The method named nobody, so there is nothing to compare with.
    NobodyAssigned,
}

impl Comparison {
    /// Compares the two codes exactly; an empty submitted code is missing.
    #[must_use]
    pub fn of(submitted: &str, assigned: Option<&str>) -> Self {
        match assigned {
            None => Self::NobodyAssigned,
            Some(assigned) if assigned == submitted => Self::Same,
            Some(_) => Self::Differ,
        }
    }

    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Differ => "differ",
            Self::NobodyAssigned => "nobody_assigned",
        }
    }
}

/// Returns the cost where the submitted and the assigned commissioner differ, otherwise nothing.
/// A row that the method cannot assign is not at risk: it is counted as an error by its reason.
#[must_use]
pub fn value_at_risk(submitted: &str, assigned: Option<&str>, cost: Pence) -> Pence {
    match Comparison::of(submitted, assigned) {
        Comparison::Differ => cost,
        Comparison::Same | Comparison::NobodyAssigned => Pence::ZERO,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_is_at_risk_only_where_two_codes_differ() {
        for (submitted, assigned, comparison, risk) in [
            ("01A", Some("01A"), "same", 0),
            ("01A", Some("02B"), "differ", 500),
            ("", Some("02B"), "differ", 500),
            ("01a", Some("01A"), "differ", 500),
            ("01A", None, "nobody_assigned", 0),
            ("", None, "nobody_assigned", 0),
        ] {
            assert_eq!(Comparison::of(submitted, assigned).as_str(), comparison, "{submitted}");
            assert_eq!(value_at_risk(submitted, assigned, Pence(500)), Pence(risk));
        }
        assert_eq!(value_at_risk("01A", Some("02B"), Pence(-500)), Pence(-500), "a credit too");
    }
}
