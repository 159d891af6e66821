//! What the reference lists say of a row on its day.

use super::Row;
use super::reason::{Area, Step};
use crate::decision::{Input, Warning};
use crate::tables::{Service, Status, SubIcb, Tables};

/// Carries every flag in the list and means none of them.
const NOT_COMMISSIONED: &str = "99999999";
/// Stands for a specialised service that is not named; flagged mental health, but is not.
const SERVICE_UNNAMED: &str = "NCBPSXXX";

/// A row with what the lists say of it.
pub(super) struct Facts<'t, 'r> {
    pub tables: &'t Tables,
    pub row: &'r Row<'r>,
    service: Option<&'t Service>,
    gp: Found<'t>,
    residence: Found<'t>,
    host: Found<'t>,
}

/// What a field for a sub-ICB location turned out to hold.
#[derive(Clone, Copy)]
enum Found<'t> {
    Nothing,
    Location(&'t str, &'t SubIcb),
    Icb(&'t SubIcb),
}

/// The first field of the chain that the lists know.
pub(super) struct Link<'t> {
    pub step: Step,
    pub area: &'t SubIcb,
    /// The location, unless the field held an ICB.
    pub location: Option<(Area, &'t str)>,
}

impl<'t, 'r> Facts<'t, 'r> {
    pub(super) fn of(tables: &'t Tables, row: &'r Row<'r>) -> Self {
        let day = row.activity_date;
        let found = |code: &str| {
            let Some(day) = day else { return Found::Nothing };
            if let Some((own, area)) = tables.sub_icb(code, day) {
                return Found::Location(own, area);
            }
            tables.icb(code, day).map_or(Found::Nothing, Found::Icb)
        };
        Self {
            tables,
            row,
            service: day.and_then(|day| tables.service(row.service_code, day)),
            gp: found(row.gp_sub_icb),
            residence: found(row.residence_sub_icb),
            host: found(row.host_sub_icb),
        }
    }

    /// The status of a service; none where the list does not have it on the day.
    pub(super) fn status(&self) -> Option<Status> {
        self.service.map(|service| service.status)
    }

    /// A flag of the service, which 99999999 never has.
    pub(super) fn flagged(&self, flag: fn(&Service) -> bool) -> bool {
        self.row.service_code != NOT_COMMISSIONED && self.service.is_some_and(flag)
    }

    pub(super) fn mental_health(&self) -> bool {
        self.row.service_code != SERVICE_UNNAMED && self.flagged(|own| own.mental_health)
    }

    /// Flagged so, or submitted so with a service code that says nothing.
    pub(super) fn specialised(&self) -> bool {
        let silent = self.row.service_code == NOT_COMMISSIONED || self.service.is_none();
        self.flagged(|own| own.specialised) || (self.row.category == "21" && silent)
    }

    /// The first of practice, home and host; an ICB counts, but never as a host.
    pub(super) fn chain(&self) -> Option<Link<'t>> {
        let link = |found: Found<'t>, step, icb_step: Option<Step>, area| match found {
            Found::Location(code, own) => {
                Some(Link { step, area: own, location: Some((area, code)) })
            }
            Found::Icb(own) => icb_step.map(|step| Link { step, area: own, location: None }),
            Found::Nothing => None,
        };
        link(self.gp, Step::Practice, Some(Step::PracticeIcb), Area::Practice)
            .or_else(|| {
                link(self.residence, Step::Residence, Some(Step::ResidenceIcb), Area::Residence)
            })
            .or_else(|| link(self.host, Step::Host, None, Area::Host))
    }

    /// The first sub-ICB location of practice, home and host; ICBs are passed over.
    pub(super) fn trio(&self) -> Option<(Area, &'t str)> {
        let fields =
            [(self.gp, Area::Practice), (self.residence, Area::Residence), (self.host, Area::Host)];
        fields.into_iter().find_map(|(found, area)| match found {
            Found::Location(code, _) => Some((area, code)),
            Found::Icb(_) | Found::Nothing => None,
        })
    }

    /// The host's own location.
    pub(super) fn host(&self) -> Option<&'t SubIcb> {
        match self.host {
            Found::Location(_, area) => Some(area),
            Found::Icb(_) | Found::Nothing => None,
        }
    }

    /// What is odd, in the order of the fields. Where the day is, codes are not blamed.
    pub(super) fn warnings(&self) -> Vec<Warning> {
        match self.row.activity_date {
            None => return vec![Warning::DateMissing],
            Some(day) if day < self.tables.first_day() => return vec![Warning::DateBeforeTables],
            Some(_) => {}
        }
        let mut all = Vec::new();
        for (code, found, input) in [
            (self.row.gp_sub_icb, self.gp, Input::PracticeSubIcb),
            (self.row.residence_sub_icb, self.residence, Input::ResidenceSubIcb),
            (self.row.host_sub_icb, self.host, Input::HostSubIcb),
        ] {
            match found {
                Found::Icb(_) => all.push(Warning::IcbInSubIcbField(input)),
                Found::Nothing if !code.is_empty() => all.push(Warning::NotInTable(input)),
                Found::Nothing | Found::Location(..) => {}
            }
        }
        if !self.row.service_code.is_empty() && self.service.is_none() {
            all.push(Warning::NotInTable(Input::ServiceCode));
        }
        all
    }
}
