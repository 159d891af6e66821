//! Views on a case: who was heard, what they say, and who was answered.

use std::collections::BTreeMap;

use remit_dictionary::Date;

use crate::acts::{Audience, CaseKind, Channel, Stance, ViewGiven, ViewsAnswered};
use crate::books::Case;
use crate::tables::Tables;

/// What an audience said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The audience.
    pub audience: Audience,
    /// How many views, by how they came and what they say.
    pub counts: BTreeMap<(Channel, Stance), u64>,
    /// Whether all of them were answered: none came after the last answer.
    pub answered: bool,
}

impl Heard {
    /// Returns how many views say so.
    #[must_use]
    pub fn saying(&self, stance: Stance) -> u64 {
        self.counts.iter().filter(|((_, own), _)| *own == stance).map(|(_, count)| count).sum()
    }
}

/// Returns what each audience said by the day of the case, in the order of audiences.
#[must_use]
pub fn heard(case: &Case<'_>) -> Vec<Heard> {
    Audience::ALL.iter().filter_map(|audience| of(case, *audience)).collect()
}

/// Returns what an audience said; none where it was not heard.
#[must_use]
pub fn of(case: &Case<'_>, audience: Audience) -> Option<Heard> {
    let mut counts = BTreeMap::new();
    let mut last = None;
    for (recorded, view) in case.log.signed::<ViewGiven>() {
        if view.audience == audience {
            let count = counts.entry((view.channel, view.stance)).or_insert(0);
            *count += u64::from(view.count.unwrap_or(1));
            last = last.max(Some((recorded.on, recorded.number)));
        }
    }
    let last = last?;
    let mut answers = case.log.signed::<ViewsAnswered>();
    let answered = answers.any(|(recorded, answer)| {
        answer.audience == audience && last < (recorded.on, recorded.number)
    });
    Some(Heard { audience, counts, answered })
}

/// Returns the audiences that have to be heard on a case by a day, in the order of the table; none
/// where the table speaks of the case's route only on other days.
#[must_use]
pub fn required(tables: &Tables, case: &Case<'_>, on: Date) -> Option<Vec<Audience>> {
    let table = tables.table("audiences");
    let route = route_of(case);
    let is_own = |row: &&crate::tables::Row| table.cell(row, "route") == route;
    let now: Vec<Audience> =
        table.on(on).filter(is_own).filter_map(|row| named(table.cell(row, "audience"))).collect();
    let ever = table.rows().iter().any(|row| is_own(&row));
    (!now.is_empty() || !ever).then_some(now)
}

/// Returns the audiences that have to be heard and were not.
#[must_use]
pub fn not_heard(tables: &Tables, case: &Case<'_>, on: Date) -> Vec<Audience> {
    let required = required(tables, case, on).unwrap_or_default().into_iter();
    required.filter(|audience| of(case, *audience).is_none()).collect()
}

/// Returns the word under which the table of audiences has a case: its route, else its kind.
fn route_of(case: &Case<'_>) -> &'static str {
    match (case.kind(), case.opened.route) {
        (CaseKind::Change, Some(route)) => route.word(),
        (kind, _) => kind.word(),
    }
}

pub(crate) fn named(word: &str) -> Option<Audience> {
    Audience::ALL.iter().copied().find(|audience| audience.word() == word)
}
