//! What the chart decides: the step that ended the search, the payer, and what is left to people.

use std::fmt;

/// A step of the chart, in the order in which the chart reaches them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Which data set the record belongs to.
    Start,
    /// Emergency care: is the home in England?
    AE1,
    /// Is the patient charged for it?
    A,
    /// Is the patient ordinarily resident in the United Kingdom?
    B,
    /// A visitor: is the service highly specialised?
    B1,
    /// A visitor: is the home in the European Economic Area?
    B2,
    /// A visitor: does an international agreement apply?
    B3,
    /// A visitor: is there an English practice?
    B4,
    /// A Welsh commissioner's practice and a home in the border areas?
    WB1,
    /// An English practice and a home in the border areas?
    WB2,
    /// Is the home in England?
    WB3,
    /// A patient of another country: is the service specialised?
    C,
    /// Does NHS England pay for it for patients of the other countries?
    C1,
    /// Not on that list: as WB-1?
    WB10,
    /// Referred through the cross-border referral service?
    C3,
    /// Is the service specialised?
    C0,
    /// Is it red or blue?
    C0a,
    /// Does NHS England hold a contract with the provider?
    C2,
    /// Is it dental care?
    D,
    /// Is the patient in a place of detention?
    E,
    /// Is it in a section 7A specification?
    F,
    /// Is it other public health?
    H,
    /// Is it an infertility treatment?
    I,
    /// Did NHS England say that it pays?
    I1,
    /// Is the practice an English armed-forces practice?
    J,
    /// Is it green?
    C5,
    /// Does the ICB have the delegation?
    C6,
    /// No step: what a person knows overrode the chart.
    Flag,
}

impl Step {
    /// Returns its name in the chart.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::AE1 => "A&E-1",
            Self::A => "A",
            Self::B => "B",
            Self::B1 => "B-1",
            Self::B2 => "B-2",
            Self::B3 => "B-3",
            Self::B4 => "B-4",
            Self::WB1 => "WB-1",
            Self::WB2 => "WB-2",
            Self::WB3 => "WB-3",
            Self::C => "C",
            Self::C1 => "C-1",
            Self::WB10 => "WB-10",
            Self::C3 => "C-3",
            Self::C0 => "C-0",
            Self::C0a => "C-0a",
            Self::C2 => "C-2",
            Self::D => "D",
            Self::E => "E",
            Self::F => "F",
            Self::H => "H",
            Self::I => "I",
            Self::I1 => "I-1",
            Self::J => "J",
            Self::C5 => "C-5",
            Self::C6 => "C-6",
            Self::Flag => "flag",
        }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.as_str())
    }
}

/// What only a person can settle: the decision is the chart's default until somebody does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Flag {
    /// The provider has not said whether the patient is charged (step A).
    ProviderAssessment,
    /// Whether the patient is ordinarily resident (step B).
    OrdinaryResidence,
    /// A visitor in specialised care: the chart and Who Pays 11.10 differ, Who Pays wins (B-2).
    VisitorInSpecialisedCare,
    /// What the international agreement says, or whether one applies (step B-3).
    InternationalAgreement,
    /// Whether a visitor with an address here is part of the resident population (step B-4).
    ResidentPopulation,
    /// Whether the referral came through the cross-border service (step C-3).
    CrossBorderReferral,
    /// A Welsh resident at step C-3, which is written for English residents.
    WelshResidentAtReferralStep,
    /// Whether a local exclusion applies to the contract (step C-2).
    LocalExclusion,
    /// Whether the specification names the service expressly (step F).
    ServiceInSpecification,
    /// Whether the payer is as a local rule says (step H).
    LocalPublicHealthRule,
    /// Whether NHS England told the provider before treatment that it pays (step I-1).
    FertilityNotice,
    /// A child looked after and placed elsewhere: the original sub-ICB pays.
    LookedAfterChild,
    /// Only Wales is known of the home: the step says England, the code table W01.
    OnlyWalesKnown,
    /// The host is by the provider's main site; a local agreement may hold another for a while.
    HostByLocalAgreement,
}

/// What is odd about the record, whoever pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Warning {
    /// There is no charging category: it counts as not category A.
    NoChargingCategory,
    /// The postcode is not in the directory: the home counts as unknown.
    HomeNotFound,
    /// The home is the address of the Welsh or Scottish forces practice, not the one recorded.
    HomeTakenFromPractice,
    /// A blue service is decided as red; the text of March leaves it to the local contract.
    BlueService,
    /// A specialised service that is neither red, blue nor green.
    SpecialisedWithoutStatus,
    /// A list is past the day by which somebody should have looked at it again.
    ListPastReview,
}

/// Why nobody can be named: never guessed, and never passed to the next step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Nobody {
    /// There are no lists for the assignment date.
    #[error("the method's lists do not reach the assignment date")]
    NoListsOnThatDate,
    /// The chart starts at emergency care, outpatients and admitted care only.
    #[error("the method does not cover this data set")]
    DataSetNotCovered,
    /// NHS England holds no contract: the provider is not paid.
    #[error("NHS England holds no contract with the provider")]
    NoContract,
    /// The provider has no hub.
    #[error("the provider's hub is not known")]
    NoHub,
    /// The practice's sub-ICB is not known.
    #[error("the practice's commissioner is not known")]
    NoPracticeCommissioner,
    /// The sub-ICB of the home is not known.
    #[error("the sub-ICB of the home is not known")]
    NoHomeSubIcb,
    /// The sub-ICB of the provider's main site is not known.
    #[error("the host sub-ICB of the provider is not known")]
    NoHost,
    /// Only an ICB is known where a sub-ICB is needed.
    #[error("only the ICB is known where a sub-ICB is needed")]
    OnlyIcbKnown,
    /// A sub-ICB is needed by the home, which lies outside England.
    #[error("a sub-ICB is needed by the home, which lies outside England")]
    HomeOutsideEngland,
    /// The board of the home, or of a Welsh practice, is not known.
    #[error("the health board is not known")]
    NoBoard,
    /// The region is not known.
    #[error("the region is not known")]
    NoRegion,
    /// The local authority of the home is not known.
    #[error("the local authority of the home is not known")]
    NoLocalAuthority,
}

/// What the chart decides for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision<'a> {
    /// The step that ended the search.
    pub step: Step,
    /// The code of the commissioner who pays, or why nobody can be named.
    pub answer: Result<&'a str, Nobody>,
    /// What only a person can settle, in the order in which the chart met it.
    pub flags: Vec<Flag>,
    /// What is odd about the record.
    pub warnings: Vec<Warning>,
}

impl<'a> Decision<'a> {
    /// Returns the commissioner who pays; none where nobody can be named.
    #[must_use]
    pub fn commissioner(&self) -> Option<&'a str> {
        self.answer.ok()
    }

    /// Returns why nobody can be named.
    #[must_use]
    pub fn error(&self) -> Option<Nobody> {
        self.answer.err()
    }
}

/// What the walk collects on its way.
#[derive(Debug, Default)]
pub(super) struct Notes {
    flags: Vec<Flag>,
    warnings: Vec<Warning>,
}

impl Notes {
    pub(super) fn flag(&mut self, flag: Flag) {
        if !self.flags.contains(&flag) {
            self.flags.push(flag);
        }
    }

    pub(super) fn warn(&mut self, warning: Warning) {
        if !self.warnings.contains(&warning) {
            self.warnings.push(warning);
        }
    }

    pub(super) fn decide(self, step: Step, answer: Result<&str, Nobody>) -> Decision<'_> {
        Decision { step, answer, flags: self.flags, warnings: self.warnings }
    }
}
