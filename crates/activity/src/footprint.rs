//! Footprints: which body a practice, small area or commissioner's code belongs to.

mod belonging;
mod by_population;
mod homes;
mod laid;
mod words;

use std::collections::BTreeMap;
use std::fmt;

use remit_dictionary::{Code, Date, Period};
use remit_register::View;

pub use by_population::ByPopulation;
pub use homes::Homes;
pub use laid::{FOOTPRINTS, Laid, NotATable};
pub use words::{Division, FootprintError};

use crate::surgeries::Surgeries;

/// A way of dividing England among bodies.
#[derive(Debug, Clone)]
pub enum Footprint<'a> {
    /// The bodies of a level as they were, are or would be on a date.
    At {
        /// What it is called in the answer: `ccg@2020-04-01`.
        label: String,
        /// The level.
        division: Division,
        /// The day.
        date: Date,
        /// The register, or a proposal laid over it.
        view: View<'a>,
        /// Where surgeries stand, if practices without a body on the day go by that.
        surgeries: Option<&'a Surgeries>,
    },
    /// The commissioner on the row's own day.
    AsRecorded {
        /// The register.
        view: View<'a>,
    },
    /// A table that the caller brings: code to body, for all days or for some.
    Table {
        /// What it is called in the answer.
        label: String,
        /// The bodies of each code, each with the days for which it holds, in order.
        homes: BTreeMap<String, Vec<(Period, String)>>,
    },
}

/// Where a code belongs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Home {
    /// To this body.
    Body(String),
    /// The code is known, and belonged to no such body on that date.
    Nowhere,
    /// The sources do not settle it.
    NotSettled,
    /// Nothing is known of the code.
    Unknown,
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Body(code) => code,
            Self::Nowhere => "none",
            Self::NotSettled => "undetermined",
            Self::Unknown => "unknown",
        })
    }
}

/// What a footprint says of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    /// It all belongs there.
    One(Home),
    /// It is divided among these bodies.
    Divided(Vec<Code>),
}

const NOWHERE: Answer = Answer::One(Home::Nowhere);

fn body(code: Code) -> Answer {
    Answer::One(Home::Body(code.to_string()))
}

impl Footprint<'_> {
    /// Returns what the footprint is called in the answer.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::At { label, .. } | Self::Table { label, .. } => label,
            Self::AsRecorded { .. } => "as-recorded",
        }
    }

    /// Tells whether a code's home may depend on the day of the row.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        match self {
            Self::At { .. } => false,
            Self::AsRecorded { .. } => true,
            Self::Table { homes, .. } => {
                let always = |bodies: &Vec<(Period, String)>| bodies[0].0 == Period::ALWAYS;
                !homes.values().all(always)
            }
        }
    }

    /// Returns the name of a body of the footprint, if one is known: on the footprint's day, or
    /// as recorded on the day that is given.
    #[must_use]
    pub fn name_of(&self, home: &Home, day: Date) -> String {
        match (self, home) {
            (_, Home::Nowhere) => "belonged to no such body on that date".to_owned(),
            (_, Home::NotSettled) => "not settled by any source".to_owned(),
            (_, Home::Unknown) => "codes that nothing is known of".to_owned(),
            (Self::Table { .. }, Home::Body(_)) => String::new(),
            (Self::At { view, date, .. }, Home::Body(code)) => name(view, code, *date),
            (Self::AsRecorded { view }, Home::Body(code)) => name(view, code, day),
        }
    }
}

fn name(view: &View<'_>, code: &str, date: Date) -> String {
    let Ok(code) = Code::parse(code) else { return String::new() };
    let nearest = || view.nearest_body(code, date).and_then(|b| view.name_of(&b, b.life.from()));
    view.name_of_code(code, date).or_else(nearest).unwrap_or_default().to_owned()
}
