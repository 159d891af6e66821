//! The formats that can be read, each with its word and its series.

use remit_register::Series;

/// A format of published files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// ODS practices and prescribing cost centres, in the form used until 2024.
    Epraccur,
    /// The same from ODS Data Search and Export.
    EpraccurDse,
    /// ODS history of practice memberships.
    Epcmem,
    /// ODS successions.
    Succ,
    /// ODS commissioners.
    Eccg,
    /// ODS trusts.
    Etr,
    /// ODS primary care networks, a workbook.
    Epcn,
    /// PCTs and the CCGs that replaced them.
    PctToCcg,
    /// ODS records as FHIR R4, JSON or XML.
    OdsFhir,
    /// One ODS record as the ORD interface gives it.
    OdsOrd,
    /// ONS look-up of small areas.
    LsoaLookup,
    /// ONS names and codes of one kind of body.
    NamesAndCodes,
    /// ONS look-up of bodies to larger bodies.
    Hierarchy,
    /// NHS England's practice to commissioner map.
    PracticeMap,
    /// Lists of registered patients.
    ListSize,
    /// NHS England's table of sub-ICB locations.
    SubIcbTable,
    /// ONS codes and names as one JSON object.
    OnsNames,
    /// Our own fact files.
    FactFile,
}

const FORMATS: [(Format, &str, Series); 18] = [
    (Format::Epraccur, "epraccur", Series::Practices),
    (Format::EpraccurDse, "epraccur-dse", Series::Practices),
    (Format::Epcmem, "epcmem", Series::MembershipHistory),
    (Format::Succ, "succ", Series::Successions),
    (Format::Eccg, "eccg", Series::Commissioners),
    (Format::Etr, "etr", Series::Trusts),
    (Format::Epcn, "epcn", Series::Networks),
    (Format::PctToCcg, "pct-to-ccg", Series::PctToCcg),
    (Format::OdsFhir, "ods-fhir", Series::OdsRecord),
    (Format::OdsOrd, "ods-ord", Series::OdsRecord),
    (Format::LsoaLookup, "lsoa-lookup", Series::SmallAreas),
    (Format::NamesAndCodes, "names-and-codes", Series::NamesAndCodes),
    (Format::Hierarchy, "hierarchy", Series::Hierarchy),
    (Format::PracticeMap, "practice-map", Series::PracticeMap),
    (Format::ListSize, "list-size", Series::ListSizes),
    (Format::SubIcbTable, "sub-icb-table", Series::Hierarchy),
    (Format::OnsNames, "ons-names", Series::NamesAndCodes),
    (Format::FactFile, "fact-file", Series::FactFile),
];

impl Format {
    /// Returns every format, in a fixed order.
    pub fn all() -> impl Iterator<Item = Self> {
        FORMATS.into_iter().map(|(format, _, _)| format)
    }

    /// Returns the word that commands print and publications hold.
    #[must_use]
    pub fn word(self) -> &'static str {
        FORMATS[self as usize].1
    }

    /// Returns the series that files of this format belong to.
    #[must_use]
    pub fn series(self) -> Series {
        FORMATS[self as usize].2
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_stands_at_its_own_place() {
        for (at, format) in Format::all().enumerate() {
            assert_eq!(format as usize, at);
        }
    }
}
