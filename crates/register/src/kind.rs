//! The kinds of organisation, and when the law has each.

use remit_dictionary::{Date, Period};

/// What sort of organisation a body is.
///
/// The same code on another kind is another organisation: CCG `91Q` ended on 2022-06-30, the
/// sub-ICB location `91Q` began the day after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A GP practice.
    Practice = 0,
    /// Prescribes on NHS prescription, and is no GP practice.
    PrescribingCostCentre = 1,
    /// A primary care group (1999 to 2002).
    PrimaryCareGroup = 2,
    /// A primary care trust, until 2013-03-31.
    Pct = 3,
    /// A clinical commissioning group (2013-04-01 to 2022-06-30).
    Ccg = 4,
    /// What is left of a CCG's code inside an ICB, from 2022-07-01. Not a legal body.
    SubIcbLocation = 5,
    /// Cuts a sub-ICB location for reporting. Not a legal body.
    SubIcbReportingEntity = 6,
    /// An integrated care board, from 2022-07-01.
    Icb = 7,
    /// A sustainability and transformation partnership, until 2022-06-30.
    Stp = 8,
    /// A strategic health authority, until 2013-03-31.
    Sha = 9,
    /// A region of NHS England.
    Region = 10,
    /// An area team or local office of NHS England.
    AreaTeam = 11,
    /// A commissioning hub of NHS England.
    Hub = 12,
    /// An NHS trust or NHS foundation trust.
    Trust = 13,
    /// A primary care network, from 2019-07-01.
    Pcn = 14,
    /// A county council (two tiers).
    CountyCouncil = 15,
    /// A unitary council.
    UnitaryCouncil = 16,
    /// A district council (two tiers).
    DistrictCouncil = 17,
    /// A metropolitan borough.
    MetropolitanBorough = 18,
    /// A London borough, or the City.
    LondonBorough = 19,
    /// NHS England, until 2013-03-31 the NHS Commissioning Board.
    NhsEngland = 20,
    /// A health and care partnership of providers and councils.
    HealthAndCarePartnership = 21,
    /// A health board of Wales, Scotland or Northern Ireland.
    HealthBoard = 22,
    /// A site of another organisation.
    Site = 23,
    /// Some other organisation that a file describes.
    Other = 24,
}

const WORDS: [(Kind, &str); 25] = [
    (Kind::Practice, "practice"),
    (Kind::PrescribingCostCentre, "prescribing-cost-centre"),
    (Kind::PrimaryCareGroup, "primary-care-group"),
    (Kind::Pct, "pct"),
    (Kind::Ccg, "ccg"),
    (Kind::SubIcbLocation, "sub-icb-location"),
    (Kind::SubIcbReportingEntity, "sub-icb-reporting-entity"),
    (Kind::Icb, "icb"),
    (Kind::Stp, "stp"),
    (Kind::Sha, "sha"),
    (Kind::Region, "region"),
    (Kind::AreaTeam, "area-team"),
    (Kind::Hub, "hub"),
    (Kind::Trust, "trust"),
    (Kind::Pcn, "pcn"),
    (Kind::CountyCouncil, "county-council"),
    (Kind::UnitaryCouncil, "unitary-council"),
    (Kind::DistrictCouncil, "district-council"),
    (Kind::MetropolitanBorough, "metropolitan-borough"),
    (Kind::LondonBorough, "london-borough"),
    (Kind::NhsEngland, "nhs-england"),
    (Kind::HealthAndCarePartnership, "health-and-care-partnership"),
    (Kind::HealthBoard, "health-board"),
    (Kind::Site, "site"),
    (Kind::Other, "other"),
];

impl Kind {
    /// Returns every kind with its word, in a fixed order.
    pub fn all() -> impl Iterator<Item = (Self, &'static str)> {
        WORDS.into_iter()
    }

    /// Returns the word that commands and files use.
    #[must_use]
    pub fn word(self) -> &'static str {
        WORDS[self as usize].1
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, own)| *own == word).map(|(kind, _)| *kind)
    }

    /// Reads back the number that `kind as u8` gave.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        WORDS.get(usize::from(number)).map(|(kind, _)| *kind)
    }

    /// Returns when the law has this kind of body.
    ///
    /// Health and Social Care Act 2012 (PCTs end and CCGs begin on 2013-04-01); Health and Care
    /// Act 2022 (CCGs end and ICBs begin on 2022-07-01; STPs gave way to them).
    #[must_use]
    pub fn in_law(self) -> Period {
        let day = |year, month| Date::from_ymd(year, month, 1).expect("a day of the calendar");
        let (ccgs, icbs) = (day(2013, 4), day(2022, 7));
        let until = |end| Period::new(Date::BEGINNING, end).expect("it has a beginning");
        match self {
            Self::Pct | Self::PrimaryCareGroup | Self::Sha => until(ccgs),
            Self::Ccg => Period::new(ccgs, icbs).expect("2013 comes before 2022"),
            Self::Stp => until(icbs),
            Self::SubIcbLocation | Self::SubIcbReportingEntity | Self::Icb => Period::since(icbs),
            Self::Practice
            | Self::PrescribingCostCentre
            | Self::Region
            | Self::AreaTeam
            | Self::Hub
            | Self::Trust
            | Self::Pcn
            | Self::CountyCouncil
            | Self::UnitaryCouncil
            | Self::DistrictCouncil
            | Self::MetropolitanBorough
            | Self::LondonBorough
            | Self::NhsEngland
            | Self::HealthAndCarePartnership
            | Self::HealthBoard
            | Self::Site
            | Self::Other => Period::ALWAYS,
        }
    }

    /// Tells whether bodies of this kind are members of a commissioner: practices and others
    /// that prescribe.
    #[must_use]
    pub fn is_member(self) -> bool {
        matches!(self, Self::Practice | Self::PrescribingCostCentre)
    }

    /// Tells whether it is a council.
    #[must_use]
    pub fn is_council(self) -> bool {
        matches!(
            self,
            Self::CountyCouncil
                | Self::UnitaryCouncil
                | Self::DistrictCouncil
                | Self::MetropolitanBorough
                | Self::LondonBorough
        )
    }

    /// Tells whether bodies of this kind commission care for an area.
    #[must_use]
    pub fn is_commissioner(self) -> bool {
        matches!(self, Self::PrimaryCareGroup | Self::Pct | Self::Ccg | Self::Icb)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_its_own_word_and_number() {
        for (at, (kind, word)) in Kind::all().enumerate() {
            assert_eq!(kind as usize, at);
            assert_eq!(Kind::parse(word), Some(kind));
            assert_eq!(Kind::from_number(kind as u8), Some(kind));
            assert_eq!(kind.word(), word);
        }
        assert_eq!(Kind::from_number(25), None);
    }

    #[test]
    fn ccgs_give_way_to_icbs_without_a_gap() {
        assert_eq!(Kind::Ccg.in_law().until(), Kind::Icb.in_law().from());
        assert_eq!(Kind::Pct.in_law().until(), Kind::Ccg.in_law().from());
    }
}
