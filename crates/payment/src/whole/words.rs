//! The words by which flags, warnings and errors of the whole method are written in a table.

use super::{Flag, Nobody, Warning};

impl Flag {
    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ProviderAssessment => "provider_assessment",
            Self::OrdinaryResidence => "ordinary_residence",
            Self::VisitorInSpecialisedCare => "visitor_in_specialised_care",
            Self::InternationalAgreement => "international_agreement",
            Self::ResidentPopulation => "resident_population",
            Self::CrossBorderReferral => "cross_border_referral",
            Self::WelshResidentAtReferralStep => "welsh_resident_at_referral_step",
            Self::LocalExclusion => "local_exclusion",
            Self::ServiceInSpecification => "service_in_specification",
            Self::LocalPublicHealthRule => "local_public_health_rule",
            Self::FertilityNotice => "fertility_notice",
            Self::LookedAfterChild => "looked_after_child",
            Self::OnlyWalesKnown => "only_wales_known",
            Self::HostByLocalAgreement => "host_by_local_agreement",
        }
    }
}

impl Warning {
    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoChargingCategory => "no_charging_category",
            Self::HomeNotFound => "home_not_found",
            Self::HomeTakenFromPractice => "home_taken_from_practice",
            Self::BlueService => "blue_service",
            Self::SpecialisedWithoutStatus => "specialised_without_status",
            Self::ListPastReview => "list_past_review",
        }
    }
}

impl Nobody {
    /// Returns the word that is printed in a table.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoListsOnThatDate => "no_lists_on_that_date",
            Self::DataSetNotCovered => "data_set_not_covered",
            Self::NoContract => "no_contract",
            Self::NoHub => "no_hub",
            Self::NoPracticeCommissioner => "no_practice_commissioner",
            Self::NoHomeSubIcb => "no_home_sub_icb",
            Self::NoHost => "no_host",
            Self::OnlyIcbKnown => "only_icb_known",
            Self::HomeOutsideEngland => "home_outside_england",
            Self::NoBoard => "no_board",
            Self::NoRegion => "no_region",
            Self::NoLocalAuthority => "no_local_authority",
        }
    }
}
