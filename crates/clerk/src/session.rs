//! An opened record with the register and the books folded from it.

use remit_dictionary::{Date, Moment};
use remit_governance::{Books, Tables, World, catalogue};
use remit_journal::{Basis, Draft, Outcome, Receipt, Storage};
use remit_register::{Folded, Functions, View, advance, fold, keep};

use crate::failure::{Broken, Failure};
use crate::persons::Salts;

/// After so many new facts a checkpoint is worth its cost.
const FACTS_PER_CHECKPOINT: usize = 50_000;
/// How often guards are asked again because other acts came first.
const TRIES_MAX: u32 = 10;

/// An opened record and what it folds to.
pub struct Session {
    /// The record.
    pub storage: Box<dyn Storage + Send>,
    /// The register at its head.
    pub folded: Folded,
    /// The acts of governance, as the person asked for them: all, or as known at a moment.
    pub books: Books,
    /// What guidance sets.
    pub tables: Tables,
    /// Where the salts of names come from.
    pub salts: Salts,
    functions: Functions,
    as_known: Option<Moment>,
    facts_in_checkpoint: usize,
}

impl Session {
    /// Folds a record that is open, all of it; `as_known` is what the books are asked for.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn over(
        mut storage: Box<dyn Storage + Send>,
        as_known: Option<Moment>,
        progress: &mut dyn FnMut(u64),
    ) -> Result<Self, Broken> {
        let folded = fold(&mut *storage, progress)?;
        let books = Books::fold(&mut *storage, as_known)?;
        Ok(Self { as_known, ..Self::resumed(storage, folded, books) })
    }

    /// Goes on with a record of which this much is folded already.
    #[must_use]
    pub fn resumed(storage: Box<dyn Storage + Send>, folded: Folded, books: Books) -> Self {
        Self {
            storage,
            facts_in_checkpoint: folded.register.facts(),
            folded,
            books,
            tables: Tables::own(),
            salts: Salts::Fresh,
            functions: catalogue(),
            as_known: None,
        }
    }

    /// Returns what guards look at, as the person asked for it: now, or as known at a moment.
    #[must_use]
    pub fn world(&self) -> World<'_> {
        World {
            view: self.view(),
            books: &self.books,
            tables: &self.tables,
            functions: &self.functions,
        }
    }

    /// Refuses to decide on what was known at a moment: an act is decided on the whole record.
    ///
    /// # Errors
    /// When the record was opened as known at a moment.
    pub fn at_the_head(&self) -> Result<(), Failure> {
        match self.as_known {
            None => Ok(()),
            Some(_) => Err(Failure::AsKnown),
        }
    }

    /// Appends what `decide` makes of the record as it stands, and decides again where other acts
    /// came first.
    ///
    /// # Errors
    /// Those of `decide`, and when the draft cannot be appended.
    pub fn put<E: From<Failure>>(
        &mut self,
        now: Moment,
        decide: &mut dyn FnMut(&Self) -> Result<Draft, E>,
    ) -> Result<Put, E> {
        for _ in 0..TRIES_MAX {
            let draft = decide(self)?;
            let basis = Basis::At(self.folded.head.number);
            let outcome = self.storage.append(basis, &draft, now).map_err(Failure::from)?;
            match outcome {
                Outcome::Appended(receipt) => {
                    self.catch_up().map_err(Failure::from)?;
                    return Ok(Put::Recorded(receipt));
                }
                Outcome::AlreadyRecorded(receipt) => return Ok(Put::Already(receipt.number)),
                Outcome::RequestReused(receipt) => {
                    let (request, number) = (draft.request.as_str().to_owned(), receipt.number);
                    return Err(Failure::Reused { request, number }.into());
                }
                Outcome::Overtaken(_) => self.catch_up().map_err(Failure::from)?,
            }
        }
        Err(Failure::Overtaken.into())
    }

    /// Returns the register as the person asked for it: now, or as known at a moment.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        match self.as_known {
            Some(moment) => self.folded.register.as_known(moment),
            None => self.folded.register.now(),
        }
    }

    /// Folds what was added, and keeps a checkpoint if that was much.
    ///
    /// # Errors
    /// When the record cannot be read, or the checkpoint not be kept.
    pub fn catch_up(&mut self) -> Result<(), Broken> {
        let before = std::mem::replace(
            &mut self.folded,
            Folded {
                register: remit_register::Register::empty(),
                head: remit_journal::Head::EMPTY,
            },
        );
        self.folded = advance(&mut *self.storage, before, &mut |_| {})?;
        self.books.advance(&mut *self.storage, self.as_known)?;
        if self.folded.register.facts() >= self.facts_in_checkpoint + FACTS_PER_CHECKPOINT {
            keep(&mut *self.storage, &self.folded).map_err(Broken::Checkpoint)?;
            self.facts_in_checkpoint = self.folded.register.facts();
        }
        Ok(())
    }
}

/// What became of an act that was to be put on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Put {
    /// It is on record now.
    Recorded(Receipt),
    /// It was on record before, under this number.
    Already(u64),
}

/// Returns the moment and the day that it is.
#[must_use]
pub fn clock() -> (Moment, Date) {
    let now = jiff::Timestamp::now();
    let civil = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let today = Date::from_ymd(civil.year(), civil.month(), civil.day());
    (
        Moment::from_microseconds(now.as_microsecond()),
        today.expect("today is a day of the calendar"),
    )
}
