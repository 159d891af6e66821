//! Building the index from facts.

use std::collections::HashMap;

use remit_dictionary::{Code, Period};

use crate::derived::Derived;
use crate::index::{
    Entry, NO_SOURCE, Register, Row, SEEN, TAKEN_BACK, Tag, Texts, area_detail, as_u32,
    object_is_code, starts_of_rows,
};
use crate::{Claim, Fact, Voice, When};

/// Folds acts and their facts into a [`Register`].
#[derive(Debug, Default)]
pub struct Builder {
    entries: Vec<Entry>,
    codes: Vec<Code>,
    code_ids: HashMap<Code, u32>,
    texts: Texts,
    text_ids: HashMap<String, u32>,
    rows: Vec<Row>,
    next_fact: u32,
}

impl From<Register> for Builder {
    /// Starts from a register, to add what came after it.
    fn from(register: Register) -> Self {
        let Register { entries, codes, texts, rows, .. } = register;
        let code_ids = codes.iter().copied().zip(0..).collect();
        let ids = 0..as_u32(texts.ends.len());
        let text_ids = ids.map(|id| (texts.get(id).to_owned(), id)).collect();
        Self { entries, codes, code_ids, texts, text_ids, rows, next_fact: 1 }
    }
}

impl Builder {
    /// Starts the next act; the facts that follow are its.
    pub fn entry(&mut self, entry: Entry) {
        let last = self.entries.last().map_or(0, |last| last.number);
        assert!(entry.number > last, "BUG: acts are folded in order");
        self.entries.push(entry);
        self.next_fact = 1;
    }

    /// Adds a fact of the act that was started last.
    pub fn fact(&mut self, fact: &Fact) {
        let act = self.entries.last().expect("BUG: a fact belongs to an act").number;
        let subject = self.code_id(fact.subject);
        let (tag, object, detail) = self.parts(&fact.claim);
        let (seen, period) = match fact.when {
            When::During(period) => (0, period),
            When::Seen(date) => (SEEN, Period::day(date)),
        };
        let source = fact.source.as_deref().map_or(NO_SOURCE, |source| self.text_id(source));
        let taken_back = match fact.voice {
            Voice::Asserts => 0,
            Voice::TakesBack => TAKEN_BACK,
        };
        self.rows.push(Row {
            subject,
            object,
            from: period.from().days(),
            until: period.until().days(),
            act,
            nth: self.next_fact,
            source,
            tag: tag as u8,
            detail,
            flags: seen | taken_back,
        });
        self.next_fact += 1;
    }

    fn parts(&mut self, claim: &Claim) -> (Tag, u32, u8) {
        match claim {
            Claim::Exists(kind) => (Tag::Exists, 0, *kind as u8),
            Claim::Named(name) => (Tag::Named, self.text_id(name), 0),
            Claim::Coded(code) => (Tag::Coded, self.code_id(*code), 0),
            Claim::CommissionedBy(body) => (Tag::CommissionedBy, self.code_id(*body), 0),
            Claim::PartOf(body, kind) => (Tag::PartOf, self.code_id(*body), *kind as u8),
            Claim::LiesIn(place) => (Tag::LiesIn, self.code_id(*place), 0),
            Claim::InArea(body, of, generation) => {
                (Tag::InArea, self.code_id(*body), area_detail(*of, *generation))
            }
            Claim::SucceededBy(body, share) => {
                (Tag::SucceededBy, self.code_id(*body), *share as u8)
            }
            Claim::ListSize(people) => (Tag::ListSize, *people, 0),
            Claim::Town(town) => (Tag::Town, self.text_id(town), 0),
            Claim::Postcode(postcode) => (Tag::Postcode, self.text_id(postcode), 0),
            Claim::Standing(status) => (Tag::Standing, 0, *status as u8),
            Claim::Holds(function) => (Tag::Holds, self.text_id(function), 0),
        }
    }

    fn code_id(&mut self, code: Code) -> u32 {
        let next = as_u32(self.codes.len());
        *self.code_ids.entry(code).or_insert_with(|| {
            self.codes.push(code);
            next
        })
    }

    fn text_id(&mut self, text: &str) -> u32 {
        if let Some(id) = self.text_ids.get(text) {
            return *id;
        }
        let id = as_u32(self.texts.ends.len());
        self.texts.arena.push_str(text);
        self.texts.ends.push(as_u32(self.texts.arena.len()));
        self.text_ids.insert(text.to_owned(), id);
        id
    }

    /// Sorts what was added and returns the register.
    #[must_use]
    pub fn finish(mut self) -> Register {
        drop(std::mem::take(&mut self.text_ids));
        drop(std::mem::take(&mut self.code_ids));
        self.sort_codes();
        let Self { entries, codes, texts, mut rows, .. } = self;
        rows.sort_unstable_by_key(|row| (row.tag, row.subject, row.act, row.nth));
        let asked = [Tag::Coded, Tag::PartOf, Tag::SucceededBy].map(|tag| tag as u8);
        let mut reverse: Vec<u32> =
            (0..as_u32(rows.len())).filter(|at| asked.contains(&rows[*at as usize].tag)).collect();
        reverse.sort_unstable_by_key(|at| (rows[*at as usize].object, *at));
        let (starts, reverse_starts) = starts_of_rows(codes.len(), &rows, &reverse);
        let derived = Derived::of(&entries, codes.len(), &rows);
        Register { entries, codes, texts, rows, starts, reverse, reverse_starts, derived }
    }

    /// Puts the codes in the order of their text, so that they are found without a hash table.
    fn sort_codes(&mut self) {
        let mut order: Vec<u32> = (0..as_u32(self.codes.len())).collect();
        order.sort_unstable_by_key(|id| self.codes[*id as usize]);
        let mut rank = vec![0; order.len()];
        for (new, old) in order.iter().enumerate() {
            rank[*old as usize] = as_u32(new);
        }
        self.codes = order.iter().map(|id| self.codes[*id as usize]).collect();
        for row in &mut self.rows {
            row.subject = rank[row.subject as usize];
            if object_is_code(row.tag) {
                row.object = rank[row.object as usize];
            }
        }
    }
}
