//! The one index: every claim as a flat row, sorted by claim and subject.
//!
//! A row keeps the act that made it, so one index answers both as at a date and as known at a
//! moment. 32 bytes a fact, and text once in one arena.

use remit_dictionary::{Code, Date, Moment, Period};
use remit_journal::Hash;

use crate::body::Lives;
use crate::builder::Builder;
use crate::derived::{Derived, Range};
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
pub(crate) const NO_SOURCE: u32 = u32::MAX;

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

impl Entry {
    /// Returns the entry of an act of our own that speaks of a day and of those after it.
    pub(crate) fn ours(number: u32, recorded_at: Moment, source: &str, published: Date) -> Self {
        Self {
            number,
            recorded_at,
            series: Series::Correction,
            published,
            title: source.to_owned(),
            format: Series::Correction.word().to_owned(),
            content: Hash::ZERO,
        }
    }

    /// Returns the entry of a decision that brought facts about. It is believed over everything
    /// that was published before the day it took effect: the last first day of its facts.
    #[must_use]
    pub fn decided(number: u32, recorded_at: Moment, source: &str, facts: &[Fact]) -> Self {
        let effect = facts.iter().map(|fact| fact.when.from()).max().unwrap_or(Date::END);
        Self { format: "decision".to_owned(), ..Self::ours(number, recorded_at, source, effect) }
    }
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

    /// Returns the day of the newest source: what is asked of a later day is carried forward.
    #[must_use]
    pub fn newest_source(&self) -> Option<Date> {
        self.entries.iter().map(|entry| entry.published).filter(|day| day.is_real()).max()
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
pub(crate) fn starts_of(count: usize, sorted: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut starts = vec![0; count + 1];
    for id in sorted {
        starts[id as usize + 1] += 1;
    }
    for at in 0..count {
        starts[at + 1] += starts[at];
    }
    starts
}
