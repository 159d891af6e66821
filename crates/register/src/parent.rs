//! Who commissions a practice, and what a body is part of, on a date.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use remit_dictionary::{Code, Date};

use crate::derived::Range;
use crate::index::Tag;
use crate::settle::{Says, Word, most_believed, sort_by_belief};
use crate::succession::Carried;
use crate::view::View;
use crate::{Address, Kind, Series};

/// How the answer was read from the sources.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reading {
    /// A source states it for that day.
    Stated,
    /// A source names a predecessor; a whole succession carried it forward.
    Carried,
    /// A source names a body that did not exist yet; it is read as its predecessor.
    ReadBack,
    /// The predecessors all had it, so their successor has it.
    Inherited,
}

impl Reading {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Carried => "carried by succession",
            Self::ReadBack => "read back to predecessor",
            Self::Inherited => "inherited from predecessors",
        }
    }
}

/// What the register answers when asked for the parent of something on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Parent {
    /// It is this body.
    Known(Known),
    /// A source says there is none on that date.
    Nobody {
        /// The fact that says so.
        source: Address,
    },
    /// No source speaks of a day so early; nothing is projected.
    NotKnown {
        /// The first day that any source speaks of, if one does.
        before: Option<Date>,
    },
    /// It is one of these, and no source says which.
    Undetermined {
        /// The bodies it may be.
        among: Vec<Code>,
        /// The fact that was followed so far.
        source: Address,
    },
    /// Sources of equal trust say different things.
    Disputed {
        /// The bodies that they name; where it is only one, another source says that it ended.
        between: Vec<(Code, Address)>,
    },
}

/// A parent that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The parent's code.
    pub code: Code,
    /// How it was read.
    pub reading: Reading,
    /// The fact that is believed.
    pub source: Address,
    pub(crate) id: u32,
}

impl Parent {
    /// Returns the code of a parent that is known.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        match self {
            Self::Known(known) => Some(known.code),
            Self::Nobody { .. }
            | Self::NotKnown { .. }
            | Self::Undetermined { .. }
            | Self::Disputed { .. } => None,
        }
    }
}

/// What is asked of a child: which claim, and of which sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Asked {
    Commissioner,
    PartOf(Kind),
}

impl Asked {
    pub(crate) fn tag(self) -> Tag {
        match self {
            Self::Commissioner => Tag::CommissionedBy,
            Self::PartOf(_) => Tag::PartOf,
        }
    }

    pub(crate) fn detail(self) -> Option<u8> {
        match self {
            Self::Commissioner => None,
            Self::PartOf(kind) => Some(kind as u8),
        }
    }
}

/// Reads the parents of many children without allocating for each.
#[derive(Debug)]
pub(crate) struct Reader<'a> {
    pub view: View<'a>,
    words: Vec<Word<'a>>,
    pub days: Vec<Date>,
}

impl<'a> View<'a> {
    pub(crate) fn reader(&self) -> Reader<'a> {
        Reader { view: *self, words: Vec::new(), days: Vec::new() }
    }

    /// Returns who commissions a practice on a date.
    #[must_use]
    pub fn commissioner_of(&self, practice: Code, date: Date) -> Parent {
        let Some(id) = self.id(practice) else {
            return Parent::NotKnown { before: None };
        };
        self.reader().parent(id, Asked::Commissioner, date)
    }

    /// Returns the larger body of a kind that a body is part of on a date.
    #[must_use]
    pub fn part_of(&self, code: Code, kind: Kind, date: Date) -> Parent {
        let Some(id) = self.id(self.canonical(code)) else {
            return Parent::NotKnown { before: None };
        };
        self.reader().part_of_id(id, kind, date)
    }

    /// Returns what sources state of a day, without carrying or inheriting anything.
    pub(crate) fn stated_part_of(
        &self,
        id: u32,
        kind: Kind,
        date: Date,
    ) -> Option<(Code, Vec<Address>)> {
        let mut words = Vec::new();
        self.words(&mut words, id, Tag::PartOf, Some(kind as u8), date);
        sort_by_belief(&mut words);
        let first = words.first().filter(|word| word.says == Says::Holds)?;
        let code = self.canonical(self.code(first.row.object));
        let same = |word: &&Word<'_>| self.canonical(self.code(word.row.object)) == code;
        Some((code, words.iter().filter(same).map(|word| word.row.address()).collect()))
    }
}

impl<'a> Reader<'a> {
    /// Returns the parent of a child on a date.
    pub(crate) fn parent(&mut self, child: u32, asked: Asked, date: Date) -> Parent {
        let view = self.view;
        view.words(&mut self.words, child, asked.tag(), asked.detail(), date);
        self.settle(child, asked, date)
    }

    /// Returns who commissions a member on a date: the same, for those who ask of all England.
    pub(crate) fn commissioner(&mut self, member: Range, date: Date) -> Parent {
        if let Some(known) = self.plain(member, date) {
            return Parent::Known(known);
        }
        let view = self.view;
        let rows = view.register.rows_of_member(member).iter();
        view.words_of(&mut self.words, rows.filter(|row| row.act <= view.known), date);
        self.settle(member.id, Asked::Commissioner, date)
    }

    /// Settles the plain case without a list of words: one source is believed most, it holds, and
    /// nothing has to be read back. Everything else is left to [`Reader::settle`].
    fn plain(&self, member: Range, date: Date) -> Option<Known> {
        let view = self.view;
        let mut best: Option<Word<'a>> = None;
        let mut heard = false;
        for row in view.register.rows_of_member(member).iter().filter(|row| row.act <= view.known) {
            let Some(word) = view.word(row, date) else {
                continue;
            };
            if view.is_decided(row) {
                return None;
            }
            heard |= word.series == Series::MembershipHistory;
            match best.map(|best| (best, word.weight.cmp(&best.weight))) {
                None | Some((_, Ordering::Greater)) => best = Some(word),
                Some((_, Ordering::Less)) => {}
                Some((old, Ordering::Equal)) if old.row.act != word.row.act => return None,
                Some((old, Ordering::Equal)) => match (old.says, word.says) {
                    (Says::Nothing, _) => best = Some(word),
                    (Says::Holds, Says::Nothing) => {}
                    (Says::Holds, Says::Holds) => return None,
                },
            }
        }
        let best = best.filter(|best| best.says == Says::Holds)?;
        if best.series > Series::MembershipHistory && !heard {
            return None;
        }
        let (Carried::To { id, .. }, since) = self.carried(&best, Asked::Commissioner, date) else {
            return None;
        };
        if self.begins_after(id, date) {
            return None;
        }
        let id = view.canonical_id(id);
        let reading = if since.is_some() { Reading::Carried } else { Reading::Stated };
        Some(Known { code: view.code(id), reading, source: best.row.address(), id })
    }

    fn settle(&mut self, child: u32, asked: Asked, date: Date) -> Parent {
        let view = self.view;
        let Some(first) = most_believed(&self.words) else {
            let first_day = view.first_day(child, asked.tag());
            return Parent::NotKnown { before: first_day.filter(|first_day| date < *first_day) };
        };
        if let Some(disputed) = self.disputed(&first, asked, date) {
            return disputed;
        }
        let source = first.row.address();
        if first.says == Says::Nothing {
            return self.nobody(child, asked, &first, date);
        }
        if let Some(source) = self.left_out_by_history(&first, asked, date) {
            return Parent::Nobody { source };
        }
        let (carried, since) = self.carried(&first, asked, date);
        let id = match carried {
            Carried::To { id, .. } => id,
            Carried::Divided { among } => {
                return Parent::Undetermined { among: self.codes(&among), source };
            }
        };
        if self.begins_after(id, date) {
            return self.read_back(id, source, date);
        }
        let reading = if since.is_some() { Reading::Carried } else { Reading::Stated };
        let id = view.canonical_id(id);
        Parent::Known(Known { code: view.code(id), reading, source, id })
    }

    /// Returns every known fact that agrees with a parent on a date, the most believed first.
    pub(crate) fn evidence(
        &mut self,
        child: u32,
        asked: Asked,
        parent: u32,
        date: Date,
    ) -> Vec<Address> {
        let view = self.view;
        view.words(&mut self.words, child, asked.tag(), asked.detail(), date);
        sort_by_belief(&mut self.words);
        let agrees = |word: &&Word<'_>| {
            word.says == Says::Holds
                && matches!(self.carried(word, asked, date).0,
                    Carried::To { id, .. } if view.canonical_id(id) == parent)
        };
        self.words.iter().filter(agrees).map(|word| word.row.address()).collect()
    }

    /// A membership history that speaks of the day and lists the body, but not the practice, says
    /// that the practice was no member of it.
    fn left_out_by_history(&self, first: &Word<'a>, asked: Asked, date: Date) -> Option<Address> {
        let history = Series::MembershipHistory;
        let heard = self.words.iter().any(|word| word.series == history);
        if asked != Asked::Commissioner || first.series <= history || heard {
            return None;
        }
        let view = self.view;
        let rows = view.register.derived.histories(first.row.object);
        let listed = rows.map(|at| &view.register.rows[at as usize]);
        let mut speaking =
            listed.filter(|row| row.act <= view.known && view.published(row) >= date);
        speaking.next().map(crate::index::Row::address)
    }

    /// A gap before the first word of a history is no word at all.
    fn nobody(&self, child: u32, asked: Asked, first: &Word<'a>, date: Date) -> Parent {
        let source = first.row.address();
        let view = self.view;
        if view.entry_of(first.row).series == Series::MembershipHistory
            && !first.row.is_taken_back()
        {
            let earliest = view.first_day(child, asked.tag());
            if earliest.is_some_and(|earliest| date < earliest) {
                return Parent::NotKnown { before: earliest };
            }
        }
        Parent::Nobody { source }
    }

    fn codes(&self, ids: &[u32]) -> Vec<Code> {
        ids.iter().map(|id| self.view.canonical(self.view.code(*id))).collect()
    }

    /// Carries a word forward where its source was published before the day and its body has ended.
    ///
    /// A source that speaks of the day is taken at its word, even where it leaves a practice with
    /// a body that has ended; part of an ended body is always read as part of its successor.
    fn carried(&self, word: &Word<'a>, asked: Asked, date: Date) -> (Carried, Option<Date>) {
        let view = self.view;
        let stated = view.canonical_id(word.row.object);
        if word.speaks && asked == Asked::Commissioner {
            return (Carried::To { id: stated, since: None }, None);
        }
        match view.carry(stated, date) {
            Carried::To { id, since: Some(since) } => {
                (Carried::To { id, since: None }, Some(since))
            }
            other => (other, None),
        }
    }

    fn begins_after(&self, id: u32, date: Date) -> bool {
        self.view.look(id, |bodies| {
            !bodies.is_empty() && bodies.iter().all(|body| date < body.life.from())
        })
    }

    /// Reads a body that did not exist yet as the predecessor that better evidence names, else as
    /// the only one it had.
    fn read_back(&mut self, id: u32, source: Address, date: Date) -> Parent {
        let view = self.view;
        sort_by_belief(&mut self.words);
        let before = view.alive_before(id, date);
        let named = self.words.iter().filter(|word| word.says == Says::Holds).find_map(|word| {
            before.iter().find(|own| **own == word.row.object).map(|own| (*own, word))
        });
        let reading = Reading::ReadBack;
        if let Some((own, word)) = named {
            let source = word.row.address();
            return Parent::Known(Known { code: view.code(own), reading, source, id: own });
        }
        match before.as_slice() {
            [] => {
                Parent::Known(Known { code: view.code(id), reading: Reading::Stated, source, id })
            }
            [only] => Parent::Known(Known { code: view.code(*only), reading, source, id: *only }),
            several => Parent::Undetermined { among: self.codes(several), source },
        }
    }

    /// Sources of equal trust that name different bodies for the day.
    fn disputed(&self, first: &Word<'a>, asked: Asked, date: Date) -> Option<Parent> {
        let equal = || self.words.iter().filter(|word| word.weight == first.weight);
        if equal().all(|word| word.says == first.says && word.row.object == first.row.object) {
            return None;
        }
        let mut between: Vec<(Code, Address)> = Vec::new();
        for word in equal().filter(|word| word.says == Says::Holds) {
            if let (Carried::To { id, .. }, _) = self.carried(word, asked, date) {
                let code = self.view.canonical(self.view.code(id));
                if between.iter().all(|(known, _)| *known != code) {
                    between.push((code, word.row.address()));
                }
            }
        }
        between.sort_unstable();
        let ended = equal().any(|word| word.says == Says::Nothing);
        (between.len() > 1 || (ended && !between.is_empty()))
            .then_some(Parent::Disputed { between })
    }

    /// Returns the larger body of a kind; a body formed by merger inherits it where all its
    /// predecessors had the same.
    pub(crate) fn part_of_id(&mut self, id: u32, kind: Kind, date: Date) -> Parent {
        let own = self.parent(id, Asked::PartOf(kind), date);
        if !matches!(own, Parent::NotKnown { .. }) {
            return own;
        }
        let Some(body) = self.view.body_at_id(id, date) else {
            return own;
        };
        let formed = body.life.from();
        let before = formed.day_before();
        let mut inherited: BTreeSet<Code> = BTreeSet::new();
        let mut source = None;
        let view = self.view;
        let links = view.naming(id, Tag::SucceededBy);
        for link in links.filter(|link| link.first_day() == formed) {
            match self.part_of_id(link.subject, kind, before) {
                Parent::Known(known) => {
                    inherited.insert(known.code);
                    source = Some(known.source);
                }
                _ => return own,
            }
        }
        match (inherited.into_iter().collect::<Vec<_>>().as_slice(), source) {
            ([code], Some(source)) => {
                let id = self.view.id(*code).expect("BUG: an inherited body is a known code");
                Parent::Known(Known { code: *code, reading: Reading::Inherited, source, id })
            }
            _ => own,
        }
    }
}
