//! The one index: every claim as a flat row, sorted by claim and subject.
//!
//! A row keeps the act that made it, so one index answers both as at a date and as known at a
//! moment. 32 bytes a fact, and text once in one arena.

use std::collections::HashMap;
use std::sync::OnceLock;

use remit_dictionary::{Code, Date, Moment, Period};
use remit_journal::Hash;

use crate::body::Lives;
use crate::{Address, AreaOf, Claim, Fact, Generation, Kind, Series, Share, Status, Voice, When};

/// Which claim a row makes. Rows are sorted by it first, so that all of one claim lie together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub(crate) enum Tag {
    Exists,
    Named,
    Coded,
    CommissionedBy,
    PartOf,
    LiesIn,
    InArea,
    SucceededBy,
    ListSize,
    Town,
    Postcode,
    Standing,
    Holds,
}

/// How many claims there are.
pub(crate) const TAGS: usize = Tag::Holds as usize + 1;

/// Stands where a row has no source of its own.
const NO_SOURCE: u32 = u32::MAX;

pub(crate) const SEEN: u8 = 1;
pub(crate) const TAKEN_BACK: u8 = 2;

/// One claim. `object` is a code, a text or a number, as the tag says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Row {
    pub subject: u32,
    pub object: u32,
    pub from: i32,
    pub until: i32,
    pub act: u32,
    pub nth: u32,
    /// The text of the row's own source; `u32::MAX` where it has none.
    pub source: u32,
    pub tag: u8,
    pub detail: u8,
    pub flags: u8,
}

impl Row {
    pub(crate) fn address(&self) -> Address {
        Address { act: self.act, fact: self.nth }
    }

    pub(crate) fn is_seen(&self) -> bool {
        self.flags & SEEN != 0
    }

    pub(crate) fn is_taken_back(&self) -> bool {
        self.flags & TAKEN_BACK != 0
    }

    pub(crate) fn first_day(&self) -> Date {
        Date::from_days(self.from)
    }

    pub(crate) fn end_day(&self) -> Date {
        Date::from_days(self.until)
    }

    pub(crate) fn contains(&self, date: Date) -> bool {
        self.from <= date.days() && date.days() < self.until
    }

    pub(crate) fn period(&self) -> Period {
        Period::new(self.first_day(), self.end_day()).expect("BUG: only whole periods are kept")
    }
}

/// What the register keeps of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The number of the act.
    pub number: u32,
    /// When it was put on record.
    pub recorded_at: Moment,
    /// The series of the publication, or [`Series::Correction`].
    pub series: Series,
    /// The day the source was published.
    pub published: Date,
    /// The file's name, or the source of a correction.
    pub title: String,
    /// The format it was recognised as, or `correction`.
    pub format: String,
    /// The hash of the file's content; zero for a correction.
    pub content: Hash,
}

/// England's register: every fact on record, indexed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    pub(crate) entries: Vec<Entry>,
    pub(crate) codes: Vec<Code>,
    pub(crate) texts: Texts,
    pub(crate) rows: Vec<Row>,
    /// Where the rows of each claim and code start, claim by claim; one more at the end.
    pub(crate) starts: Vec<u32>,
    /// Rows whose object is a code that is asked from behind, sorted by object and tag.
    pub(crate) reverse: Vec<u32>,
    /// Where the reverse rows of each code start; one longer than `codes`.
    pub(crate) reverse_starts: Vec<u32>,
    pub(crate) derived: Derived,
}

/// What is worked out from the rows once, to answer faster. Never stored, never compared.
#[derive(Debug, Clone, Default)]
pub(crate) struct Derived {
    /// The place in `entries` of each act's number; `u32::MAX` for acts of other crates.
    entry_of: Vec<u32>,
    /// Every code that is a member of a commissioner, with its rows that say of which.
    pub members: Vec<Range>,
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
    lives: Vec<OnceLock<Lives>>,
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
    start: u32,
    end: u32,
}

impl Derived {
    /// Works everything out from rows that are sorted.
    pub(crate) fn of(entries: &[Entry], codes: usize, rows: &[Row]) -> Self {
        let mut derived = Self::default();
        let last = entries.last().map_or(0, |entry| entry.number as usize);
        derived.entry_of = vec![u32::MAX; last + 1];
        for (at, entry) in entries.iter().enumerate() {
            derived.entry_of[entry.number as usize] = as_u32(at);
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

    /// Finds which bodies each membership history lists.
    fn note_histories(&mut self, entries: &[Entry], rows: &[Row]) {
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

/// Text, each piece once.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Texts {
    pub arena: String,
    pub ends: Vec<u32>,
}

impl Texts {
    pub(crate) fn get(&self, id: u32) -> &str {
        let end = |id: usize| self.ends[id] as usize;
        let id = id as usize;
        let start = if id == 0 { 0 } else { end(id - 1) };
        &self.arena[start..end(id)]
    }
}

impl Register {
    /// Returns a register without facts.
    #[must_use]
    pub fn empty() -> Self {
        Builder::default().finish()
    }

    /// Returns how many facts it holds.
    #[must_use]
    pub fn facts(&self) -> usize {
        self.rows.len()
    }

    /// Returns the acts it rests on, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Returns the bytes that the index takes: rows, codes, text.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.rows.len() * size_of::<Row>()
            + self.codes.len() * (size_of::<Code>() + 8)
            + self.reverse.len() * 4
            + self.texts.arena.len()
            + self.texts.ends.len() * 4
    }

    pub(crate) fn id(&self, code: Code) -> Option<u32> {
        self.codes.binary_search(&code).ok().map(as_u32)
    }

    pub(crate) fn code(&self, id: u32) -> Code {
        self.codes[id as usize]
    }

    pub(crate) fn entry(&self, act: u32) -> &Entry {
        &self.entries[self.derived.entry_of[act as usize] as usize]
    }

    /// Returns the rows of a member that say who commissions it.
    pub(crate) fn rows_of_member(&self, member: Range) -> &[Row] {
        &self.rows[member.start as usize..member.end as usize]
    }

    /// Returns the lives of bodies as known after so many entries.
    pub(crate) fn lives(&self, entries: usize, work_out: impl FnOnce() -> Lives) -> &Lives {
        self.derived.lives[entries].get_or_init(work_out)
    }

    /// Returns the rows of a subject that make one sort of claim.
    pub(crate) fn rows_of(&self, subject: u32, tag: Tag) -> &[Row] {
        let at = tag as usize * self.codes.len() + subject as usize;
        &self.rows[self.starts[at] as usize..self.starts[at + 1] as usize]
    }

    /// Returns the rows that name a code as their object, for the claims asked from behind.
    pub(crate) fn rows_naming(&self, object: u32, tag: Tag) -> impl Iterator<Item = &Row> {
        let at = object as usize;
        let (start, end) = (self.reverse_starts[at], self.reverse_starts[at + 1]);
        let rows = self.reverse[start as usize..end as usize].iter();
        rows.map(|row| &self.rows[*row as usize]).filter(move |row| row.tag == tag as u8)
    }

    /// Returns the source that a row states itself.
    pub(crate) fn source_of(&self, row: &Row) -> Option<&str> {
        (row.source != NO_SOURCE).then(|| self.texts.get(row.source))
    }

    /// Returns the fact of a row.
    pub(crate) fn fact(&self, row: &Row) -> Fact {
        Fact {
            subject: self.code(row.subject),
            claim: self.claim(row),
            when: if row.is_seen() {
                When::Seen(row.first_day())
            } else {
                When::During(row.period())
            },
            voice: if row.is_taken_back() { Voice::TakesBack } else { Voice::Asserts },
            source: self.source_of(row).map(str::to_owned),
        }
    }

    fn claim(&self, row: &Row) -> Claim {
        let code = || self.code(row.object);
        let kind = || Kind::from_number(row.detail).expect("BUG: only known kinds are kept");
        let text = || self.texts.get(row.object).to_owned();
        match row.tag {
            tag if tag == Tag::Exists as u8 => Claim::Exists(kind()),
            tag if tag == Tag::Named as u8 => Claim::Named(text()),
            tag if tag == Tag::Coded as u8 => Claim::Coded(code()),
            tag if tag == Tag::CommissionedBy as u8 => Claim::CommissionedBy(code()),
            tag if tag == Tag::PartOf as u8 => Claim::PartOf(code(), kind()),
            tag if tag == Tag::LiesIn as u8 => Claim::LiesIn(code()),
            tag if tag == Tag::InArea as u8 => {
                let (of, generation) = area_of_detail(row.detail);
                Claim::InArea(code(), of, generation)
            }
            tag if tag == Tag::SucceededBy as u8 => Claim::SucceededBy(code(), share_of(row)),
            tag if tag == Tag::ListSize as u8 => Claim::ListSize(row.object),
            tag if tag == Tag::Town as u8 => Claim::Town(text()),
            tag if tag == Tag::Postcode as u8 => Claim::Postcode(text()),
            tag if tag == Tag::Holds as u8 => Claim::Holds(text()),
            _ => Claim::Standing(
                [Status::Active, Status::Closed, Status::Dormant, Status::Proposed]
                    [usize::from(row.detail)],
            ),
        }
    }

    /// Gives the facts of one act to `take`, in no particular order.
    pub fn facts_of_act(&self, act: u32, take: &mut dyn FnMut(Fact)) {
        for row in self.rows.iter().filter(|row| row.act == act) {
            take(self.fact(row));
        }
    }

    /// Gives every fact with its address to `take`, in no particular order.
    pub fn each_fact(&self, take: &mut dyn FnMut(Address, Fact)) {
        for row in &self.rows {
            take(row.address(), self.fact(row));
        }
    }

    /// Returns a register with some more facts, as if one more act had been recorded: a proposal
    /// laid over what is on record. The record itself is untouched.
    #[must_use]
    pub fn with(&self, entry: Entry, facts: &[Fact]) -> Self {
        let mut builder = Builder::from(self.clone());
        builder.entry(entry);
        for fact in facts {
            builder.fact(fact);
        }
        builder.finish()
    }
}

pub(crate) fn share_of(row: &Row) -> Share {
    [Share::NotStated, Share::Whole, Share::Part][usize::from(row.detail)]
}

pub(crate) fn area_detail(of: AreaOf, generation: Generation) -> u8 {
    (of as u8) | (generation as u8) << 1
}

pub(crate) fn area_of_detail(detail: u8) -> (AreaOf, Generation) {
    let of = if detail & 1 == 0 { AreaOf::Commissioner } else { AreaOf::Council };
    let generation = if detail & 2 == 0 { Generation::Lsoa2011 } else { Generation::Lsoa2021 };
    (of, generation)
}

pub(crate) fn as_u32(number: usize) -> u32 {
    u32::try_from(number).expect("BUG: a register holds less than four thousand million of a thing")
}

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

pub(crate) fn object_is_code(tag: u8) -> bool {
    [Tag::Coded, Tag::CommissionedBy, Tag::PartOf, Tag::LiesIn, Tag::InArea, Tag::SucceededBy]
        .iter()
        .any(|own| *own as u8 == tag)
}

/// Returns where the rows of each claim and code start, and where those that name each code do.
pub(crate) fn starts_of_rows(codes: usize, rows: &[Row], reverse: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let width = as_u32(codes);
    let keys = rows.iter().map(|row| u32::from(row.tag) * width + row.subject);
    let starts = starts_of(codes * TAGS, keys);
    let objects = reverse.iter().map(|at| rows[*at as usize].object);
    (starts, starts_of(codes, objects))
}

/// Returns where each of `count` ids starts in a sorted list of ids.
fn starts_of(count: usize, sorted: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    for id in sorted {
        starts[id as usize + 1] += 1;
    }
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    starts
}
