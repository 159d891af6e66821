//! The books: every act of governance on record, by case and by body.
//!
//! Nothing else is kept. What holds on a day (who sits where, which condition is open, what a
//! ballot came to) is worked out from the acts up to that day when it is asked.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Moment};
use remit_journal::{Fault, Hash, RequestId, Storage, open};

use crate::acts::{CaseAct, CaseKind, CaseOpened};
use crate::form::{Form, FormError};
use crate::signed::{Signed, Signer};
use crate::value::CaseId;

/// The kinds of act of this crate begin with this.
pub const KIND_PREFIX: &str = "governance.";

const BATCH: usize = 256;

/// An act on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Its number in the record.
    pub number: u64,
    /// Who acted.
    pub signer: Signer,
    /// The day it happened.
    pub on: Date,
    /// What was done.
    pub act: CaseAct,
}

/// Picks the acts of one kind.
pub trait Of: Sized {
    /// Returns the act if it is of this kind.
    fn of(act: &CaseAct) -> Option<&Self>;
}

/// Every act of governance on record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Books {
    cases: BTreeMap<CaseId, Vec<Recorded>>,
    houses: BTreeMap<Code, Vec<Recorded>>,
    common: Vec<Recorded>,
    /// Which act each request became, with the hash of its form.
    requests: BTreeMap<String, (u64, Hash)>,
    /// The last act of the record that was read.
    head: u64,
}

/// Why the record's acts of governance cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum BooksError {
    /// The store failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// An act is not what was recorded under its number.
    #[error("act {0} is not what was recorded; `remit verify` names what was changed")]
    NotAsRecorded(u64),
    /// A form on record cannot be read.
    #[error("act {number} cannot be read; `remit verify` tells what is wrong with the record")]
    Form {
        /// The number of the act.
        number: u64,
        /// What is wrong with it.
        source: FormError,
    },
}

impl Books {
    /// Reads every act of governance on record, up to a moment where one is given.
    ///
    /// # Errors
    /// When the store fails, or an act cannot be read.
    pub fn fold(storage: &mut dyn Storage, known: Option<Moment>) -> Result<Self, BooksError> {
        let mut books = Self::default();
        books.advance(storage, known)?;
        Ok(books)
    }

    /// Reads what was recorded since.
    ///
    /// # Errors
    /// When the store fails, or an act cannot be read.
    pub fn advance(
        &mut self,
        storage: &mut dyn Storage,
        known: Option<Moment>,
    ) -> Result<(), BooksError> {
        loop {
            let acts = storage.acts(self.head, BATCH)?;
            if acts.is_empty() {
                return Ok(());
            }
            for stored in acts {
                let number = stored.number;
                let act = open(&stored.bytes).map_err(|source| Fault::Act { number, source })?;
                if act.number != number || stored.expected_hash() != stored.hash {
                    return Err(BooksError::NotAsRecorded(number));
                }
                if known.is_some_and(|known| known < act.recorded_at) {
                    return Ok(());
                }
                self.head = number;
                if act.kind.starts_with(KIND_PREFIX) {
                    let read = Form::decode(&act.body).and_then(|form| Signed::read(&form));
                    let signed = read.map_err(|source| BooksError::Form { number, source })?;
                    self.enter(number, signed);
                    let content = Hash::of(&[&act.body]);
                    self.requests.insert(act.request.as_str().to_owned(), (number, content));
                }
            }
        }
    }

    /// Enters an act, as if it were on record under a number.
    pub fn enter(&mut self, number: u64, signed: Signed) {
        let Signed { signer, on, act, .. } = signed;
        let recorded = Recorded { number, signer, on, act };
        let log = match (recorded.act.case(), recorded.act.body()) {
            (Some(case), _) => self.cases.entry(case.clone()).or_default(),
            (None, Some(body)) => self.houses.entry(body).or_default(),
            (None, None) => &mut self.common,
        };
        log.push(recorded);
        self.head = self.head.max(number);
    }

    /// Returns the number of the last act that was read.
    #[must_use]
    pub fn head(&self) -> u64 {
        self.head
    }

    /// Returns the act that a request became, and the hash of that act's form. What is on record
    /// is not decided again when it is sent again.
    #[must_use]
    pub fn answered(&self, request: &RequestId) -> Option<(u64, Hash)> {
        self.requests.get(request.as_str()).copied()
    }

    /// Returns a case as at a day, if it was open by then.
    #[must_use]
    pub fn case(&self, id: &CaseId, on: Date) -> Option<Case<'_>> {
        let (id, log) = self.cases.get_key_value(id)?;
        Case::new(id, log, on)
    }

    /// Returns every case that was open by a day, in the order of their names.
    pub fn cases(&self, on: Date) -> impl Iterator<Item = Case<'_>> {
        self.cases.iter().filter_map(move |(id, log)| Case::new(id, log, on))
    }

    /// Returns what is on record of a body's own house as at a day.
    #[must_use]
    pub fn house(&self, body: Code, on: Date) -> Log<'_> {
        Log { acts: self.houses.get(&body).map(Vec::as_slice).unwrap_or_default(), on }
    }

    /// Returns every body of whose house something is on record.
    pub fn houses(&self) -> impl Iterator<Item = Code> + '_ {
        self.houses.keys().copied()
    }

    /// Returns the acts that belong to no case and no body, as at a day.
    #[must_use]
    pub fn common(&self, on: Date) -> Log<'_> {
        Log { acts: &self.common, on }
    }
}

/// Acts in the order of the record, as at a day: later ones do not count.
#[derive(Debug, Clone, Copy)]
pub struct Log<'a> {
    acts: &'a [Recorded],
    /// The day.
    pub on: Date,
}

impl<'a> Log<'a> {
    /// Returns the acts up to the day.
    pub fn acts(self) -> impl DoubleEndedIterator<Item = &'a Recorded> {
        self.acts.iter().filter(move |recorded| recorded.on <= self.on)
    }

    /// Returns the acts of one kind.
    pub fn all<A: Of + 'a>(self) -> impl DoubleEndedIterator<Item = &'a A> {
        self.signed().map(|(_, act)| act)
    }

    /// Returns the acts of one kind, each with where it stands on record.
    pub fn signed<A: Of + 'a>(self) -> impl DoubleEndedIterator<Item = (&'a Recorded, &'a A)> {
        self.acts().filter_map(|recorded| A::of(&recorded.act).map(|act| (recorded, act)))
    }

    /// Returns the last act of one kind.
    #[must_use]
    pub fn last<A: Of + 'a>(self) -> Option<&'a A> {
        self.all::<A>().next_back()
    }

    /// Tells whether there is an act of one kind.
    #[must_use]
    pub fn has<A: Of + 'a>(self) -> bool {
        self.last::<A>().is_some()
    }
}

/// A case as at a day.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// Its name.
    pub id: &'a CaseId,
    /// How it was opened.
    pub opened: &'a CaseOpened,
    /// Its acts.
    pub log: Log<'a>,
}

impl<'a> Case<'a> {
    fn new(id: &'a CaseId, acts: &'a [Recorded], on: Date) -> Option<Self> {
        let log = Log { acts, on };
        let opened = log.all::<CaseOpened>().next()?;
        Some(Self { id, opened, log })
    }

    /// Returns what the case is about.
    #[must_use]
    pub fn kind(&self) -> CaseKind {
        self.opened.kind
    }

    /// Returns the bodies whose case it is.
    #[must_use]
    pub fn parties(&self) -> &'a [Code] {
        &self.opened.parties
    }

    /// Returns the acts of one kind.
    pub fn all<A: Of + 'a>(&self) -> impl DoubleEndedIterator<Item = &'a A> {
        self.log.all::<A>()
    }

    /// Returns the last act of one kind.
    #[must_use]
    pub fn last<A: Of + 'a>(&self) -> Option<&'a A> {
        self.log.last::<A>()
    }

    /// Tells whether there is an act of one kind.
    #[must_use]
    pub fn has<A: Of + 'a>(&self) -> bool {
        self.log.has::<A>()
    }
}
