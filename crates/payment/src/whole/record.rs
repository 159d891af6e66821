//! A full record: what the method asks of one activity, with every look-up already made.
//! Empty text is a missing value.

use remit_dictionary::Date;

/// One activity. The practice and the home are as at admission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record<'a> {
    /// Arrival, appointment, discharge, or the start of an unfinished spell: the day of the lists.
    pub assigned_on: Date,
    /// Which data set it is sent in.
    pub data_set: DataSet,
    /// Whether an overseas visitor is charged.
    pub charging_category: ChargingCategory,
    /// Whether the patient is private.
    pub administrative_category: AdministrativeCategory,
    /// The practice, or one of the codes for none.
    pub practice_code: &'a str,
    /// Whether the practice is open on the assignment date.
    pub practice_status: PracticeStatus,
    /// The commissioner of the practice.
    pub practice_commissioner: &'a str,
    /// The country code of the practice's postcode, or `BFPO`.
    pub practice_country: &'a str,
    /// The high-level geography (ICB) of the practice.
    pub practice_geography: &'a str,
    /// The region where the practice lies.
    pub practice_region: &'a str,
    /// The health board of the practice's postcode, outside England.
    pub practice_health_body: &'a str,
    /// The postcode of the home, real or pseudo.
    pub home_postcode: &'a str,
    /// The country code of the home.
    pub home_country: &'a str,
    /// The sub-ICB of the home.
    pub home_sub_icb: &'a str,
    /// The ICB of the home.
    pub home_icb: &'a str,
    /// The unitary authority of the home.
    pub home_unitary: &'a str,
    /// The NHS region of the home.
    pub home_region: &'a str,
    /// The health board or local commissioning group of the home, outside England.
    pub home_health_body: &'a str,
    /// The local authority of the home.
    pub home_local_authority: &'a str,
    /// The health and justice hub of the home, where it is a listed place of detention.
    pub home_detention_hub: &'a str,
    /// Where an admitted patient came from.
    pub source_of_admission: &'a str,
    /// Whether the service is specialised.
    pub service: Service,
    /// The colour of the service.
    pub delegation_status: DelegationStatus,
    /// Whether NHS England pays for the service for patients of the other countries.
    pub on_devolved_list: bool,
    /// Whether the referral came through the cross-border referral service.
    pub ras_referral: bool,
    /// Whether an international agreement outside ordinary charging applies.
    pub international_agreement: bool,
    /// The treatment function.
    pub treatment_function: &'a str,
    /// Whether a section 7A specification names it.
    pub section_7a: bool,
    /// Whether it is other public health.
    pub other_public_health: bool,
    /// The diagnoses, with or without the dot.
    pub diagnoses: &'a [&'a str],
    /// The procedures, with or without the dot.
    pub procedures: &'a [&'a str],
    /// Whether NHS England told the provider before the treatment that it pays.
    pub fertility_notice: bool,
    /// The sub-ICB of the practice after a change during the spell. It does not influence the
    /// answer: the whole spell is as at admission.
    pub later_sub_icb: &'a str,
    /// The original sub-ICB of a child looked after and placed elsewhere; a person enters it.
    pub original_sub_icb: &'a str,
    /// The sub-ICB of the provider's main site.
    pub host_sub_icb: &'a str,
    /// The commissioning hub of the provider.
    pub provider_hub: &'a str,
    /// Whether NHS England holds a contract with the provider.
    pub provider_contract: bool,
}

/// The data set of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataSet {
    /// Emergency care.
    EmergencyCare,
    /// Outpatients.
    Outpatient,
    /// Admitted care.
    Admitted,
    /// Any other: the chart does not start there.
    Other,
}

impl DataSet {
    /// Returns the data set of a type of commissioning data set.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "011" => Self::EmergencyCare,
            "020" => Self::Outpatient,
            "120" | "130" | "140" | "150" | "160" | "180" | "190" | "200" => Self::Admitted,
            _ => Self::Other,
        }
    }
}

/// The category of an overseas visitor; A is somebody ordinarily resident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChargingCategory {
    /// Ordinarily resident.
    A,
    /// Paid the immigration health surcharge.
    B,
    /// Exempt from charges.
    C,
    /// Chargeable.
    D,
    /// Exempt under a reciprocal agreement.
    E,
    /// Chargeable, of the European Economic Area.
    F,
    /// Blank or unknown.
    Unknown,
}

impl ChargingCategory {
    /// Returns the category of a code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "A" => Self::A,
            "B" => Self::B,
            "C" => Self::C,
            "D" => Self::D,
            "E" => Self::E,
            "F" => Self::F,
            _ => Self::Unknown,
        }
    }
}

/// The administrative category; the method asks only whether the patient is private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdministrativeCategory {
    /// A private patient.
    Private,
    /// Anybody else, or not known.
    Other,
}

impl AdministrativeCategory {
    /// Returns the category of a code.
    #[must_use]
    pub fn of(code: &str) -> Self {
        if code == "02" { Self::Private } else { Self::Other }
    }
}

/// The status of a practice on the assignment date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PracticeStatus {
    /// Open.
    Active,
    /// Open soon.
    Proposed,
    /// Closed, dormant, or not known.
    NotOpen,
}

impl PracticeStatus {
    /// Returns the status of a code of the practice file.
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            "A" => Self::Active,
            "P" => Self::Proposed,
            _ => Self::NotOpen,
        }
    }
}

/// Whether a service is specialised.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Service {
    /// Not specialised, or not known.
    Ordinary,
    /// Specialised.
    Specialised,
    /// Highly specialised.
    HighlySpecialised,
}

impl Service {
    /// Returns the kind that a word names.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "specialised" => Self::Specialised,
            "highly_specialised" => Self::HighlySpecialised,
            _ => Self::Ordinary,
        }
    }

    pub(super) fn is_specialised(self) -> bool {
        matches!(self, Self::Specialised | Self::HighlySpecialised)
    }
}

/// The colour of a specialised service: who commissions it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DelegationStatus {
    /// Kept by NHS England.
    Red,
    /// Kept by NHS England, or left to the local contract.
    Blue,
    /// To be delegated.
    Amber,
    /// Delegated to the ICB.
    Green,
    /// Not applicable, or not known.
    NotApplicable,
}

impl DelegationStatus {
    /// Returns the status of a word.
    #[must_use]
    pub fn of(word: &str) -> Self {
        match word {
            "RED" => Self::Red,
            "BLUE" => Self::Blue,
            "AMBER" => Self::Amber,
            "GREEN" => Self::Green,
            _ => Self::NotApplicable,
        }
    }

    pub(super) fn is_kept_by_nhs_england(self) -> bool {
        matches!(self, Self::Red | Self::Blue)
    }
}
