//! What is known of a published file, and the order of trust between sources.

use minicbor::{Decoder, Encoder};
use remit_dictionary::Date;
use remit_journal::Hash;

/// A line of publications: a later one of the same series replaces what an earlier one said.
///
/// Declared in the order of trust: where two speak of the same day, the first one here is
/// believed. `docs/decisions/0003-order-of-trust.md` says why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Series {
    /// Our own corrections; among them the later on record counts.
    Correction = 0,
    /// Fact files, each row with its own source.
    FactFile = 1,
    /// ODS `epcmem`: each practice's whole history of memberships.
    MembershipHistory = 2,
    /// ODS `epraccur`: practices and prescribing cost centres.
    Practices = 3,
    /// ODS records one at a time, as FHIR or ORD JSON.
    OdsRecord = 4,
    /// ODS `eccg`: commissioners.
    Commissioners = 5,
    /// ODS `etr`: trusts.
    Trusts = 6,
    /// ODS `succ`: successions.
    Successions = 7,
    /// ODS `ePCN`: primary care networks.
    Networks = 8,
    /// PCTs and the CCGs that replaced them.
    PctToCcg = 9,
    /// ONS look-ups of small areas.
    SmallAreas = 10,
    /// ONS names and codes.
    NamesAndCodes = 11,
    /// ONS look-ups of CCGs to STPs and regions, and of sub-ICB locations to ICBs.
    Hierarchy = 12,
    /// NHS England's practice to commissioner map.
    PracticeMap = 13,
    /// Lists of registered patients.
    ListSizes = 14,
}

const SERIES: [(Series, &str); 15] = [
    (Series::Correction, "correction"),
    (Series::FactFile, "fact-file"),
    (Series::MembershipHistory, "epcmem"),
    (Series::Practices, "epraccur"),
    (Series::OdsRecord, "ods-record"),
    (Series::Commissioners, "eccg"),
    (Series::Trusts, "etr"),
    (Series::Successions, "succ"),
    (Series::Networks, "epcn"),
    (Series::PctToCcg, "pct-to-ccg"),
    (Series::SmallAreas, "small-areas"),
    (Series::NamesAndCodes, "names-and-codes"),
    (Series::Hierarchy, "hierarchy"),
    (Series::PracticeMap, "practice-map"),
    (Series::ListSizes, "list-size"),
];

impl Series {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        SERIES[self as usize].1
    }

    /// Reads back the number that `series as u8` gave.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        SERIES.get(usize::from(number)).map(|(series, _)| *series)
    }
}

/// What an observation says of the file it reports.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    /// The file's name, without its folder.
    pub title: String,
    /// The format it was recognised as.
    pub format: String,
    /// The series it belongs to.
    pub series: Series,
    /// The day it was published, as far as is known.
    pub published: Date,
    /// SHA-256 of the file's content, unpacked.
    pub content: Hash,
    /// How many rows were read.
    pub rows: u32,
    /// How many of them were rejected.
    pub rejected: u32,
}

/// The kind of act that reports a file.
pub const OBSERVATION_KIND: &str = "register.file-observed";
/// The kind of act that corrects the register.
pub const CORRECTION_KIND: &str = "register.corrected";

impl Publication {
    /// Writes the publication as the body of an act.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Encoder::new(Vec::new());
        out.array(7)
            .and_then(|out| out.str(&self.title)?.str(&self.format)?.u8(self.series as u8))
            .and_then(|out| out.i32(self.published.days())?.bytes(self.content.as_bytes()))
            .and_then(|out| out.u32(self.rows)?.u32(self.rejected))
            .expect("writing to memory cannot fail");
        out.into_writer()
    }

    /// Reads the body of an act.
    ///
    /// # Errors
    /// When the bytes are not a publication.
    pub fn decode(bytes: &[u8]) -> Result<Self, minicbor::decode::Error> {
        use minicbor::decode::Error;
        let mut input = Decoder::new(bytes);
        if input.array()? != Some(7) {
            return Err(Error::message("a publication has seven fields"));
        }
        Ok(Self {
            title: input.str()?.to_owned(),
            format: input.str()?.to_owned(),
            series: Series::from_number(input.u8()?)
                .ok_or_else(|| Error::message("a series that this program does not know"))?,
            published: Date::from_days(input.i32()?),
            content: Hash::from_slice(input.bytes()?).map_err(Error::message)?,
            rows: input.u32()?,
            rejected: input.u32()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_series_has_its_own_word_and_number() {
        for (at, (series, word)) in SERIES.into_iter().enumerate() {
            assert_eq!(series as usize, at);
            assert_eq!(series.word(), word);
            assert_eq!(Series::from_number(series as u8), Some(series));
        }
    }

    #[test]
    fn a_publication_reads_back() {
        let publication = Publication {
            title: "epraccur.csv".into(),
            format: "epraccur".into(),
            series: Series::Practices,
            published: Date::parse("2019-08-31").unwrap(),
            content: Hash::of(&[b"x"]),
            rows: 3,
            rejected: 1,
        };
        assert_eq!(Publication::decode(&publication.encode()).unwrap(), publication);
        assert!(Publication::decode(&[0x80]).is_err());
    }
}
