//! Sets of criteria: what an application or an assessment is judged by. A set is data.
//!
//! The 119 of 2012 are a dated table; any other set, a due-diligence checklist or the assessment
//! of a delegation, is loaded by an act. A case keeps the set that was held when it was opened.

use remit_dictionary::Date;

use crate::acts::{
    CaseOpened, ConditionProposed, CriteriaLoaded, CriterionAssessed, EvidenceFiled, EvidenceKind,
};
use crate::answer::About;
use crate::ask::World;
use crate::books::Case;
use crate::value::{Entry, Label};

/// The criteria by which clinical commissioning groups were authorised.
pub(crate) const CCG_2012: &str = "ccg-2012";

/// A criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Criterion<'a> {
    /// Its code, as `3.1.1C`.
    pub code: &'a str,
    /// The domain it belongs to.
    pub domain: &'a str,
    /// What it asks, in our words; empty where its text is not held.
    pub text: &'a str,
    kinds: &'a str,
}

impl<'a> Criterion<'a> {
    /// Reads `code|domain|text|kind|kind`: all four parts, and every kind of evidence known.
    #[must_use]
    pub fn parse(entry: &'a str) -> Option<Self> {
        let mut parts = entry.splitn(4, '|').map(str::trim);
        let (code, domain, text) = (parts.next()?, parts.next()?, parts.next()?);
        let own = Self { code, domain, text, kinds: parts.next()? };
        let known = own.kinds.split('|').all(|kind| EvidenceKind::parse(kind.trim()).is_ok());
        (known && Label::parse(code).is_ok()).then_some(own)
    }

    /// Tells whether evidence of a kind can meet it.
    #[must_use]
    pub fn can_be_met_by(&self, kind: EvidenceKind) -> bool {
        self.kinds.split('|').any(|own| own.trim() == kind.word())
    }

    /// Returns it as what a refusal is about.
    pub(crate) fn about(&self) -> About {
        Label::parse(self.code).map_or(About::Field("criteria"), About::Thing)
    }
}

/// Tells whether a code has the form of the 2012 set: a domain, one or two sections, a letter, as
/// `1.3B` and `3.1.1C`.
#[must_use]
pub(crate) fn has_the_form_of_2012(code: &str) -> bool {
    let Some(numbers) = code.strip_suffix(|last: char| last.is_ascii_uppercase()) else {
        return false;
    };
    let parts: Vec<&str> = numbers.split('.').collect();
    let is_number = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    matches!(parts.len(), 2 | 3)
        && parts.iter().all(is_number)
        && ["1", "2", "3", "4", "5", "6"].contains(&parts[0])
}

/// Returns the criteria of a set as at a day; none where the set is not held.
#[must_use]
pub fn criteria<'a>(world: &World<'a>, set: &Label, on: Date) -> Vec<Criterion<'a>> {
    let loaded = world.books.common(on).all::<CriteriaLoaded>().rfind(|own| own.set == *set);
    if let Some(loaded) = loaded {
        return loaded.criteria.iter().filter_map(|own| Criterion::parse(own.as_str())).collect();
    }
    let table = world.tables.table("criteria");
    let own = table.on(on).filter(|row| table.cell(row, "set") == set.as_str());
    own.map(|row| Criterion {
        code: table.cell(row, "code"),
        domain: table.cell(row, "domain"),
        text: table.cell(row, "text"),
        kinds: table.cell(row, "evidence"),
    })
    .collect()
}

/// Returns the criteria of a case: those of its set on the day it was opened.
#[must_use]
pub fn criteria_of<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<Criterion<'a>> {
    let opened = case.log.signed::<CaseOpened>().next();
    match (opened, &case.opened.criteria) {
        (Some((opened, _)), Some(set)) => criteria(world, set, opened.on),
        _ => Vec::new(),
    }
}

/// An act that names criteria of its case.
pub trait NamesCriteria {
    /// Returns the criteria that it names.
    fn named(&self) -> &[Label];
}

impl NamesCriteria for EvidenceFiled {
    fn named(&self) -> &[Label] {
        &self.criteria
    }
}

impl NamesCriteria for CriterionAssessed {
    fn named(&self) -> &[Label] {
        &self.criteria
    }
}

impl NamesCriteria for ConditionProposed {
    fn named(&self) -> &[Label] {
        std::slice::from_ref(&self.criterion)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_2012_is_a_domain_sections_and_a_letter() {
        for (code, well) in [
            ("1.3B", true),
            ("3.1.1C", true),
            ("6.4F", true),
            ("7.1A", false),
            ("3.1.1.1C", false),
            ("3C", false),
            ("3..1C", false),
            ("3.1", false),
            ("3.1c", false),
            ("", false),
            ("N001", false),
        ] {
            assert_eq!(has_the_form_of_2012(code), well, "{code}");
        }
    }

    #[test]
    fn a_criterion_is_read_from_one_entry() {
        let own = Criterion::parse("F1 | money | The books balance | document|site-visit").unwrap();
        assert_eq!((own.code, own.domain, own.text), ("F1", "money", "The books balance"));
        assert!(own.can_be_met_by(EvidenceKind::SiteVisit));
        assert!(!own.can_be_met_by(EvidenceKind::Survey));
        for entry in
            ["", "F1", "F1|money|text", "F1|money|text|", "F1|m|t|rumour", "F 1|m|t|survey"]
        {
            assert_eq!(Criterion::parse(entry), None, "{entry}");
        }
    }
}
