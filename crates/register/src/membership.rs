//! The members of bodies on a date.

use remit_dictionary::{Code, Date, Period};

use crate::index::{Row, Tag, as_u32};
use crate::parent::{Asked, Reader};
use crate::view::View;
use crate::{Address, Body, Kind, Known, Parent, Reading};

/// A member of a body on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The body.
    pub body: Code,
    /// The member.
    pub code: Code,
    /// What the member is, where a source says so.
    pub kind: Option<Kind>,
    /// How long, without a break, it is the body's.
    pub period: Period,
    /// How it was read.
    pub reading: Reading,
    /// The fact that is believed.
    pub source: Address,
}

/// Something that may belong to a body, where no source settles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undetermined {
    /// What may belong.
    pub code: Code,
    /// The bodies it may belong to.
    pub among: Vec<Code>,
}

impl<'a> View<'a> {
    /// Returns the members of every body on a date, with what no source settles.
    ///
    /// `body` picks one body: the practices that it commissions for, or the bodies that are part
    /// of it. Without one, only practices and their commissioners.
    #[must_use]
    pub fn members(&self, body: Option<Code>, date: Date) -> (Vec<Member>, Vec<Undetermined>) {
        let wanted = body.map(|body| self.canonical(body));
        let (mut members, mut open) = (Vec::new(), Vec::new());
        let mut reader = self.reader();
        for child in 0..as_u32(self.register.codes.len()) {
            for asked in self.asked_of(child, wanted, date) {
                let parent = match asked {
                    Asked::Commissioner => reader.parent(child, asked, date),
                    Asked::PartOf(kind) => reader.part_of_id(child, kind, date),
                };
                let code = self.code(child);
                match parent {
                    Parent::Known(known) if wanted.is_none_or(|own| own == known.code) => {
                        members.extend(self.member(&mut reader, child, asked, known, date));
                    }
                    Parent::Undetermined { among, .. }
                        if wanted.is_none_or(|own| among.contains(&own)) =>
                    {
                        open.push(Undetermined { code, among });
                    }
                    _ => {}
                }
            }
        }
        members.sort_by_key(|member| (member.body, member.code));
        members.dedup_by_key(|member| (member.body, member.code));
        (members, open)
    }

    /// Returns every practice of England with its commissioner on a date, in the order of codes;
    /// practices whose commissioner is not known or not settled are left out.
    #[must_use]
    pub fn commissioners(&self, date: Date) -> Vec<(Code, Code)> {
        let mut reader = self.reader();
        let mut all = Vec::new();
        for member in &self.register.derived.members {
            if let Parent::Known(known) = reader.commissioner(*member, date) {
                all.push((self.code(member.id), known.code));
            }
        }
        all
    }

    /// Returns which parents a child may have that the question is about.
    fn asked_of(&self, child: u32, wanted: Option<Code>, date: Date) -> Vec<Asked> {
        let mut asked = Vec::new();
        if !self.register.rows_of(child, Tag::CommissionedBy).is_empty() {
            asked.push(Asked::Commissioner);
        }
        if wanted.is_some() {
            let mut kinds: Vec<u8> = self.rows(child, Tag::PartOf).map(|row| row.detail).collect();
            kinds.sort_unstable();
            kinds.dedup();
            let kinds = kinds.into_iter().filter_map(Kind::from_number);
            asked.extend(kinds.filter(|kind| kind.in_law().contains(date)).map(Asked::PartOf));
        }
        asked
    }

    /// Cuts a period to the life of the body that a code stands for on the date: a member of CCG
    /// 91Q until 2022-06-30 is one of the sub-ICB location 91Q from the day after.
    pub(crate) fn within_life(&self, id: u32, date: Date, period: Period) -> Period {
        let body = self.body_at_id(id, date);
        body.and_then(|body| period.overlap(body.life)).unwrap_or(period)
    }

    fn member(
        &self,
        reader: &mut Reader<'a>,
        child: u32,
        asked: Asked,
        known: Known,
        date: Date,
    ) -> Option<Member> {
        let own = self.body_at_id(child, date);
        let member = self.bodies_of_id(child);
        if let (Asked::PartOf(_), None, false) = (asked, own, member.is_empty()) {
            return None; // A body that has ended is part of nothing.
        }
        let kind = own.or(member.last().copied()).map(|body: Body| body.kind);
        let own_life = own.filter(|_| asked != Asked::Commissioner).map(|body| body.life);
        let bounds = self.within_life(known.id, date, own_life.unwrap_or(Period::ALWAYS));
        let period = reader.span(child, asked, known.code, date, bounds);
        let (body, code) = (known.code, self.code(child));
        Some(Member { body, code, kind, period, reading: known.reading, source: known.source })
    }
}

impl View<'_> {
    /// Returns the places that a body lies in on a date, with the facts that say so. What was only
    /// seen holds on; before it was first seen, what was seen first is answered.
    #[must_use]
    pub fn lies_in(&self, code: Code, date: Date) -> Vec<(Code, Address)> {
        let Some(id) = self.id(self.canonical(code)) else {
            return Vec::new();
        };
        let rows = || self.rows(id, Tag::LiesIn);
        let by_then = rows().filter(|row| row.first_day() <= date).map(Row::first_day).max();
        let day = by_then.or_else(|| rows().map(Row::first_day).min());
        let is_then = |row: &&Row| match row.is_seen() {
            true => Some(row.first_day()) == day,
            false => row.contains(date),
        };
        let place = |row: &Row| (self.code(self.canonical_id(row.object)), row.address());
        let mut places: Vec<(Code, Address)> = rows().filter(is_then).map(place).collect();
        places.sort_unstable();
        places.dedup_by_key(|(place, _)| *place);
        places
    }

    /// Returns the codes that lie in a place on a date.
    #[must_use]
    pub fn lying_in(&self, place: Code, date: Date) -> Vec<Code> {
        let Some(id) = self.id(self.canonical(place)) else {
            return Vec::new();
        };
        let rows = self.naming(id, Tag::LiesIn).filter(|row| row.contains(date) || row.is_seen());
        let mut codes: Vec<Code> = rows.map(|row| self.code(row.subject)).collect();
        codes.sort_unstable();
        codes.dedup();
        codes.retain(|code| self.lies_in(*code, date).iter().any(|(own, _)| *own == place));
        codes
    }
}
