//! Footprints in words, such as `icb@2026-04-01`: a level and a day.

use remit_dictionary::Date;
use remit_register::Kind;

use super::Footprint;

/// The levels that a footprint divides England into.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// Clinical commissioning groups.
    Ccg,
    /// Sub-ICB locations.
    SubIcb,
    /// Integrated care boards.
    Icb,
    /// Sustainability and transformation partnerships.
    Stp,
    /// Regions of NHS England.
    Region,
}

impl Division {
    /// Every division, with the word that commands use.
    pub const ALL: [(Self, &str); 5] = [
        (Self::Ccg, "ccg"),
        (Self::SubIcb, "sub-icb"),
        (Self::Icb, "icb"),
        (Self::Stp, "stp"),
        (Self::Region, "region"),
    ];

    /// Returns the kind of body that the division is made of.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::Ccg => Kind::Ccg,
            Self::SubIcb => Kind::SubIcbLocation,
            Self::Icb => Kind::Icb,
            Self::Stp => Kind::Stp,
            Self::Region => Kind::Region,
        }
    }
}

/// Why a footprint is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FootprintError {
    /// The words are not a footprint.
    #[error("{0:?} is no footprint")]
    Unknown(String),
    /// The law knows no such bodies on that day.
    #[error("there were no bodies of the kind {kind} on {date}")]
    NotInLaw {
        /// The kind.
        kind: String,
        /// The day.
        date: Date,
    },
}

impl Footprint<'_> {
    /// Returns the level and the day of words such as `icb@2026-04-01`.
    ///
    /// # Errors
    /// When the words are something else, or the law had no such bodies on that day.
    pub fn parse_at(words: &str) -> Result<(Division, Date), FootprintError> {
        let unknown = || FootprintError::Unknown(words.to_owned());
        let (level, day) = words.split_once('@').ok_or_else(unknown)?;
        let found = Division::ALL.into_iter().find(|(_, word)| *word == level);
        let (division, _) = found.ok_or_else(unknown)?;
        let date = Date::parse(day).map_err(|_| unknown())?;
        let kind = division.kind();
        if division != Division::Region && !kind.in_law().contains(date) {
            return Err(FootprintError::NotInLaw { kind: level.to_owned(), date });
        }
        Ok((division, date))
    }
}
