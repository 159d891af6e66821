//! One real series on both footprints: the people registered with practices, day of count by day.

use std::collections::{BTreeMap, BTreeSet};

use remit_activity::{Division, Footprint, Home};
use remit_dictionary::{Code, Date};
use remit_governance::change::{kind_of_successors, successors};
use remit_governance::{Case, World};
use remit_register::{Kind, View};

/// Practices, and the people registered with them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Practices of which a count is on record.
    pub practices: u64,
    /// People.
    pub people: u64,
}

/// What was counted on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// By party, as the footprint is the day before the change.
    pub before: BTreeMap<Code, Counted>,
    /// By successor, as the footprint is on the day.
    pub after: BTreeMap<Code, Counted>,
    /// The acts behind the counts.
    pub acts: BTreeSet<u64>,
}

/// The series, a row a day of count.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Series {
    /// The rows.
    pub rows: BTreeMap<Date, Row>,
}

impl Series {
    /// Counts every list on record on both footprints. A practice belongs where it does on the day
    /// of the footprint; one that has closed, to whoever has its last commissioner's work.
    pub fn of(world: &World<'_>, case: &Case<'_>, after: View<'_>, effect: Date) -> Self {
        let kind_after = kind_of_successors(world, case);
        let first = case.parties().first();
        let kind_before = first.and_then(|code| world.view.body_at(*code, effect.day_before()));
        let sides =
            kind_before.and_then(|body| division(body.kind)).zip(kind_after.and_then(division));
        let Some((old, new)) = sides else { return Self::default() };
        let before = footprint(world.view, old, effect.day_before());
        let after = footprint(after, new, effect);
        let (before, after) = (before.homes(), after.homes());
        let heirs: Vec<Code> = successors(case).iter().map(|own| own.code).collect();
        let own = |home: Option<Home>, among: &[Code]| match home {
            Some(Home::Body(code)) => Code::parse(&code).ok().filter(|code| among.contains(code)),
            _ => None,
        };
        let mut series = Self::default();
        for practice in world.view.every_body().filter(|body| body.kind.is_member()) {
            let sizes = world.view.list_sizes(practice.code);
            if sizes.is_empty() {
                continue;
            }
            let code = practice.code.as_str();
            let party = own(before.home_of(code), case.parties());
            let heir = own(after.home_of(code), &heirs);
            if party.is_none() && heir.is_none() {
                continue;
            }
            for (people, day, source) in sizes {
                let row = series.rows.entry(day).or_default();
                row.acts.insert(u64::from(source.act));
                for (side, body) in [(&mut row.before, party), (&mut row.after, heir)] {
                    if let Some(body) = body {
                        let counted = side.entry(body).or_default();
                        counted.practices += 1;
                        counted.people += u64::from(people);
                    }
                }
            }
        }
        series
    }
}

fn footprint(view: View<'_>, division: Division, date: Date) -> Footprint<'_> {
    Footprint::At { label: date.to_string(), division, date, view, surgeries: None }
}

fn division(kind: Kind) -> Option<Division> {
    match kind {
        Kind::Icb => Some(Division::Icb),
        Kind::Ccg => Some(Division::Ccg),
        _ => None,
    }
}
