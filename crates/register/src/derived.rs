//! What is worked out from the rows once, to answer faster.

use std::sync::OnceLock;

use remit_dictionary::Date;

use crate::body::Lives;
use crate::index::{Entry, Row, Tag, as_u32, starts_of};
use crate::{Kind, Series};

/// What is worked out from the rows once, to answer faster. Never stored, never compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Derived {
    /// The place in `entries` of each act's number; `u32::MAX` for acts of other crates.
    pub entry_of: Vec<u32>,
    /// The day of publication and the series of each act: what settling asks of every row.
    dated: Vec<(Date, Series)>,
    /// Every code that is a member of a commissioner, with its rows that say of which.
    pub members: Vec<Range>,
    /// The first day of which each membership history does not speak.
    pub histories_end: Vec<Date>,
    /// The first row of each membership history about each body that it lists, by body.
    histories: Vec<(u32, u32)>,
    /// The place of each body's code in [`Lives`]; `u32::MAX` for practices and small areas.
    slot_of: Vec<u32>,
    /// The codes that have a place, in order.
    pub slots: Vec<u32>,
    /// The body that each code is another code of, with the first act that ties them; itself
    /// where it is no other's.
    body_of: Vec<(u32, u32)>,
    /// Where the other codes of each slot's body start; one longer than `slots`.
    other_codes_start: Vec<u32>,
    /// The other codes of bodies, each with the first act that ties it.
    other_codes: Vec<(u32, u32)>,
    /// The lives of bodies as known after each entry, worked out when first asked for.
    pub lives: Vec<OnceLock<Lives>>,
}

impl PartialEq for Derived {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Derived {}

/// Some rows of one code.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Range {
    pub id: u32,
    pub start: u32,
    pub end: u32,
}

impl Derived {
    /// Works everything out from rows that are sorted.
    pub(crate) fn of(entries: &[Entry], codes: usize, rows: &[Row]) -> Self {
        let mut derived = Self::default();
        let last = entries.last().map_or(0, |entry| entry.number as usize);
        derived.entry_of = vec![u32::MAX; last + 1];
        derived.dated = vec![(Date::BEGINNING, Series::ListSizes); last + 1];
        for (at, entry) in entries.iter().enumerate() {
            derived.entry_of[entry.number as usize] = as_u32(at);
            derived.dated[entry.number as usize] = (entry.published, entry.series);
        }
        let mut is_body = vec![false; codes];
        let names_body = [Tag::CommissionedBy, Tag::PartOf, Tag::InArea].map(|tag| tag as u8);
        for (at, row) in rows.iter().enumerate() {
            if row.tag == Tag::CommissionedBy as u8 {
                match derived.members.last_mut().filter(|last| last.id == row.subject) {
                    Some(last) => last.end = as_u32(at + 1),
                    None => {
                        let (start, end) = (as_u32(at), as_u32(at + 1));
                        derived.members.push(Range { id: row.subject, start, end });
                    }
                }
            }
            if names_body.contains(&row.tag) {
                is_body[row.object as usize] = true;
            }
            let exists = row.tag == Tag::Exists as u8;
            if exists && Kind::from_number(row.detail).is_some_and(|kind| !kind.is_member()) {
                is_body[row.subject as usize] = true;
            }
        }
        derived.note_histories(entries, rows);
        derived.slots = (0..as_u32(codes)).filter(|id| is_body[*id as usize]).collect();
        derived.slot_of = vec![u32::MAX; codes];
        for (slot, id) in derived.slots.iter().enumerate() {
            derived.slot_of[*id as usize] = as_u32(slot);
        }
        derived.body_of = (0..as_u32(codes)).map(|id| (id, 0)).collect();
        derived.tie_codes(rows);
        derived.lives = (0..=entries.len()).map(|_| OnceLock::new()).collect();
        derived
    }

    /// Returns the day of publication and the series of an act.
    pub(crate) fn dated(&self, act: u32) -> (Date, Series) {
        self.dated[act as usize]
    }

    /// Finds which bodies each membership history lists.
    fn note_histories(&mut self, entries: &[Entry], rows: &[Row]) {
        let own = entries.iter().filter(|entry| entry.series == Series::MembershipHistory);
        self.histories_end = own.map(|entry| entry.published.next_day()).collect();
        let history = |row: &Row| {
            let entry = &entries[self.entry_of[row.act as usize] as usize];
            row.tag == Tag::CommissionedBy as u8 && entry.series == Series::MembershipHistory
        };
        let found = rows.iter().enumerate().filter(|(_, row)| history(row));
        let mut histories: Vec<(u32, u32, u32)> =
            found.map(|(at, row)| (row.object, row.act, as_u32(at))).collect();
        histories.sort_unstable();
        histories.dedup_by_key(|(body, act, _)| (*body, *act));
        self.histories = histories.into_iter().map(|(body, _, at)| (body, at)).collect();
    }

    /// Returns a row of each membership history that lists a body.
    pub(crate) fn histories(&self, body: u32) -> impl Iterator<Item = u32> {
        let first = self.histories.partition_point(|(own, _)| *own < body);
        let own = self.histories[first..].iter().take_while(move |(own, _)| *own == body);
        own.map(|(_, at)| *at)
    }

    /// Finds the other codes of every body, for the rows that sources give under those.
    fn tie_codes(&mut self, rows: &[Row]) {
        let mut coded: Vec<(usize, u32, u32)> = rows
            .iter()
            .filter(|row| row.tag == Tag::Coded as u8 && row.object != row.subject)
            .filter_map(|row| Some((self.slot(row.subject)?, row.object, row.act)))
            .collect();
        coded.sort_unstable();
        coded.dedup_by_key(|(slot, code, _)| (*slot, *code));
        for (slot, code, act) in coded.iter().rev() {
            self.body_of[*code as usize] = (self.slots[*slot], *act);
        }
        let slots = coded.iter().map(|(slot, ..)| as_u32(*slot));
        self.other_codes_start = starts_of(self.slots.len(), slots);
        self.other_codes = coded.into_iter().map(|(_, code, act)| (code, act)).collect();
    }

    /// Returns the body that a code is another code of, as known after an act.
    pub(crate) fn body_of(&self, code: u32, known: u32) -> u32 {
        let (body, first_act) = self.body_of[code as usize];
        if first_act <= known { body } else { code }
    }

    /// Returns the other codes of a body, each with the first act that ties it.
    pub(crate) fn other_codes(&self, id: u32) -> &[(u32, u32)] {
        let Some(slot) = self.slot(id) else {
            return &[];
        };
        let (start, end) = (self.other_codes_start[slot], self.other_codes_start[slot + 1]);
        &self.other_codes[start as usize..end as usize]
    }

    pub(crate) fn slot(&self, id: u32) -> Option<usize> {
        let slot = self.slot_of[id as usize];
        (slot != u32::MAX).then_some(slot as usize)
    }
}
