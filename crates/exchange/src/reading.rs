//! What gathers while a file is read: facts, rejected rows, and the dates that were met.

use std::borrow::Cow;
use std::collections::HashSet;

use remit_dictionary::{Code, Date, Period};
use remit_journal::Hash;
use remit_register::{Claim, Fact, Publication, When};

use crate::reason::Reason;
use crate::table::Row;
use crate::{Format, ReadFile, Rejected, Unreadable};

/// The most characters that a name, a town or a postcode may have.
const TEXT_CHARS_MAX: usize = 300;

/// Stands for the day of publication until it is known, which can be after the last row.
const PUBLISHED: Date = Date::END;

/// The dates that are known before a file is opened.
pub(crate) struct Dates {
    /// What the person who imports says.
    pub(crate) given: Option<Date>,
    /// What the name of the file says.
    pub(crate) titled: Option<Date>,
    /// No row can show a day of publication after this one.
    pub(crate) today: Date,
}

/// A file while it is read.
pub(crate) struct Reading<'t> {
    dates: Dates,
    stated: Option<Date>,
    latest: Option<Date>,
    facts: Vec<Fact>,
    rejected: Vec<Rejected>,
    warnings: Vec<String>,
    rows: u32,
    repeats: u32,
    met: HashSet<&'t str>,
    once: HashSet<Fact>,
}

impl<'t> Reading<'t> {
    pub(crate) fn new(dates: Dates) -> Self {
        Self {
            dates,
            stated: None,
            latest: None,
            facts: Vec::new(),
            rejected: Vec::new(),
            warnings: Vec::new(),
            rows: 0,
            repeats: 0,
            met: HashSet::new(),
            once: HashSet::new(),
        }
    }

    pub(crate) fn warn(&mut self, warning: impl Into<String>) {
        self.warnings.push(warning.into());
    }

    /// Notes a date by which the content says when it was published.
    pub(crate) fn state(&mut self, date: Date) {
        self.stated = self.stated.max(Some(date));
    }

    /// Notes a date that a row shows: the latest is the day of publication if nothing says more.
    pub(crate) fn note(&mut self, date: Date) {
        if date.is_real() && date <= self.dates.today {
            self.latest = self.latest.max(Some(date));
        }
    }

    /// Returns the day of publication, as far as it is known by now.
    pub(crate) fn published(&self) -> Option<Date> {
        self.dates.given.or(self.stated).or(self.dates.titled).or(self.latest)
    }

    /// Reads one row, and tells whether it was taken: of a rejected row nothing is kept.
    pub(crate) fn take(
        &mut self,
        line: u64,
        read: impl FnOnce(&mut Self) -> Result<(), Reason>,
    ) -> bool {
        self.rows = self.rows.saturating_add(1);
        let (facts, latest, stated) = (self.facts.len(), self.latest, self.stated);
        let Err(reason) = read(self) else { return true };
        for fact in self.facts.drain(facts..) {
            self.once.remove(&fact);
        }
        (self.latest, self.stated) = (latest, stated);
        self.rejected.push(Rejected { line, reason: reason.to_string() });
        false
    }

    /// Reads one row of a table that has so many columns; `fewer` of them may be left out at the
    /// end, and any number of empty ones may follow. A row met before says nothing new.
    pub(crate) fn take_row(
        &mut self,
        row: Row<'t>,
        columns: usize,
        fewer: usize,
        read: impl FnOnce(&mut Self, &[Cow<'t, str>]) -> Result<(), Reason>,
    ) {
        let Row { line, raw, cells } = row;
        self.take(line, |reading| {
            if raw.contains('\0') {
                return Err(Reason::Nul);
            }
            let mut cells = cells.ok_or(Reason::Quote)?;
            while cells.len() > columns && cells.last().is_some_and(|cell| cell.trim().is_empty()) {
                cells.pop();
            }
            if cells.len() > columns || cells.len() + fewer < columns {
                return Err(Reason::ColumnCount { expected: columns, found: cells.len() });
            }
            if reading.met.contains(raw) {
                reading.repeat();
                return Ok(());
            }
            read(reading, &cells)?;
            reading.met.insert(raw);
            Ok(())
        });
    }

    /// Counts a row that says what an earlier one said.
    pub(crate) fn repeat(&mut self) {
        self.repeats += 1;
    }

    /// Adds a fact that the row shows for the day of publication.
    pub(crate) fn seen(&mut self, subject: Code, claim: Claim) {
        self.seen_on(subject, claim, PUBLISHED);
    }

    /// Adds a fact that the row shows for a day.
    pub(crate) fn seen_on(&mut self, subject: Code, claim: Claim, date: Date) {
        self.facts.push(Fact::seen(subject, claim, date));
    }

    /// Adds a fact as it is.
    pub(crate) fn fact(&mut self, fact: Fact) {
        self.facts.push(fact);
    }

    /// Adds a fact whose period the row states.
    pub(crate) fn during(&mut self, subject: Code, claim: Claim, period: Period) {
        self.facts.push(Fact::during(subject, claim, period));
    }

    /// Adds a fact for the day of publication that many rows repeat, the first time.
    pub(crate) fn seen_once(&mut self, subject: Code, claim: Claim) {
        self.seen_once_on(subject, claim, PUBLISHED);
    }

    /// Adds a fact for a day that many rows repeat, the first time.
    pub(crate) fn seen_once_on(&mut self, subject: Code, claim: Claim, date: Date) {
        let fact = Fact::seen(subject, claim, date);
        if self.once.insert(fact.clone()) {
            self.facts.push(fact);
        }
    }

    /// Reads a date that may be left out.
    pub(crate) fn date(
        &mut self,
        column: &'static str,
        text: &str,
    ) -> Result<Option<Date>, Reason> {
        if text.is_empty() {
            return Ok(None);
        }
        let date = Date::parse(text).map_err(|error| Reason::Date { column, error })?;
        self.note(date);
        Ok(Some(date))
    }

    /// Reads two inclusive days, each of which may be left out.
    pub(crate) fn days(
        &mut self,
        (from_column, from): (&'static str, &str),
        (to_column, to): (&'static str, &str),
    ) -> Result<Period, Reason> {
        let first = self.date(from_column, from)?;
        let last = self.date(to_column, to)?;
        Ok(Period::of_days(first, last)?)
    }

    /// Ends the reading.
    pub(crate) fn finish(
        mut self,
        title: &str,
        format: Format,
        content: Hash,
    ) -> Result<ReadFile, Unreadable> {
        let word = format.word();
        if self.rows == 0 {
            return Err(Unreadable::NoRows { format: word });
        }
        let rejected = u32::try_from(self.rejected.len()).unwrap_or(u32::MAX);
        if rejected == self.rows {
            let first = self.rejected.swap_remove(0);
            return Err(Unreadable::NoValidRow {
                format: word,
                rows: self.rows,
                line: first.line,
                reason: first.reason,
            });
        }
        let published = self.published().ok_or(Unreadable::NoDate { format: word })?;
        for fact in &mut self.facts {
            if fact.when == When::Seen(PUBLISHED) {
                fact.when = When::Seen(published);
            }
        }
        if self.repeats > 0 {
            self.warnings.push(format!("rows that repeat an earlier row: {}", self.repeats));
        }
        let publication = Publication {
            title: title.to_owned(),
            format: word.to_owned(),
            series: format.series(),
            published,
            content,
            rows: self.rows,
            rejected,
        };
        let Self { facts, rejected, warnings, .. } = self;
        Ok(ReadFile { publication, facts, rejected, warnings })
    }
}

/// Reads a code that must be there.
pub(crate) fn code(column: &'static str, text: &str) -> Result<Code, Reason> {
    optional_code(column, text)?.ok_or(Reason::Missing { column })
}

/// Reads a code that may be left out.
pub(crate) fn optional_code(column: &'static str, text: &str) -> Result<Option<Code>, Reason> {
    if text.is_empty() {
        return Ok(None);
    }
    Code::parse(text).map(Some).map_err(|error| Reason::Code { column, error })
}

/// Reads a text that may be left out.
pub(crate) fn text(column: &'static str, text: &str) -> Result<Option<String>, Reason> {
    let text = text.trim();
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Reason::TooLong { column, max: TEXT_CHARS_MAX });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Reads a number of people.
pub(crate) fn people(column: &'static str, text: &str) -> Result<u32, Reason> {
    if text.is_empty() {
        return Err(Reason::Missing { column });
    }
    text.parse().map_err(|_| Reason::Number { column, text: text.chars().take(40).collect() })
}
