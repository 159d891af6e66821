//! Headings of ONS tables: `CCG19CDH`, `sicbl24_code_nhs`, `LAD15NM`, in any order and case.

use std::borrow::Cow;

use remit_dictionary::{Code, Date};
use remit_register::{Claim, Kind};

use crate::reading::{Reading, code, text};
use crate::reason::Reason;
use crate::table::cell;
use crate::{Format, Unreadable, published};

/// What the columns of an ONS table are about, the smallest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Entity {
    SmallArea,
    Council,
    Ccg,
    SubIcbLocation,
    LocalOffice,
    Stp,
    Icb,
    Region,
}

const ENTITIES: [(&str, Entity); 10] = [
    ("lsoa", Entity::SmallArea),
    ("lad", Entity::Council),
    ("ltla", Entity::Council),
    ("ccg", Entity::Ccg),
    ("sicbl", Entity::SubIcbLocation),
    ("loc", Entity::SubIcbLocation),
    ("nhsrlo", Entity::LocalOffice),
    ("stp", Entity::Stp),
    ("icb", Entity::Icb),
    ("nhser", Entity::Region),
];

/// Which of an entity's columns it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    OnsCode,
    OdsCode,
    Name,
}

const PARTS: [(&str, Part); 8] = [
    ("cd", Part::OnsCode),
    ("code", Part::OnsCode),
    ("cdh", Part::OdsCode),
    ("codeh", Part::OdsCode),
    ("codenhs", Part::OdsCode),
    ("nhscode", Part::OdsCode),
    ("nm", Part::Name),
    ("name", Part::Name),
];

/// The columns of one entity, counted from 1.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) entity: Entity,
    pub(crate) year: u8,
    ons_code: Option<usize>,
    ods_code: Option<usize>,
    name: Option<usize>,
}

/// A body as one row names it.
#[derive(Debug, Clone)]
pub(crate) struct Body {
    pub(crate) code: Code,
    pub(crate) kind: Kind,
    ons_code: Option<Code>,
    name: Option<String>,
}

/// Returns a heading in small letters, without anything but letters and digits.
pub(crate) fn plain(heading: &str) -> String {
    let letters = heading.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|letter| letter.to_ascii_lowercase()).collect()
}

fn parse(plain: &str) -> Option<(Entity, u8, Part)> {
    let digits = plain.find(|letter: char| letter.is_ascii_digit())?;
    let (_, entity) = ENTITIES.iter().find(|(word, _)| *word == &plain[..digits])?;
    let year = plain.get(digits..digits + 2)?.parse().ok()?;
    let rest = plain.get(digits + 2..)?;
    let (_, part) = PARTS.iter().find(|(word, _)| *word == rest)?;
    Some((*entity, year, *part))
}

/// Returns the entities of a table, the smallest first.
pub(crate) fn entities(first: &[Cow<'_, str>]) -> Vec<Columns> {
    let mut found: Vec<Columns> = Vec::new();
    for (at, heading) in first.iter().enumerate() {
        let Some((entity, year, part)) = parse(&plain(heading)) else { continue };
        let place = found.iter().position(|own| own.entity == entity).unwrap_or_else(|| {
            found.push(Columns { entity, year, ons_code: None, ods_code: None, name: None });
            found.len() - 1
        });
        let slot = match part {
            Part::OnsCode => &mut found[place].ons_code,
            Part::OdsCode => &mut found[place].ods_code,
            Part::Name => &mut found[place].name,
        };
        *slot = slot.or(Some(at + 1));
    }
    found.sort_by_key(|columns| columns.entity);
    found
}

/// Recognises a table of ONS by its headings.
///
/// A column that is not understood makes it something else: statistics of ICBs also have
/// `icb24_code` and `icb24_name`.
pub(crate) fn recognise(first: &[Cow<'_, str>]) -> Result<Option<Format>, Unreadable> {
    let known = |heading: &Cow<'_, str>| {
        let plain = plain(heading);
        parse(&plain).is_some() || ["fid", "objectid", "globalid", ""].contains(&plain.as_str())
    };
    let entities = entities(first);
    if entities.is_empty() || !first.iter().all(known) {
        return Ok(None);
    }
    let format = match entities.as_slice() {
        [area, _, ..] if area.entity == Entity::SmallArea => Format::LsoaLookup,
        [area] if area.entity == Entity::SmallArea => return Ok(None),
        [_] => Format::NamesAndCodes,
        _ => Format::Hierarchy,
    };
    Ok(Some(format))
}

/// Checks that each entity has the column of its code.
pub(crate) fn check(entities: &[Columns], format: Format) -> Result<(), Unreadable> {
    let missing = |column: String| Err(Unreadable::MissingColumn { format: format.word(), column });
    if format == Format::LsoaLookup {
        if !entities.iter().any(|own| own.entity == Entity::SmallArea && own.ons_code.is_some()) {
            return missing("LSOA11CD or LSOA21CD".into());
        }
        if entities.len() < 2 {
            return missing("CCGnnCDH, SICBLnnCDH or LADnnCD".into());
        }
    }
    for own in entities {
        let (word, _) =
            ENTITIES.iter().find(|(_, entity)| *entity == own.entity).unwrap_or(&ENTITIES[0]);
        // STPs had no ODS code in the ONS tables of 2018 and 2019; CCGs and their heirs always do.
        let needs_ods = matches!(own.entity, Entity::Ccg | Entity::SubIcbLocation | Entity::Icb);
        if needs_ods && own.ods_code.is_none() {
            return missing(format!("{}{:02}CDH", word.to_uppercase(), own.year));
        }
        if own.ods_code.is_none() && own.ons_code.is_none() {
            return missing(format!("{}{:02}CD", word.to_uppercase(), own.year));
        }
    }
    Ok(())
}

/// Returns the day that the headings stand for.
pub(crate) fn vintage(entities: &[Columns]) -> Option<Date> {
    let year = |wanted: fn(Entity) -> bool| {
        entities.iter().filter(|own| wanted(own.entity)).map(|own| own.year).max()
    };
    let newest = year(|entity| !matches!(entity, Entity::SmallArea | Entity::Council))
        .or_else(|| year(|entity| entity == Entity::Council));
    newest.and_then(published::of_vintage)
}

impl Columns {
    /// Reads the code of the small area.
    pub(crate) fn small_area(&self, cells: &[Cow<'_, str>]) -> Result<Code, Reason> {
        let shown = cell(cells, self.ons_code.unwrap_or(1));
        let area = code("the small area", shown)?;
        if area.is_small_area() {
            Ok(area)
        } else {
            Err(Reason::SmallArea { column: "the small area", text: area.to_string() })
        }
    }

    /// Reads the body that a row names.
    pub(crate) fn body(&self, cells: &[Cow<'_, str>]) -> Result<Body, Reason> {
        let column = self.entity.word();
        let read = |at: Option<usize>| at.map(|at| code(column, cell(cells, at))).transpose();
        let (ons_code, ods_code) = (read(self.ons_code)?, read(self.ods_code)?);
        let own = ods_code.or(ons_code).ok_or(Reason::Missing { column })?;
        let name = self.name.map_or(Ok(None), |at| text(column, cell(cells, at)))?;
        let kind = self.entity.kind(own, self.year);
        Ok(Body { code: own, kind, ons_code: ons_code.filter(|ons| *ons != own), name })
    }
}

impl Entity {
    fn word(self) -> &'static str {
        match self {
            Self::SmallArea => "the small area",
            Self::Council => "the council",
            Self::Ccg => "the CCG",
            Self::SubIcbLocation => "the sub-ICB location",
            Self::LocalOffice => "the local office",
            Self::Stp => "the STP",
            Self::Icb => "the ICB",
            Self::Region => "the region",
        }
    }

    /// Returns the kind of the body; ONS went on heading some tables CCG after July 2022.
    fn kind(self, own: Code, year: u8) -> Kind {
        match self {
            Self::Ccg if year < 22 => Kind::Ccg,
            Self::Ccg | Self::SubIcbLocation => Kind::SubIcbLocation,
            Self::LocalOffice => Kind::AreaTeam,
            Self::Stp if year < 22 => Kind::Stp,
            Self::Stp | Self::Icb => Kind::Icb,
            Self::Region => Kind::Region,
            Self::Council => council(own),
            Self::SmallArea => Kind::Other,
        }
    }
}

/// Returns the kind of council that the first three signs of its ONS code stand for.
fn council(code: Code) -> Kind {
    match code.as_str().get(..3) {
        Some("E06" | "W06") => Kind::UnitaryCouncil,
        Some("E07") => Kind::DistrictCouncil,
        Some("E08") => Kind::MetropolitanBorough,
        Some("E09") => Kind::LondonBorough,
        Some("E10") => Kind::CountyCouncil,
        _ => Kind::Other,
    }
}

impl Body {
    /// Adds that the body exists, its name and its ONS code, the first time it is met.
    pub(crate) fn show(&self, reading: &mut Reading<'_>) {
        reading.seen_once(self.code, Claim::Exists(self.kind));
        if let Some(name) = &self.name {
            reading.seen_once(self.code, Claim::Named(name.clone()));
        }
        if let Some(ons_code) = self.ons_code {
            reading.seen_once(self.code, Claim::Coded(ons_code));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_every_vintage_are_understood() {
        for (heading, outcome) in [
            ("CCG15CDH", Some((Entity::Ccg, 15, Part::OdsCode))),
            ("sicbl24_code_nhs", Some((Entity::SubIcbLocation, 24, Part::OdsCode))),
            ("sicbl22_code_h", Some((Entity::SubIcbLocation, 22, Part::OdsCode))),
            ("lsoa11_code", Some((Entity::SmallArea, 11, Part::OnsCode))),
            ("LAD20NM", Some((Entity::Council, 20, Part::Name))),
            ("NHSER18CD", Some((Entity::Region, 18, Part::OnsCode))),
            ("IMD_score", None),
            ("nhs_trust22_code", None),
            ("CCG", None),
            ("CCG1", None),
        ] {
            assert_eq!(parse(&plain(heading)), outcome, "{heading}");
        }
    }
}
