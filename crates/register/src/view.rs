//! The register as known at a moment.

use remit_dictionary::{Code, Date, Moment};

use crate::index::{Entry, Register, Row, Tag};
use crate::{Address, Fact};

/// The register as known at a moment: only acts recorded until then count.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    pub(crate) register: &'a Register,
    /// The last act that counts.
    pub(crate) known: u32,
}

impl Register {
    /// Returns the register as it stands now.
    #[must_use]
    pub fn now(&self) -> View<'_> {
        View { register: self, known: u32::MAX }
    }

    /// Returns the register as it was known at a moment.
    #[must_use]
    pub fn as_known(&self, moment: Moment) -> View<'_> {
        let after = self.entries.partition_point(|entry| entry.recorded_at <= moment);
        let known = after.checked_sub(1).map_or(0, |last| self.entries[last].number);
        View { register: self, known }
    }
}

impl<'a> View<'a> {
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
        let other_codes = view.own_rows(subject, Tag::Coded).enumerate();
        let other_codes = other_codes.filter(move |(at, row)| {
            let mut before = view.own_rows(subject, Tag::Coded).take(*at);
            row.object != subject && !before.any(|earlier| earlier.object == row.object)
        });
        let theirs = other_codes.flat_map(move |(_, row)| view.own_rows(row.object, tag));
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
        self.entry_of(row).published
    }

    /// Tells whether anything is known of a code, as a subject or as what others name.
    #[must_use]
    pub fn knows(&self, code: Code) -> bool {
        let Some(id) = self.id(code) else {
            return false;
        };
        let register = self.register;
        let (start, end) = (register.starts[id as usize], register.starts[id as usize + 1]);
        let own = &register.rows[start as usize..end as usize];
        own.iter().any(|row| row.act <= self.known)
            || register.rows.iter().any(|row| {
                row.act <= self.known && crate::index::object_is_code(row.tag) && row.object == id
            })
    }

    /// Returns the body that a code means where ONS gave it: `E38000237` is `91Q`.
    ///
    /// A code that no source ties to another stays as it is.
    #[must_use]
    pub fn canonical(&self, code: Code) -> Code {
        if !code.is_ons() {
            return code;
        }
        let Some(id) = self.id(code) else {
            return code;
        };
        self.naming(id, Tag::Coded).map(|row| self.code(row.subject)).next().unwrap_or(code)
    }

    /// Returns what the act of an address reported.
    ///
    /// # Panics
    /// When the address is not of this register.
    #[must_use]
    pub fn source(&self, address: Address) -> &'a Entry {
        self.register.entry(address.act)
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
