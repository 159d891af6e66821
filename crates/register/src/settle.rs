//! How claims meet: which of several sources is believed on a day.
//!
//! A source *speaks* of the days up to its publication; of later days it is *silent*, and is only
//! carried forward while nothing newer is known. Among the sources that speak, the order of trust
//! decides, then the later publication. Among the silent, the later publication decides, then the
//! order of trust. Equal on all counts and different in content is a disagreement.
//!
//! A publication covers a slice. The membership history (`epcmem`) covers all the time up to its
//! publication for each practice and for each body it lists: its gaps mean "no member", and a
//! practice it does not list is no member of a body that it does. Every other
//! publication covers the time from the day its row starts; a code dropped from a later file is
//! not a closed body. A correction or a fact file covers just the days it states. So does a
//! decision of ours, but only until something is published after the day it took effect.

use std::cmp::{Ordering, Reverse};

use remit_dictionary::Date;

use crate::Series;
use crate::index::{Row, Tag};
use crate::view::View;

/// How far a source is to be believed on a day. The greater is believed.
///
/// One number: the group, then what decides within it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight(u64);

#[derive(Debug, Clone, Copy)]
enum Group {
    Silent,
    Speaking,
    FactFile,
    Correction,
}

impl Weight {
    fn new(group: Group, first: u64, second: u64) -> Self {
        assert!(first < 1 << 31 && second < 1 << 31, "BUG: a weight has 31 bits for each part");
        Self((group as u64) << 62 | first << 31 | second)
    }
}

/// Days as a number that grows with them and is never negative: 1800 to 2200 and the ends of time.
fn rank(date: Date) -> u64 {
    const DAYS_BEFORE_1970: i32 = 70_000;
    let days = date.days().clamp(-DAYS_BEFORE_1970, DAYS_BEFORE_1970 * 2);
    u64::try_from(days + DAYS_BEFORE_1970).expect("clamped to no less than zero")
}

/// What a source says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Says {
    /// The row holds.
    Holds,
    /// Nothing holds: it ended, was taken back, or the whole history has a gap.
    Nothing,
}

/// One source's word for a day, with the row it rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Word<'a> {
    pub row: &'a Row,
    pub says: Says,
    pub weight: Weight,
    /// Whether the source was published on or after the day.
    pub speaks: bool,
    pub series: Series,
}

impl<'a> View<'a> {
    /// Fills `words` with what each source says of a subject on a day, in no order.
    ///
    /// `detail` picks the rows of one sort where a claim has several.
    pub(crate) fn words(
        &self,
        words: &mut Vec<Word<'a>>,
        subject: u32,
        tag: Tag,
        detail: Option<u8>,
        date: Date,
    ) {
        let rows = self.rows(subject, tag);
        self.words_of(words, rows.filter(|row| detail.is_none_or(|own| row.detail == own)), date);
    }

    /// Fills `words` from rows of one claim about one subject, which come act by act.
    ///
    /// Of one publication, rows that do not hold say nothing where another row holds.
    pub(crate) fn words_of(
        &self,
        words: &mut Vec<Word<'a>>,
        rows: impl Iterator<Item = &'a Row>,
        date: Date,
    ) {
        words.clear();
        for row in rows {
            let Some(word) = self.word(row, date) else {
                continue;
            };
            let same_act = words.last_mut().filter(|last| last.row.act == row.act);
            match same_act.filter(|_| !row.is_taken_back()) {
                Some(last) if word.says == Says::Holds && last.says == Says::Nothing => {
                    *last = word
                }
                Some(_) if word.says == Says::Nothing => {}
                _ => words.push(word),
            }
        }
        self.leave_out_overtaken(words);
    }

    /// A decision that took effect on a day gives way to what was published after that day.
    fn leave_out_overtaken(&self, words: &mut Vec<Word<'a>>) {
        if !words.iter().any(|word| self.is_decided(word.row)) {
            return;
        }
        let others = words.iter().filter(|word| word.series != Series::Correction);
        let Some(newest) = others.map(|word| self.published(word.row)).max() else {
            return;
        };
        words.retain(|word| !self.is_decided(word.row) || newest <= self.published(word.row));
    }

    /// Tells whether a row was brought about by a decision that took effect on a day.
    pub(crate) fn is_decided(&self, row: &Row) -> bool {
        let (published, series) = self.register.derived.dated(row.act);
        series == Series::Correction && published.is_real()
    }

    pub(crate) fn word(&self, row: &'a Row, date: Date) -> Option<Word<'a>> {
        let (published, series) = self.register.derived.dated(row.act);
        let holds = if row.is_taken_back() { Says::Nothing } else { Says::Holds };
        let says = match series {
            Series::Correction | Series::FactFile => row.contains(date).then_some(holds)?,
            Series::MembershipHistory if row.contains(date) => holds,
            Series::MembershipHistory => Says::Nothing,
            _ if row.first_day() > date => return None,
            _ if row.is_seen() || row.contains(date) => holds,
            _ => Says::Nothing,
        };
        let speaks = published >= date;
        let (published, trust) = (rank(published), 255 - series as u64);
        let weight = match series {
            Series::Correction => Weight::new(Group::Correction, row.act.into(), row.nth.into()),
            Series::FactFile => Weight::new(Group::FactFile, published, 0),
            _ if speaks => Weight::new(Group::Speaking, trust, published),
            _ => Weight::new(Group::Silent, published, trust),
        };
        Some(Word { row, says, weight, speaks, series })
    }
}

/// Returns the word that is believed. Of several believed alike, one that holds comes before one
/// that says nothing, and then the lower code, so that the order of imports cannot matter.
pub(crate) fn most_believed<'a>(words: &[Word<'a>]) -> Option<Word<'a>> {
    let first = words.first()?;
    let best = words[1..].iter().fold(first, |best, word| match word.weight.cmp(&best.weight) {
        Ordering::Greater => word,
        Ordering::Equal if place(word) > place(best) => word,
        Ordering::Equal | Ordering::Less => best,
    });
    Some(*best)
}

fn place(word: &Word<'_>) -> (Weight, bool, Reverse<u32>, Reverse<u32>, Reverse<u32>) {
    let Word { row, says, weight, .. } = word;
    let holds = *says == Says::Holds;
    (*weight, holds, Reverse(row.object), Reverse(row.act), Reverse(row.nth))
}

/// Puts the most believed first.
pub(crate) fn sort_by_belief(words: &mut [Word<'_>]) {
    words.sort_by_key(|word| Reverse(place(word)));
}
