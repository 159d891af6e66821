//! The steps of the chart, in its order; each is one question. A blank or unknown value answers
//! No unless a step says otherwise.
//! Commissioner Assignment Method Flow Chart 2025/26, accompanying guidance v1.1, page 68.

use super::case::{ARMED_FORCES, Case, Home, present};
use super::decision::{Flag, Nobody, Notes, Step, Warning};
use super::lists::List;
use super::record::{AdministrativeCategory, ChargingCategory, DataSet, DelegationStatus, Service};

/// The payer of private patients and visitors who are charged.
const PATIENT_PAYS: &str = "VPP00";

/// The commissioner of specialised services of Wales.
const WALES_SPECIALISED: &str = "7A5HC";

/// The commissioner of specialised services of Scotland.
const SCOTLAND_SPECIALISED: &str = "SD002";

/// What a step answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Next<'a> {
    /// The search goes on.
    To(Step),
    /// The search ends: a payer, or nobody.
    Ends(Result<&'a str, Nobody>),
    /// What a person knows overrides the chart.
    Overridden(&'a str),
}

use Next::{Ends, To};

/// Takes one step.
pub(super) fn take<'a>(step: Step, case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    match step {
        Step::Start => start(case),
        Step::AE1 => emergency_home(case, notes),
        Step::A => patient_pays(case, notes),
        Step::B => ordinarily_resident(case, notes),
        Step::B1 => visitor_specialised(case, notes),
        Step::B2 => visitor_of_eea(case, notes),
        Step::B3 => agreement(case, notes),
        Step::B4 => case.visitor_sub_icb(notes),
        Step::WB1 => welsh_practice_at_border(case),
        Step::WB2 => english_practice_at_border(case),
        Step::WB3 => home_in_england(case),
        Step::C => other_country(case, notes),
        Step::C1 => devolved_list(case),
        Step::WB10 => welsh_practice_at_border_specialised(case, notes),
        Step::C3 => cross_border_referral(case, notes),
        Step::C0 => specialised(case),
        Step::C0a => red_or_blue(case, notes),
        Step::C2 => contract(case, notes),
        Step::D => dental(case, notes),
        Step::E => detention(case),
        Step::F => section_7a(case, notes),
        Step::H => other_public_health(case, notes),
        Step::I => infertility(case),
        Step::I1 => fertility_notice(case, notes),
        Step::J => armed_forces(case, notes),
        Step::C5 => green(case, notes),
        Step::C6 => delegated(case, notes),
        // No step leads here: an override ends the walk in the step that it overrides.
        Step::Flag => unreachable!("BUG: the chart has no step for a flag"),
    }
}

/// Start: emergency care asks the home only; outpatients and admitted care take the chart from A.
fn start<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    match case.record.data_set {
        DataSet::EmergencyCare => To(Step::AE1),
        DataSet::Outpatient | DataSet::Admitted => To(Step::A),
        DataSet::Other => Ends(Err(Nobody::DataSetNotCovered)),
    }
}

/// A&E-1: a home in England goes on; any other, visitors too, is the host's. Charging is not asked.
fn emergency_home<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.home_in_england() { To(Step::J) } else { case.host_sub_icb(notes) }
}

/// A: a private patient, or a visitor liable for charges, is nobody's cost but their own.
fn patient_pays<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.record.administrative_category == AdministrativeCategory::Private {
        return Ends(Ok(PATIENT_PAYS));
    }
    match case.record.charging_category {
        ChargingCategory::D | ChargingCategory::F => Ends(Ok(PATIENT_PAYS)),
        ChargingCategory::A | ChargingCategory::B | ChargingCategory::C | ChargingCategory::E => {
            To(Step::B)
        }
        ChargingCategory::Unknown => {
            notes.warn(Warning::NoChargingCategory);
            notes.flag(Flag::ProviderAssessment);
            To(Step::B)
        }
    }
}

/// B: ordinarily resident is category A, no practice overseas, and a home in the country.
fn ordinarily_resident<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    match case.record.charging_category {
        ChargingCategory::A if case.home != Home::Abroad && !case.is_overseas_practice() => {
            return To(Step::WB1);
        }
        ChargingCategory::A | ChargingCategory::Unknown => notes.flag(Flag::OrdinaryResidence),
        ChargingCategory::B
        | ChargingCategory::C
        | ChargingCategory::D
        | ChargingCategory::E
        | ChargingCategory::F => {}
    }
    To(Step::B1)
}

/// B-1: a highly specialised service goes on to the visitor's country. What NHS England keeps it
/// also pays for visitors (Who Pays 11.10, from 2024-04-01), which the chart does not say.
fn visitor_specialised<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    match case.record.service {
        Service::HighlySpecialised => To(Step::B2),
        Service::Specialised if case.record.delegation_status.is_kept_by_nhs_england() => {
            notes.flag(Flag::VisitorInSpecialisedCare);
            To(Step::B2)
        }
        Service::Specialised | Service::Ordinary => To(Step::B3),
    }
}

/// B-2: highly specialised care of residents of the European Economic Area is NHS England's; so is
/// what Who Pays 11.10 adds.
fn visitor_of_eea<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.has(List::Eea, case.record.home_postcode) {
        return case.provider_hub();
    }
    if case.record.delegation_status.is_kept_by_nhs_england() {
        notes.flag(Flag::VisitorInSpecialisedCare);
        return case.provider_hub();
    }
    To(Step::B3)
}

/// B-3: an agreement outside ordinary charging decides as it says; by default a sub-ICB.
fn agreement<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.record.international_agreement {
        notes.flag(Flag::InternationalAgreement);
        return case.visitor_sub_icb(notes);
    }
    if case.has(List::Reciprocal, case.record.home_postcode) {
        notes.flag(Flag::InternationalAgreement);
    }
    To(Step::B4)
}

/// WB-1: a Welsh board's practice and a home on either side of the border are Wales's.
fn welsh_practice_at_border<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    let both = case.is_welsh_practice() && case.home_in_border_area();
    To(if both { Step::C } else { Step::WB2 })
}

/// WB-2: an English practice and a home on either side of the border are England's.
fn english_practice_at_border<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    let both = case.is_english_practice() && case.home_in_border_area();
    To(if both { Step::C0 } else { Step::WB3 })
}

/// WB-3: away from the border the home decides; an unknown home is in England.
fn home_in_england<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    To(if case.home_in_england() { Step::C0 } else { Step::C })
}

/// C: ordinary care of a patient of another country is its board's. The text names the bodies for
/// specialised care here; the chart, which we take, the boards.
fn other_country<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.record.service.is_specialised() { To(Step::C1) } else { case.board(notes) }
}

/// C-1: what NHS England pays for patients of the other countries (appendix C).
fn devolved_list<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    if case.record.on_devolved_list { case.provider_hub() } else { To(Step::WB10) }
}

/// WB-10: as WB-1; otherwise the country's own commissioner of specialised services.
fn welsh_practice_at_border_specialised<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.is_welsh_practice() && case.home_in_border_area() {
        return To(Step::C3);
    }
    match case.home {
        Home::Wales => Ends(Ok(WALES_SPECIALISED)),
        Home::Scotland => Ends(Ok(SCOTLAND_SPECIALISED)),
        Home::NorthernIreland | Home::England | Home::Unknown | Home::Abroad => case.board(notes),
    }
}

/// C-3: Wales pays for what came through the cross-border referral service, else NHS England.
fn cross_border_referral<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    notes.flag(Flag::CrossBorderReferral);
    if case.home == Home::Wales {
        notes.flag(Flag::WelshResidentAtReferralStep);
    }
    if case.record.ras_referral { Ends(Ok(WALES_SPECIALISED)) } else { case.provider_hub() }
}

/// C-0: a specialised service is asked its colour; any other goes to dental care.
fn specialised<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    To(if case.record.service.is_specialised() { Step::C0a } else { Step::D })
}

/// C-0a: red and blue are NHS England's; the chart asks other colours nothing of dental care. The
/// text is the chart's turned round: we take the chart.
fn red_or_blue<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    match case.record.delegation_status {
        DelegationStatus::Red => To(Step::C2),
        DelegationStatus::Blue => {
            notes.warn(Warning::BlueService);
            To(Step::C2)
        }
        DelegationStatus::Green => To(Step::E),
        DelegationStatus::Amber | DelegationStatus::NotApplicable => {
            notes.warn(Warning::SpecialisedWithoutStatus);
            To(Step::E)
        }
    }
}

/// C-2: the provider's hub pays under NHS England's contract; without one the provider is not paid.
fn contract<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    notes.flag(Flag::LocalExclusion);
    if case.record.provider_contract { case.provider_hub() } else { Ends(Err(Nobody::NoContract)) }
}

/// D: dental care by treatment function is the responsible sub-ICB's.
fn dental<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.has(List::Dental, case.record.treatment_function) {
        return case.responsible_sub_icb(notes);
    }
    To(Step::E)
}

/// E: a home in a listed place of detention is its hub's; for admitted care only when admitted
/// from one. One sentence says source of admission 40, the rule 39: the list has both.
fn detention<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    let from_there = match case.record.data_set {
        DataSet::Outpatient => true,
        DataSet::Admitted => case.has(List::PenalSource, case.record.source_of_admission),
        DataSet::EmergencyCare | DataSet::Other => false,
    };
    let hub = case.record.home_detention_hub;
    if from_there && !hub.is_empty() { Ends(Ok(hub)) } else { To(Step::F) }
}

/// F: what a section 7A specification names expressly (pilots and symptomatic tests are not) is
/// the region's of the practice, for the forces where it lies, else of the home.
fn section_7a<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if !case.record.section_7a {
        return To(Step::H);
    }
    notes.flag(Flag::ServiceInSpecification);
    let by_practice = case.is_english_practice();
    let (practice, home) = (case.record.practice_region, case.record.home_region);
    Ends(present(if by_practice { practice } else { home }, Nobody::NoRegion))
}

/// H: other public health is the local authority's of the home.
fn other_public_health<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if !case.record.other_public_health {
        return To(Step::I);
    }
    notes.flag(Flag::LocalPublicHealthRule);
    Ends(present(case.record.home_local_authority, Nobody::NoLocalAuthority))
}

/// I: infertility by diagnosis or procedure.
fn infertility<'a>(case: &Case<'_, 'a>) -> Next<'a> {
    let treated = case.any_begins(List::InfertilityDiagnosis, case.record.diagnoses)
        || case.any_begins(List::InfertilityProcedure, case.record.procedures);
    To(if treated { Step::I1 } else { Step::J })
}

/// I-1: NHS England pays when it told the provider so before the treatment; otherwise the
/// responsible sub-ICB, and step J is not reached.
fn fertility_notice<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.record.fertility_notice {
        return Ends(Ok(ARMED_FORCES));
    }
    notes.flag(Flag::FertilityNotice);
    case.responsible_sub_icb(notes)
}

/// J: a practice of the armed forces in England, open on the assignment date. Emergency care ends
/// here.
fn armed_forces<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    if case.is_english_forces_practice() {
        return Ends(Ok(ARMED_FORCES));
    }
    match case.record.data_set {
        DataSet::EmergencyCare => case.responsible_sub_icb(notes),
        DataSet::Outpatient | DataSet::Admitted | DataSet::Other => To(Step::C5),
    }
}

/// C-5: a green service is asked the delegation; everything else is the responsible sub-ICB's.
fn green<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    let green = case.record.delegation_status == DelegationStatus::Green;
    if case.record.service.is_specialised() && green {
        return To(Step::C6);
    }
    case.responsible_sub_icb(notes)
}

/// C-6: every ICB has the delegation from 2025-04-01, and the lists reach no day before it.
fn delegated<'a>(case: &Case<'_, 'a>, notes: &mut Notes) -> Next<'a> {
    case.responsible_sub_icb(notes)
}
