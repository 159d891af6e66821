//! The tests of the method, in the order in which they are asked.

use super::facts::Facts;
use super::reason::Reason;
use crate::decision::Input;
use crate::tables::Status;

/// One test of the method.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// Drugs and devices, and the categories that are paid for apart.
    Excluded,
    /// Specialised mental health, which lead providers commission.
    MentalHealth,
    /// Specialised services that are to be delegated.
    Amber,
    /// Specialised services that NHS England retains.
    Retained,
    /// Secondary dental care.
    Dental,
    /// Health and justice.
    Justice,
    /// Public health that NHS England commissions.
    PublicHealth,
    /// Armed forces.
    ArmedForces,
    /// Specialised services that are delegated.
    Delegated,
    /// All the rest.
    Responsible,
}

/// The order in which the tests are asked; the first that applies decides.
pub const ORDER: [Rule; 10] = [
    Rule::Excluded,
    Rule::MentalHealth,
    Rule::Amber,
    Rule::Retained,
    Rule::Dental,
    Rule::Justice,
    Rule::PublicHealth,
    Rule::ArmedForces,
    Rule::Delegated,
    Rule::Responsible,
];

/// A reason, and who pays where it names somebody.
type Outcome<'t> = (Option<Reason>, Option<&'t str>);

/// Who commissions for the armed forces in England.
const ARMED_FORCES: &str = "13Q";

impl Rule {
    /// Returns its number in the published order; 0 for what is left out beforehand.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Excluded => 0,
            Self::MentalHealth => 1,
            Self::Amber => 2,
            Self::Retained => 3,
            Self::Dental => 4,
            Self::Justice => 5,
            Self::PublicHealth => 6,
            Self::ArmedForces => 7,
            Self::Delegated => 8,
            Self::Responsible => 9,
        }
    }

    /// Returns the word that is printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Excluded => "excluded",
            Self::MentalHealth => "mental_health",
            Self::Amber => "amber",
            Self::Retained => "retained",
            Self::Dental => "dental",
            Self::Justice => "justice",
            Self::PublicHealth => "public_health",
            Self::ArmedForces => "armed_forces",
            Self::Delegated => "delegated",
            Self::Responsible => "responsible",
        }
    }

    /// Returns the fields that the test and its answer read.
    #[must_use]
    pub const fn inputs(self) -> &'static [Input] {
        use Input::{
            ActivityDate, Category, HostSubIcb, PointOfDelivery, Practice, PracticeSubIcb,
            ResidenceSubIcb, ServiceCode, TreatmentFunction,
        };
        match self {
            Self::Excluded => &[Category, PointOfDelivery],
            Self::MentalHealth => &[ActivityDate, ServiceCode],
            Self::Retained => &[ActivityDate, HostSubIcb, Category, ServiceCode],
            Self::Amber | Self::PublicHealth | Self::Delegated => {
                &[ActivityDate, PracticeSubIcb, ResidenceSubIcb, HostSubIcb, Category, ServiceCode]
            }
            Self::Dental => &[
                ActivityDate,
                PracticeSubIcb,
                ResidenceSubIcb,
                HostSubIcb,
                Category,
                ServiceCode,
                TreatmentFunction,
            ],
            Self::Justice => &[Practice, Category, PointOfDelivery],
            Self::ArmedForces => &[Practice, Category],
            Self::Responsible => &[ActivityDate, PracticeSubIcb, ResidenceSubIcb, HostSubIcb],
        }
    }

    pub(super) fn applies(self, facts: &Facts<'_, '_>) -> bool {
        let is_status = |status| facts.specialised() && facts.status() == Some(status);
        match self {
            Self::Excluded => is_excluded(facts),
            Self::MentalHealth => facts.mental_health(),
            Self::Amber => is_status(Status::Amber),
            Self::Retained => is_retained(facts),
            Self::Dental => is_dental(facts),
            Self::Justice => is_justice(facts),
            Self::PublicHealth => is_public_health(facts),
            Self::ArmedForces => is_armed_forces(facts),
            Self::Delegated => is_status(Status::Green),
            Self::Responsible => true,
        }
    }

    pub(super) fn outcome<'t>(self, facts: &Facts<'t, '_>) -> Outcome<'t> {
        match self {
            Self::Excluded => (None, None),
            Self::MentalHealth => mental_health(facts),
            Self::Amber => amber(facts),
            Self::Retained => retained(facts),
            Self::Dental => dental(facts),
            Self::Justice => justice(facts),
            Self::PublicHealth => public_health(facts),
            Self::ArmedForces => (Some(Reason::ArmedForces), Some(ARMED_FORCES)),
            Self::Delegated => delegated(facts),
            Self::Responsible => responsible(facts),
        }
    }
}

impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// The answer of a test, or its error: nobody is guessed, and no later test is asked.
fn named<'t>(found: Option<(Reason, &'t str)>, otherwise: Reason) -> Outcome<'t> {
    match found {
        Some((reason, commissioner)) => (Some(reason), Some(commissioner)),
        None => (Some(otherwise), None),
    }
}

fn is_excluded(facts: &Facts<'_, '_>) -> bool {
    matches!(facts.row.pod, "DRUG" | "DEVICE") || matches!(facts.row.category, "31" | "32" | "41")
}

fn mental_health<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let delegated = facts.status() == Some(Status::Green);
    let reason =
        if delegated { Reason::MentalHealthDelegated } else { Reason::MentalHealthRetained };
    (Some(reason), None)
}

fn amber<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let found = facts.chain().map(|link| (Reason::AmberHub(link.step), link.area.hub.as_str()));
    named(found, Reason::AmberNobody)
}

/// Red, blue, not applicable, or a code without a status.
fn is_retained(facts: &Facts<'_, '_>) -> bool {
    facts.specialised() && !matches!(facts.status(), Some(Status::Amber | Status::Green))
}

fn retained<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let found = facts.host().map(|host| (Reason::RetainedHub, host.hub.as_str()));
    named(found, Reason::RetainedNobody)
}

fn is_dental(facts: &Facts<'_, '_>) -> bool {
    let function = matches!(
        facts.row.tfc,
        "140" | "141" | "142" | "143" | "144" | "145" | "217" | "450" | "451"
    );
    (function && !facts.specialised())
        || matches!(facts.row.category, "51" | "55")
        || facts.flagged(|own| own.dental)
}

fn dental<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let location = facts.chain().and_then(|link| link.location);
    named(location.map(|(area, code)| (Reason::Dental(area), code)), Reason::DentalNobody)
}

fn is_justice(facts: &Facts<'_, '_>) -> bool {
    let listed = facts.tables.justice_hub(facts.row.gp_practice).is_some();
    (listed || matches!(facts.row.category, "71" | "75")) && facts.row.pod != "AE"
}

fn justice<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let hub = facts.tables.justice_hub(facts.row.gp_practice);
    named(hub.map(|hub| (Reason::Justice, hub)), Reason::JusticeNobody)
}

fn is_public_health(facts: &Facts<'_, '_>) -> bool {
    matches!(facts.row.category, "81" | "85") || facts.flagged(|own| own.public_health)
}

fn public_health<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let found =
        facts.chain().map(|link| (Reason::PublicHealth(link.step), link.area.region.as_str()));
    named(found, Reason::PublicHealthNobody)
}

/// By the practice, as the published flow chart says; the published procedure joins the list to
/// the practice's sub-ICB location, which matches nothing.
fn is_armed_forces(facts: &Facts<'_, '_>) -> bool {
    facts.tables.is_armed_forces(facts.row.gp_practice) || facts.row.category == "61"
}

/// The list says since when an ICB has the delegation: all of them from 2025-04-01.
fn delegated<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    let found = facts.chain().and_then(|link| {
        if link.area.delegated {
            facts.trio().map(|(area, code)| (Reason::Delegated(area), code))
        } else {
            Some((Reason::NotYetDelegated(link.step), link.area.hub.as_str()))
        }
    });
    named(found, Reason::DelegatedNobody)
}

fn responsible<'t>(facts: &Facts<'t, '_>) -> Outcome<'t> {
    named(facts.trio().map(|(_, code)| (Reason::SubIcb, code)), Reason::Nobody)
}
