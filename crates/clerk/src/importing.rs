//! Published files onto the record, one file one act, and what each changes.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher};

use remit_dictionary::Moment;
use remit_exchange::ReadFile;
use remit_journal::{Basis, Outcome};
use remit_register::{Fact, Publication, Register, Series, When, observation};

use crate::failure::Failure;
use crate::session::Session;

/// What a file changes, in facts.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// What the edition before it did not say.
    pub added: usize,
    /// What is as before.
    pub unchanged: usize,
    /// What the edition before it said and it does not.
    pub withdrawn: usize,
    /// The act by which another version of the program read the same file; that reading stands.
    pub other_reading: Option<u64>,
}

/// Puts a file that was read on record, and counts what it changes.
///
/// The same content is the same file, whatever it is called; only a person may say, by a date of
/// their own (`dated`), that it was published again.
///
/// # Errors
/// When the record fails.
pub fn record(
    session: &mut Session,
    earlier: &mut Earlier,
    read: &ReadFile,
    dated: bool,
    actor: &str,
    now: Moment,
) -> Result<Counts, Failure> {
    let register = &session.folded.register;
    let publication = &read.publication;
    let known = register.entries().iter().any(|entry| {
        entry.content == publication.content && (!dated || entry.published == publication.published)
    });
    if known || earlier.holds(publication, dated) {
        return Ok(Counts { unchanged: read.facts.len(), ..Counts::default() });
    }
    let own = Prints::of(publication, &read.facts);
    let counts = earlier.compare(register, &own);
    let draft = observation(publication, &read.facts, actor).map_err(Failure::Unwritable)?;
    match session.storage.append(Basis::Any, &draft, now)? {
        Outcome::Appended(_) => {
            earlier.add(own);
            Ok(counts)
        }
        Outcome::AlreadyRecorded(_) => {
            Ok(Counts { unchanged: read.facts.len(), ..Counts::default() })
        }
        Outcome::RequestReused(receipt) => {
            let other_reading = Some(receipt.number);
            Ok(Counts { unchanged: read.facts.len(), other_reading, ..Counts::default() })
        }
        Outcome::Overtaken(_) => unreachable!("an observation does not rest on a position"),
    }
}

/// The facts of one publication, each as a fingerprint, to tell what a later one changes.
struct Prints {
    publication: Publication,
    prints: HashSet<u64>,
}

impl Prints {
    fn of(publication: &Publication, facts: &[Fact]) -> Self {
        let prints = facts.iter().map(print).collect();
        Self { publication: publication.clone(), prints }
    }
}

/// A fact that is only seen on a day is the same fact when it is seen again on another.
fn print(fact: &Fact) -> u64 {
    let mut hasher = DefaultHasher::new();
    fact.subject.hash(&mut hasher);
    fact.claim.hash(&mut hasher);
    if let When::During(period) = fact.when {
        period.hash(&mut hasher);
    }
    hasher.finish()
}

/// The publications imported in this run; those of earlier runs are in the register.
#[derive(Default)]
pub struct Earlier {
    imported: Vec<Prints>,
}

impl Earlier {
    fn holds(&self, publication: &Publication, dated: bool) -> bool {
        self.imported.iter().any(|own| {
            own.publication.content == publication.content
                && (!dated || own.publication.published == publication.published)
        })
    }

    fn add(&mut self, prints: Prints) {
        self.imported.push(prints);
    }

    /// Counts what a publication adds to and leaves out of the one before it in its line.
    fn compare(&self, register: &Register, own: &Prints) -> Counts {
        let here = self
            .imported
            .iter()
            .filter(|other| same_line(&other.publication, &own.publication))
            .max_by_key(|other| other.publication.published);
        let there = register
            .entries()
            .iter()
            .filter(|entry| {
                let series = entry.series == own.publication.series;
                let line =
                    entry.format == own.publication.format || entry.series == Series::Practices;
                let title =
                    entry.series != Series::FactFile || entry.title == own.publication.title;
                series && line && title && entry.published <= own.publication.published
            })
            .max_by_key(|entry| entry.published);
        let mut stored = HashSet::new();
        let on = |prints: &Prints| prints.publication.published;
        let before = match (here, there) {
            (Some(here), Some(there)) if on(here) >= there.published => &here.prints,
            (_, Some(there)) => {
                register.facts_of_act(there.number, &mut |fact| {
                    stored.insert(print(&fact));
                });
                &stored
            }
            (Some(here), None) => &here.prints,
            (None, None) => &stored,
        };
        let unchanged = own.prints.intersection(before).count();
        Counts {
            added: own.prints.len() - unchanged,
            unchanged,
            withdrawn: before.len() - unchanged,
            other_reading: None,
        }
    }
}

fn same_line(other: &Publication, own: &Publication) -> bool {
    let line = other.format == own.format || own.series == Series::Practices;
    let title = own.series != Series::FactFile || other.title == own.title;
    other.series == own.series && line && title && other.published <= own.published
}
