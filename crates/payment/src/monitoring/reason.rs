//! The reasons as NHS England prints them, with the category that goes with each.

use std::fmt;

/// A step of the chain: where an answer was found first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The sub-ICB location of the practice.
    Practice,
    /// An ICB in the field for the practice's location.
    PracticeIcb,
    /// The sub-ICB location of the home.
    Residence,
    /// An ICB in the field for the home's location.
    ResidenceIcb,
    /// The sub-ICB location that hosts the provider.
    Host,
}

/// One of three fields that hold a sub-ICB location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Area {
    /// The practice's.
    Practice,
    /// The home's.
    Residence,
    /// The provider's host.
    Host,
}

/// Why a row has the commissioner it has, or none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Specialised mental health that is delegated, outside the method.
    MentalHealthDelegated,
    /// Specialised mental health that is not delegated, outside the method.
    MentalHealthRetained,
    /// An amber service: the hub of that step.
    AmberHub(Step),
    /// An amber service, and no hub was found.
    AmberNobody,
    /// A retained service: the hub of the provider's host.
    RetainedHub,
    /// A retained service, and the host has no hub.
    RetainedNobody,
    /// Dental care: that sub-ICB location.
    Dental(Area),
    /// Dental care, and no sub-ICB location was found before an ICB.
    DentalNobody,
    /// A place of detention: its hub.
    Justice,
    /// Health and justice, and the practice has no hub.
    JusticeNobody,
    /// Public health: the region of that step.
    PublicHealth(Step),
    /// Public health, and no region was found.
    PublicHealthNobody,
    /// Armed forces.
    ArmedForces,
    /// A delegated service: that sub-ICB location.
    Delegated(Area),
    /// A service whose delegation the ICB does not have yet: the hub of that step.
    NotYetDelegated(Step),
    /// A delegated service, and no sub-ICB location was found.
    DelegatedNobody,
    /// The responsible sub-ICB location.
    SubIcb,
    /// No sub-ICB location was found.
    Nobody,
}

const STEPS: [Step; 5] =
    [Step::Practice, Step::PracticeIcb, Step::Residence, Step::ResidenceIcb, Step::Host];
const AREAS: [Area; 3] = [Area::Practice, Area::Residence, Area::Host];

impl Step {
    const fn pick(self, all: [&'static str; 5]) -> &'static str {
        match self {
            Self::Practice => all[0],
            Self::PracticeIcb => all[1],
            Self::Residence => all[2],
            Self::ResidenceIcb => all[3],
            Self::Host => all[4],
        }
    }
}

impl Area {
    const fn pick(self, all: [&'static str; 3]) -> &'static str {
        match self {
            Self::Practice => all[0],
            Self::Residence => all[1],
            Self::Host => all[2],
        }
    }
}

impl Reason {
    /// Returns every reason there is.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let mut all = vec![
            Self::MentalHealthDelegated,
            Self::MentalHealthRetained,
            Self::AmberNobody,
            Self::RetainedHub,
            Self::RetainedNobody,
            Self::DentalNobody,
            Self::Justice,
            Self::JusticeNobody,
            Self::PublicHealthNobody,
            Self::ArmedForces,
            Self::DelegatedNobody,
            Self::SubIcb,
            Self::Nobody,
        ];
        all.extend(STEPS.map(Self::AmberHub));
        all.extend(STEPS.map(Self::PublicHealth));
        all.extend(STEPS.map(Self::NotYetDelegated));
        all.extend(AREAS.map(Self::Dental));
        all.extend(AREAS.map(Self::Delegated));
        all.sort_unstable();
        all
    }

    /// Returns the code that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::MentalHealthDelegated => "MH_Delegated",
            Self::MentalHealthRetained => "MH_Non_Delegated",
            Self::AmberHub(step) => step.pick(["C_0b_1", "C_0b_2", "C_0b_3", "C_0b_4", "C_0b_5"]),
            Self::AmberNobody => "C_0b_X",
            Self::RetainedHub => "C_2_1",
            Self::RetainedNobody => "C_2_X",
            Self::Dental(area) => area.pick(["D_1", "D_2", "D_3"]),
            Self::DentalNobody => "D_X",
            Self::Justice => "E_1",
            Self::JusticeNobody => "E_X",
            Self::PublicHealth(step) => step.pick(["F_1", "F_2", "F_3", "F_4", "F_5"]),
            Self::PublicHealthNobody => "F_X",
            Self::ArmedForces => "J_1",
            Self::Delegated(area) => area.pick(["C_6_1", "C_6_2", "C_6_3"]),
            Self::NotYetDelegated(step) => step.pick(["C_6_4", "C_6_5", "C_6_6", "C_6_7", "C_6_8"]),
            Self::DelegatedNobody => "C_5_X",
            Self::SubIcb => "C_5_1",
            Self::Nobody => "X",
        }
    }

    /// Tells whether somebody should have been named and could not be.
    #[must_use]
    pub const fn is_error(self) -> bool {
        matches!(
            self,
            Self::AmberNobody
                | Self::RetainedNobody
                | Self::DentalNobody
                | Self::JusticeNobody
                | Self::PublicHealthNobody
                | Self::DelegatedNobody
                | Self::Nobody
        )
    }

    /// Returns the commissioned service category that goes with it; two errors have none.
    #[must_use]
    pub const fn category(self) -> Option<&'static str> {
        match self {
            Self::MentalHealthDelegated => Some("26"),
            Self::MentalHealthRetained => Some("22"),
            Self::AmberHub(_) | Self::AmberNobody => Some("21"),
            Self::RetainedHub | Self::RetainedNobody => Some("21"),
            Self::Dental(_) | Self::DentalNobody => Some("55"),
            Self::Justice | Self::JusticeNobody => Some("71"),
            Self::PublicHealth(_) | Self::PublicHealthNobody => Some("81"),
            Self::ArmedForces => Some("61"),
            Self::Delegated(_) => Some("25"),
            Self::NotYetDelegated(_) => Some("21"),
            Self::SubIcb => Some("12"),
            Self::DelegatedNobody | Self::Nobody => None,
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
