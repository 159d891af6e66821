//! A record as the chart sees it: which practice counts, where the home is, and who is the
//! responsible sub-ICB. Responsible commissioner policy (Who Pays), in the order of its rows.

use remit_dictionary::Date;

use super::decision::{Flag, Nobody, Notes, Warning};
use super::lists::{List, Lists};
use super::record::{PracticeStatus, Record};
use super::steps::Next;

const ENGLAND: &str = "E92000001";
const WALES: &str = "W92000004";
const SCOTLAND: &str = "S92000003";
const NORTHERN_IRELAND: &str = "N92000002";

/// The armed-forces commissioner.
pub(super) const ARMED_FORCES: &str = "13Q";

/// The code of Wales where no board is known.
const WALES_ONLY: &str = "W01";

/// Where the home is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Home {
    England,
    Wales,
    Scotland,
    NorthernIreland,
    /// No fixed abode, unknown, or only a country known: as living at the provider's main site.
    Unknown,
    Abroad,
}

impl Home {
    fn in_country(country: &str) -> Self {
        match country {
            ENGLAND => Self::England,
            WALES => Self::Wales,
            SCOTLAND => Self::Scotland,
            NORTHERN_IRELAND => Self::NorthernIreland,
            _ => Self::Abroad,
        }
    }
}

/// A record, its home and the lists on its date.
pub(super) struct Case<'r, 'a> {
    pub(super) record: &'r Record<'a>,
    pub(super) home: Home,
    home_is_practice: bool,
    registered: bool,
    lists: &'r Lists,
    date: Date,
}

impl<'r, 'a> Case<'r, 'a> {
    pub(super) fn new(record: &'r Record<'a>, lists: &'r Lists, notes: &mut Notes) -> Self {
        let date = record.assigned_on;
        let registered = !lists.has(List::NoPractice, record.practice_code, date);
        let mut case =
            Self { record, home: Home::Abroad, home_is_practice: false, registered, lists, date };
        let recorded = case.recorded_home(notes);
        case.home = case.forces_home().unwrap_or(recorded);
        case.home_is_practice = case.forces_home().is_some();
        if case.home != recorded {
            notes.warn(Warning::HomeTakenFromPractice);
        }
        if case.home == Home::Unknown && case.has(List::HomeWalesOnly, record.home_postcode) {
            notes.flag(Flag::OnlyWalesKnown);
        }
        case
    }

    pub(super) fn has(&self, list: List, code: &str) -> bool {
        self.lists.has(list, code, self.date)
    }

    pub(super) fn any_begins(&self, list: List, codes: &[&str]) -> bool {
        codes.iter().any(|code| self.lists.has_beginning(list, code, self.date))
    }

    fn recorded_home(&self, notes: &mut Notes) -> Home {
        let (postcode, country) = (self.record.home_postcode, self.record.home_country);
        if self.has(List::HomeUnknown, postcode) {
            Home::Unknown
        } else if !country.is_empty() {
            Home::in_country(country)
        } else if postcode.starts_with("ZZ99") {
            Home::Abroad
        } else {
            if !postcode.is_empty() {
                notes.warn(Warning::HomeNotFound);
            }
            Home::Unknown
        }
    }

    /// The address of a Welsh or Scottish forces practice is the home.
    fn forces_home(&self) -> Option<Home> {
        let home = Home::in_country(self.record.practice_country);
        let elsewhere = matches!(home, Home::Wales | Home::Scotland);
        (self.is_forces_practice() && elsewhere).then_some(home)
    }

    fn practice_counts(&self) -> bool {
        let open = match self.record.practice_status {
            PracticeStatus::Active | PracticeStatus::Proposed => true,
            PracticeStatus::NotOpen => false,
        };
        self.registered && open
    }

    fn is_forces_practice(&self) -> bool {
        self.practice_counts() && self.record.practice_commissioner == ARMED_FORCES
    }

    /// Returns whether the practice's parent is 13Q and its postcode lies in England.
    pub(super) fn is_english_forces_practice(&self) -> bool {
        self.is_forces_practice() && self.record.practice_country == ENGLAND
    }

    /// Returns whether the patient is registered with an English practice, open on the date.
    pub(super) fn is_english_practice(&self) -> bool {
        self.practice_counts()
            && self.record.practice_country == ENGLAND
            && !self.has(List::WelshRegion, self.record.practice_region)
            && !self.has(List::WelshGeography, self.record.practice_geography)
            && !self.has(List::OverseasGeography, self.record.practice_geography)
            && !self.has(List::WelshCommissioner, self.record.practice_commissioner)
    }

    /// Returns whether the practice belongs to the forces overseas, Jersey, Guernsey or Man.
    pub(super) fn is_overseas_practice(&self) -> bool {
        self.registered
            && (self.record.practice_country.starts_with("BF")
                || self.has(List::OverseasGeography, self.record.practice_geography))
    }

    /// Returns whether a Welsh board commissions the practice.
    pub(super) fn is_welsh_practice(&self) -> bool {
        self.practice_counts()
            && self.has(List::WelshCommissioner, self.record.practice_commissioner)
    }

    pub(super) fn home_in_border_area(&self) -> bool {
        self.has(List::BorderArea, self.record.home_icb)
            || self.has(List::BorderArea, self.record.home_unitary)
    }

    /// Returns whether the home is in England; an unknown home counts as England.
    pub(super) fn home_in_england(&self) -> bool {
        matches!(self.home, Home::England | Home::Unknown)
    }

    /// The responsible sub-ICB, rows 3 to 5; a person's knowledge of a child's original sub-ICB
    /// comes first.
    pub(super) fn responsible_sub_icb(&self, notes: &mut Notes) -> Next<'a> {
        if !self.record.original_sub_icb.is_empty() {
            notes.flag(Flag::LookedAfterChild);
            return Next::Overridden(self.record.original_sub_icb);
        }
        if self.is_english_practice()
            && !self.is_forces_practice()
            && self.record.home_detention_hub.is_empty()
        {
            let code = self.record.practice_commissioner;
            return Next::Ends(self.sub_icb(code, Nobody::NoPracticeCommissioner));
        }
        match self.home {
            Home::England => {
                Next::Ends(self.sub_icb(self.record.home_sub_icb, Nobody::NoHomeSubIcb))
            }
            Home::Unknown => self.host_sub_icb(notes),
            Home::Wales | Home::Scotland | Home::NorthernIreland | Home::Abroad => {
                Next::Ends(Err(Nobody::HomeOutsideEngland))
            }
        }
    }

    /// The sub-ICB of the provider's main site.
    pub(super) fn host_sub_icb(&self, notes: &mut Notes) -> Next<'a> {
        notes.flag(Flag::HostByLocalAgreement);
        Next::Ends(self.sub_icb(self.record.host_sub_icb, Nobody::NoHost))
    }

    /// A visitor's sub-ICB: the responsible one with an English practice, where it can be told;
    /// otherwise the one where the provider lies.
    pub(super) fn visitor_sub_icb(&self, notes: &mut Notes) -> Next<'a> {
        if !self.is_english_practice() {
            if !matches!(self.home, Home::Abroad) {
                notes.flag(Flag::ResidentPopulation);
            }
            return self.host_sub_icb(notes);
        }
        match self.responsible_sub_icb(notes) {
            Next::Ends(Err(Nobody::HomeOutsideEngland)) => self.host_sub_icb(notes),
            next => next,
        }
    }

    /// The code of a sub-ICB. Where only the ICB is known there is no code: it is the row's own
    /// code of an ICB, or of the shape that all had before 2026 (Q and two more).
    fn sub_icb(&self, code: &'a str, missing: Nobody) -> Result<&'a str, Nobody> {
        let code = present(code, missing)?;
        let is_icb = code == self.record.practice_geography
            || code == self.record.home_icb
            || (code.len() == 3 && code.starts_with('Q'));
        if is_icb { Err(Nobody::OnlyIcbKnown) } else { Ok(code) }
    }

    /// The hub of the provider.
    pub(super) fn provider_hub(&self) -> Next<'a> {
        Next::Ends(present(self.record.provider_hub, Nobody::NoHub))
    }

    /// The board of the home; for an English home with a Welsh practice, and for a forces practice
    /// that is the home, the practice's.
    pub(super) fn board(&self, notes: &mut Notes) -> Next<'a> {
        let by_practice =
            self.home_is_practice || (self.home == Home::England && self.is_welsh_practice());
        let (practice, home) = (self.record.practice_health_body, self.record.home_health_body);
        let code = if by_practice { practice } else { home };
        let postcode = self.record.home_postcode;
        let only_wales = self.home == Home::Wales
            && !by_practice
            && (postcode.is_empty() || postcode.starts_with("ZZ99"))
            && self.record.home_unitary.is_empty()
            && code.is_empty();
        if only_wales {
            notes.flag(Flag::OnlyWalesKnown);
            return Next::Ends(Ok(WALES_ONLY));
        }
        Next::Ends(present(code, Nobody::NoBoard))
    }
}

/// A code that is there, or why not.
pub(super) fn present(code: &str, missing: Nobody) -> Result<&str, Nobody> {
    if code.is_empty() { Err(missing) } else { Ok(code) }
}
