//! How claims meet: which of several sources is believed on a day.
//!
//! A source *speaks* of the days up to its publication; of later days it is *silent*, and is only
//! carried forward while nothing newer is known. Among the sources that speak, the order of trust
//! decides, then the later publication. Among the silent, the later publication decides, then the
//! order of trust. Equal on all counts and different in content is a disagreement.
//!
//! A publication covers a slice. The membership history (`epcmem`) covers all the time up to its
//! publication for each practice it lists, so that its gaps mean "no member". Every other
//! publication covers the time from the day its row starts; a code dropped from a later file is
//! not a closed body. A correction or a fact file covers just the days it states.

use remit_dictionary::Date;

use crate::Series;
use crate::index::{Row, Tag};
use crate::view::View;

/// How far a source is to be believed on a day. The greater is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Weight {
    group: Group,
    first: i64,
    second: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Silent,
    Speaking,
    FactFile,
    Correction,
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
}

impl View<'_> {
    pub(crate) fn weigh(&self, row: &Row, date: Date) -> (Weight, bool) {
        let entry = self.entry_of(row);
        let published = i64::from(entry.published.days());
        let trust = 255 - i64::from(entry.series as u8);
        let speaks = entry.published >= date;
        let (group, first, second) = match entry.series {
            Series::Correction => (Group::Correction, i64::from(row.act), i64::from(row.nth)),
            Series::FactFile => (Group::FactFile, published, 0),
            _ if speaks => (Group::Speaking, trust, published),
            _ => (Group::Silent, published, trust),
        };
        (Weight { group, first, second }, speaks)
    }
}

impl<'a> View<'a> {
    /// Fills `words` with what each source says of a subject on a day, the most believed first.
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
        words.clear();
        let rows = self.rows(subject, tag).filter(|row| detail.is_none_or(|own| row.detail == own));
        for row in rows {
            let (weight, speaks) = self.weigh(row, date);
            let Some(says) = self.says(row, date) else {
                continue;
            };
            words.push(Word { row, says, weight, speaks });
        }
        drop_gaps_of_histories(words);
        words.sort_by(|one, other| {
            other.weight.cmp(&one.weight).then_with(|| one.row.nth.cmp(&other.row.nth))
        });
    }

    fn says(&self, row: &Row, date: Date) -> Option<Says> {
        let holds = if row.is_taken_back() { Says::Nothing } else { Says::Holds };
        match self.entry_of(row).series {
            Series::Correction | Series::FactFile => row.contains(date).then_some(holds),
            Series::MembershipHistory if row.contains(date) => Some(holds),
            Series::MembershipHistory => Some(Says::Nothing),
            _ if row.first_day() > date => None,
            _ if row.is_seen() || row.contains(date) => Some(holds),
            _ => Some(Says::Nothing),
        }
    }
}

/// Of one publication of one subject, rows that do not hold say nothing while another row holds.
fn drop_gaps_of_histories(words: &mut Vec<Word<'_>>) {
    if words.iter().all(|word| word.says == Says::Nothing) {
        return;
    }
    let holding: Vec<u32> =
        words.iter().filter(|word| word.says == Says::Holds).map(|word| word.row.act).collect();
    words.retain(|word| {
        word.says == Says::Holds || word.row.is_taken_back() || !holding.contains(&word.row.act)
    });
}

/// Returns the words that are believed as much as the first: more than one only where sources
/// of equal trust speak of the same day.
pub(crate) fn most_believed<'w, 'a>(words: &'w [Word<'a>]) -> &'w [Word<'a>] {
    let Some(first) = words.first() else {
        return words;
    };
    let equal = words.partition_point(|word| word.weight == first.weight);
    &words[..equal]
}
