//! The published reference lists that the methods read, each row with the days it holds.
//! NHS England, Commissioner Assignment Method 2025/26, reference tables.

mod dated;
mod read;
mod sheet;

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::Date;

pub(crate) use dated::{Dated, Line};
pub use read::TableError;
pub(crate) use sheet::Sheet;

/// The list of service codes: `SERVICE CODE`, `ICBDelegationStatus`, four flags, two dates.
pub const SERVICE_CODES: &str = "cam_service_codes";
/// The list of sub-ICB locations with their ICB, hub, region and delegation status, two dates.
pub const SUB_ICBS: &str = "cam_sub_icb_to_hub";
/// The list of practices in places of detention and the hub of each.
pub const JUSTICE_PRACTICES: &str = "cam_health_justice_practices";
/// The list of English armed forces practices.
pub const ARMED_FORCES_PRACTICES: &str = "cam_armed_forces_practices";

/// The reference lists, checked: per key the rows follow each other without overlap or gap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tables {
    services: Dated<Service>,
    sub_icbs: Dated<SubIcb>,
    icbs: BTreeMap<String, Vec<SubIcb>>,
    justice: BTreeMap<String, String>,
    armed_forces: BTreeSet<String>,
    editions: Vec<Edition>,
    first_day: Date,
}

/// One list as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// The name of the list.
    pub name: &'static str,
    /// How many rows it has, without its heading.
    pub rows: usize,
    /// FNV-1a of its text: tells two editions apart, and proves nothing more.
    pub fingerprint: u64,
}

/// Who commissions a service within specialised services, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Delegated to ICBs.
    Green,
    /// To be delegated; until then commissioned jointly.
    Amber,
    /// Retained by NHS England.
    Red,
    /// Retained, and not suitable for delegation.
    Blue,
    /// Not a matter of delegation.
    NotApplicable,
}

/// What the list says of one service code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// Its delegation status.
    pub status: Status,
    /// It is a specialised service.
    pub specialised: bool,
    /// It is a specialised mental health service.
    pub mental_health: bool,
    /// It is secondary dental care.
    pub dental: bool,
    /// It is public health commissioned by NHS England.
    pub public_health: bool,
}

/// What the list says of one sub-ICB location, or of the ICB above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubIcb {
    /// Its ICB.
    pub icb: String,
    /// The specialised commissioning hub.
    pub hub: String,
    /// The region of NHS England.
    pub region: String,
    /// Whether the ICB has the delegation of specialised services.
    pub delegated: bool,
    period: remit_dictionary::Period,
}

impl Tables {
    /// Returns what the list says of a service code on a day.
    #[must_use]
    pub fn service(&self, code: &str, day: Date) -> Option<&Service> {
        self.services.at(code, day).map(|(_, service)| service)
    }

    /// Returns a sub-ICB location on a day, with its code as the list has it.
    #[must_use]
    pub fn sub_icb(&self, code: &str, day: Date) -> Option<(&str, &SubIcb)> {
        self.sub_icbs.at(code, day)
    }

    /// Returns an ICB on a day: its hub, region and delegation.
    #[must_use]
    pub fn icb(&self, code: &str, day: Date) -> Option<&SubIcb> {
        self.icbs.get(code)?.iter().find(|own| own.period.contains(day))
    }

    /// Returns the health and justice hub of a practice in a place of detention.
    #[must_use]
    pub fn justice_hub(&self, practice: &str) -> Option<&str> {
        self.justice.get(practice).map(String::as_str)
    }

    /// Tells whether the practice is an English armed forces practice, open or closed.
    #[must_use]
    pub fn is_armed_forces(&self, practice: &str) -> bool {
        self.armed_forces.contains(practice)
    }

    /// Returns the first day on which a sub-ICB location is known.
    #[must_use]
    pub const fn first_day(&self) -> Date {
        self.first_day
    }

    /// Returns the days, in order, on which any list says something else than the day before:
    /// between two of them every day has the same answers.
    #[must_use]
    pub fn changes(&self) -> Vec<Date> {
        let days: BTreeSet<Date> = self.services.changes().chain(self.sub_icbs.changes()).collect();
        days.into_iter().collect()
    }

    /// Returns the lists that were read, by name.
    #[must_use]
    pub fn editions(&self) -> &[Edition] {
        &self.editions
    }

    /// Returns a text that is the same for the same lists and differs where one was changed.
    #[must_use]
    pub fn version(&self) -> String {
        let one = |own: &Edition| format!("{}:{}:{:016x}", own.name, own.rows, own.fingerprint);
        self.editions.iter().map(one).collect::<Vec<_>>().join(" ")
    }
}
