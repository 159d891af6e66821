//! One run of a command: the opened record and the register folded from it.

use anyhow::Context;
use remit_dictionary::{Date, Moment};
use remit_journal::Storage;
use remit_register::{Folded, View, advance, fold, keep};
use remit_store::{Mode, open};

use crate::arguments::Arguments;
use crate::progress;

/// After so many new facts a checkpoint is worth its cost.
const FACTS_PER_CHECKPOINT: usize = 50_000;

/// An opened record and what it folds to.
pub struct Session {
    /// The record.
    pub storage: Box<dyn Storage>,
    /// The register at its head.
    pub folded: Folded,
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
        let mut storage = open(&arguments.store, mode)?;
        let counter = progress::counter("reading acts");
        let folded = fold(&mut *storage, &mut |act| counter.set_position(act))?;
        counter.finish_and_clear();
        let facts_in_checkpoint = folded.register.facts();
        Ok(Self { storage, folded, as_known: arguments.as_known, facts_in_checkpoint })
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
        let entries = self.folded.register.entries().iter();
        let published = entries.map(|entry| entry.published).filter(|day| day.is_real());
        match published.max() {
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
        if self.folded.register.facts() >= self.facts_in_checkpoint + FACTS_PER_CHECKPOINT {
            keep(&mut *self.storage, &self.folded).context("the checkpoint could not be kept")?;
            self.facts_in_checkpoint = self.folded.register.facts();
        }
        Ok(())
    }
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
