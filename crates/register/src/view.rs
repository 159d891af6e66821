//! The register as known at a moment.

use remit_dictionary::{Code, Date, Moment};

use crate::body::Lives;
use crate::index::{Entry, Register, Row, Tag};
use crate::{Address, Fact, Series};

/// The register as known at a moment: only acts recorded until then count.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(crate) register: &'a Register,
    /// The last act that counts.
    pub(crate) known: u32,
    /// The lives of bodies; none only while they are worked out.
    pub(crate) lives: Option<&'a Lives>,
}

impl Register {
    /// Returns the register as it stands now.
    #[must_use]
    pub fn now(&self) -> View<'_> {
        self.after(self.entries.len(), u32::MAX)
    }

    /// Returns the register as it was known at a moment.
    #[must_use]
    pub fn as_known(&self, moment: Moment) -> View<'_> {
        let after = self.entries.partition_point(|entry| entry.recorded_at <= moment);
        let known = after.checked_sub(1).map_or(0, |last| self.entries[last].number);
        self.after(after, known)
    }

    fn after(&self, entries: usize, known: u32) -> View<'_> {
        let bare = View { register: self, known, lives: None };
        View { lives: Some(self.lives(entries, || Lives::of(&bare))), ..bare }
    }
}

impl<'a> View<'a> {
    /// Returns the register that is looked at, with all that is on record.
    #[must_use]
    pub fn register(&self) -> &'a Register {
        self.register
    }

    pub(crate) fn id(&self, code: Code) -> Option<u32> {
        self.register.id(code)
    }

    pub(crate) fn code(&self, id: u32) -> Code {
        self.register.code(id)
    }

    /// Returns the rows of a subject that make one sort of claim and are known; of a body also
    /// those that sources give under the code that ONS gave it.
    pub(crate) fn rows(&self, subject: u32, tag: Tag) -> impl Iterator<Item = &'a Row> + use<'a> {
        let view = *self;
        let register: &'a Register = self.register;
        let other_codes = register.derived.other_codes(subject).iter();
        let tied = other_codes.filter(move |(_, first_act)| *first_act <= view.known);
        let theirs = tied.flat_map(move |(code, _)| view.own_rows(*code, tag));
        view.own_rows(subject, tag).chain(theirs)
    }

    /// Returns the known rows that sources give under just this code.
    fn own_rows(&self, subject: u32, tag: Tag) -> impl Iterator<Item = &'a Row> + use<'a> {
        let known = self.known;
        self.register.rows_of(subject, tag).iter().filter(move |row| row.act <= known)
    }

    /// Returns the known rows that name a code as their object.
    pub(crate) fn naming(&self, object: u32, tag: Tag) -> impl Iterator<Item = &'a Row> + use<'a> {
        let known = self.known;
        let register: &'a Register = self.register;
        register.rows_naming(object, tag).filter(move |row| row.act <= known)
    }

    pub(crate) fn entry_of(&self, row: &Row) -> &'a Entry {
        self.register.entry(row.act)
    }

    pub(crate) fn published(&self, row: &Row) -> Date {
        self.register.derived.dated(row.act).0
    }

    /// Tells whether anything is known of a code, as a subject or as what others name.
    #[must_use]
    pub fn knows(&self, code: Code) -> bool {
        let Some(id) = self.id(code) else {
            return false;
        };
        let knows = |row: &Row| row.act <= self.known;
        let about = |row: &Row| row.subject == id;
        let names = |row: &Row| crate::index::object_is_code(row.tag) && row.object == id;
        self.register.rows.iter().any(|row| knows(row) && (about(row) || names(row)))
    }

    /// Returns the body that a code means where ONS gave it: `E38000237` is `91Q`.
    ///
    /// A code that no source ties to another stays as it is.
    #[must_use]
    pub fn canonical(&self, code: Code) -> Code {
        match self.id(code) {
            Some(id) if code.is_ons() => self.code(self.canonical_id(id)),
            _ => code,
        }
    }

    pub(crate) fn canonical_id(&self, id: u32) -> u32 {
        self.register.derived.body_of(id, self.known)
    }

    /// Returns what the act of an address reported.
    ///
    /// # Panics
    /// When the address is not of this register.
    #[must_use]
    pub fn source(&self, address: Address) -> &'a Entry {
        self.register.entry(address.act)
    }

    /// Returns the source that the fact at an address states itself, in a file whose rows have
    /// sources of their own.
    #[must_use]
    pub fn own_source(&self, address: Address) -> Option<&'a str> {
        let register: &'a Register = self.register;
        if register.entry(address.act).series > Series::FactFile {
            return None; // Rows of published files have no source but the file.
        }
        let row = register.rows.iter().find(|row| row.address() == address)?;
        register.source_of(row)
    }

    /// Returns the fact at an address, if it is known.
    #[must_use]
    pub fn fact(&self, address: Address) -> Option<Fact> {
        let row = self.register.rows.iter().find(|row| row.address() == address)?;
        (row.act <= self.known).then(|| self.register.fact(row))
    }

    /// Returns the first day that any known source speaks of for a subject and a claim.
    pub(crate) fn first_day(&self, subject: u32, tag: Tag) -> Option<Date> {
        self.rows(subject, tag).map(Row::first_day).min()
    }
}
