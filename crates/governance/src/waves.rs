//! Waves: applications that come by the same day and are decided on the same day.

use remit_dictionary::Date;

use crate::acts::{CaseAct, CaseWithdrawn, Deferred, Submitted, WavePublished};
use crate::ask::World;
use crate::books::{Case, Recorded};
use crate::tables::{Row, Table, Tables};
use crate::value::Label;

/// Returns the wave that an application is in: that in which it was submitted, or to which it was
/// deferred since.
#[must_use]
pub fn wave_of<'a>(case: &Case<'a>) -> Option<&'a Label> {
    case.log.acts().rev().find_map(|recorded| match &recorded.act {
        CaseAct::Submitted(act) => Some(&act.wave),
        CaseAct::Deferred(act) => Some(&act.wave),
        _ => None,
    })
}

/// The days of a wave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wave {
    /// The last day to apply.
    pub submit_by: Date,
    /// The day of the decisions.
    pub decided_on: Date,
}

/// Returns the days of a wave, if there is one of that name on a day.
#[must_use]
pub fn wave(tables: &Tables, name: &Label, on: Date) -> Option<Wave> {
    let table = tables.table("waves");
    let mut rows = table.on(on);
    days(table, rows.find(|row| table.cell(row, "wave") == name.as_str())?)
}

/// Returns every wave of the table with its days, those that are long over too.
pub fn every(tables: &Tables) -> impl Iterator<Item = (&str, Wave)> {
    let table = tables.table("waves");
    table.rows().iter().filter_map(|row| Some((table.cell(row, "wave"), days(table, row)?)))
}

fn days(table: &Table, row: &Row) -> Option<Wave> {
    let day = |heading| Date::parse(table.cell(row, heading)).ok();
    Some(Wave { submit_by: day("submit_by")?, decided_on: day("decided_on")? })
}

/// Returns the act that published the decisions of a wave, if one did by a day.
#[must_use]
pub fn published<'a>(world: &World<'a>, name: &Label, on: Date) -> Option<&'a Recorded> {
    let mut all = world.books.common(on).signed::<WavePublished>();
    all.find(|(_, act)| act.wave == *name).map(|(recorded, _)| recorded)
}

/// Returns the day on which an application is to be decided, by its wave.
pub(crate) fn decision_due(world: &World<'_>, case: &Case<'_>) -> Option<Date> {
    let own = wave(world.tables, wave_of(case)?, case.log.on)?;
    Some(own.decided_on)
}

/// An act that names a wave.
pub trait NamesWave {
    /// Returns the wave.
    fn wave(&self) -> &Label;
}

impl NamesWave for Submitted {
    fn wave(&self) -> &Label {
        &self.wave
    }
}

impl NamesWave for Deferred {
    fn wave(&self) -> &Label {
        &self.wave
    }
}

impl NamesWave for WavePublished {
    fn wave(&self) -> &Label {
        &self.wave
    }
}

/// Returns the applications of a wave that were not withdrawn, as at a day.
pub fn applications<'a>(
    world: &World<'a>,
    name: &'a Label,
    on: Date,
) -> impl Iterator<Item = Case<'a>> {
    world
        .books
        .cases(on)
        .filter(move |case| wave_of(case) == Some(name) && !case.has::<CaseWithdrawn>())
}
