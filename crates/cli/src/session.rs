//! One run of a command: the opened record, and the register and the books folded from it.

use anyhow::Context;
use remit_dictionary::{Date, Moment};
use remit_governance::{Books, Tables, World, catalogue};
use remit_journal::{Basis, Draft, Outcome, Receipt, Storage};
use remit_register::{Folded, Functions, View, advance, fold, keep};
use remit_store::{Mode, open};

use crate::arguments::Arguments;
use crate::persons::Salts;
use crate::progress;
use crate::refusal::Refusal;

/// After so many new facts a checkpoint is worth its cost.
const FACTS_PER_CHECKPOINT: usize = 50_000;
/// How often guards are asked again because other acts came first.
const TRIES_MAX: u32 = 10;

/// An opened record and what it folds to.
pub struct Session {
    /// The record.
    pub storage: Box<dyn Storage>,
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
    /// Opens the record to ask it something.
    pub fn ask(arguments: &Arguments) -> anyhow::Result<Self> {
        Self::open(arguments, Mode::ReadOnly)
    }

    /// Opens the record to add to it; makes it where there is none.
    pub fn add(arguments: &Arguments) -> anyhow::Result<Self> {
        Self::open(arguments, Mode::Create)
    }

    fn open(arguments: &Arguments, mode: Mode) -> anyhow::Result<Self> {
        Self::over(open(&arguments.store, mode)?, arguments.as_known)
    }

    /// Folds a record that is open.
    pub fn over(mut storage: Box<dyn Storage>, as_known: Option<Moment>) -> anyhow::Result<Self> {
        let counter = progress::counter("reading acts");
        let folded = fold(&mut *storage, &mut |act| counter.set_position(act))?;
        counter.finish_and_clear();
        let facts_in_checkpoint = folded.register.facts();
        let books = Books::fold(&mut *storage, as_known)?;
        let (tables, functions) = (Tables::own(), catalogue());
        let salts = Salts::Fresh;
        Ok(Self { storage, folded, books, tables, salts, functions, as_known, facts_in_checkpoint })
    }

    /// Returns what guards look at, as the person asked for it: now, or as known at a moment.
    pub fn world(&self) -> World<'_> {
        World {
            view: self.view(),
            books: &self.books,
            tables: &self.tables,
            functions: &self.functions,
        }
    }

    /// Refuses to decide on what was known at a moment: an act is decided on the whole record.
    pub fn at_the_head(&self) -> anyhow::Result<()> {
        match self.as_known {
            None => Ok(()),
            Some(_) => Err(Refusal::error(
                "an act is decided on the record as it stands now",
                "leave --as-known out",
            )),
        }
    }

    /// Appends what `decide` makes of the record as it stands, and decides again where other acts
    /// came first.
    pub fn put(
        &mut self,
        now: Moment,
        decide: &mut dyn FnMut(&Self) -> anyhow::Result<Draft>,
    ) -> anyhow::Result<Put> {
        for _ in 0..TRIES_MAX {
            let draft = decide(self)?;
            let basis = Basis::At(self.folded.head.number);
            match self.storage.append(basis, &draft, now)? {
                Outcome::Appended(receipt) => {
                    self.catch_up()?;
                    return Ok(Put::Recorded(receipt));
                }
                Outcome::AlreadyRecorded(receipt) => return Ok(Put::Already(receipt.number)),
                Outcome::RequestReused(receipt) => {
                    return Err(reused(draft.request.as_str(), receipt.number));
                }
                Outcome::Overtaken(_) => self.catch_up()?,
            }
        }
        Err(Refusal::error("other writers were faster each time", "try again"))
    }

    /// Returns the register as the person asked for it: now, or as known at a moment.
    pub fn view(&self) -> View<'_> {
        match self.as_known {
            Some(moment) => self.folded.register.as_known(moment),
            None => self.folded.register.now(),
        }
    }

    /// Says so where a date is later than everything that was published: the answer is what was
    /// last published, carried forward.
    pub fn say_if_later_than_sources(&self, date: Date) {
        match self.folded.register.newest_source() {
            Some(newest) if newest < date => crate::output::say(&format!(
                "note: the newest source on record is of {newest}; what it says is carried forward"
            )),
            Some(_) => {}
            None => crate::output::say("note: no source is on record"),
        }
    }

    /// Folds what was added, and keeps a checkpoint if that was much.
    pub fn catch_up(&mut self) -> anyhow::Result<()> {
        let before = std::mem::replace(
            &mut self.folded,
            Folded {
                register: remit_register::Register::empty(),
                head: remit_journal::Head::EMPTY,
            },
        );
        let counter = progress::counter("folding acts");
        self.folded = advance(&mut *self.storage, before, &mut |act| counter.set_position(act))?;
        counter.finish_and_clear();
        self.books.advance(&mut *self.storage, self.as_known)?;
        if self.folded.register.facts() >= self.facts_in_checkpoint + FACTS_PER_CHECKPOINT {
            keep(&mut *self.storage, &self.folded).context("the checkpoint could not be kept")?;
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

/// Refuses a request id that came before with another content.
pub fn reused(request: &str, number: u64) -> anyhow::Error {
    Refusal::error(
        format!("request {request} was act {number}, with another content"),
        "give another --request",
    )
}

/// Returns the moment and the day that it is.
pub fn clock() -> (Moment, Date) {
    let now = jiff::Timestamp::now();
    let civil = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let today = Date::from_ymd(civil.year(), civil.month(), civil.day());
    (
        Moment::from_microseconds(now.as_microsecond()),
        today.expect("today is a day of the calendar"),
    )
}
