//! What changed between two days: codes, and whose practices and small areas are, as a list that
//! others can apply to what they have.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};

use crate::view::View;
use crate::{AreaOf, Kind};

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Changes {
    /// All that is known under the old code, or a part where the old code has several rows.
    Code,
    /// A small area.
    SmallArea(Code),
    /// A practice.
    Practice(Code),
}

/// One change between two days.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What it is about.
    pub what: Changes,
    /// Whose it was on the first day; nobody's where it is new, or no source settled it.
    pub old: Option<Code>,
    /// Whose it is on the last; nobody's where it has ended, or no source settles it.
    pub new: Option<Code>,
    /// The day on which it became so.
    pub date: Date,
}

/// A body of the level, since when, and until when.
type Held = (Code, Date, Date);

impl View<'_> {
    /// Returns every code, small area and practice whose body of a kind is another on `to` than on
    /// `from`: codes first, then small areas, then practices, each in order. Kinds are those that
    /// practices belong to: PCTs, CCGs, sub-ICB locations, ICBs.
    ///
    /// What no source settles is nobody's on that day: nothing is guessed.
    #[must_use]
    pub fn changes_between(&self, kind: Kind, from: Date, to: Date) -> Vec<Change> {
        let (above_then, above_now) = (self.above(kind, from), self.above(kind, to));
        let mut changes = self.codes_changed(kind, from, to);
        let mut areas = self.areas(AreaOf::Commissioner);
        for area in self.small_areas() {
            let mut held = |above: &BTreeMap<Code, Held>, day| {
                let place = areas.place(area, day);
                let above = place.parent.code().and_then(|body| above.get(&body));
                above.map(|own| both(*own, (place.period.from(), place.period.until())))
            };
            let (then, now) = (held(&above_then, from), held(&above_now, to));
            changes.extend(changed(Changes::SmallArea(area), then, now, from, to));
        }
        let (then, now) = (self.held_by(&above_then, from), self.held_by(&above_now, to));
        let mut practices: Vec<Code> = then.keys().chain(now.keys()).copied().collect();
        practices.sort_unstable();
        practices.dedup();
        for practice in practices {
            let (then, now) = (then.get(&practice).copied(), now.get(&practice).copied());
            changes.extend(changed(Changes::Practice(practice), then, now, from, to));
        }
        changes
    }

    /// Returns the body of the level above each commissioner on a day: itself, or what it is part of.
    fn above(&self, kind: Kind, day: Date) -> BTreeMap<Code, Held> {
        let mut above = BTreeMap::new();
        for body in self.bodies(kind, day) {
            above.insert(body.code, (body.code, body.life.from(), body.life.until()));
            if kind == Kind::Icb {
                let parts = self.members(Some(body.code), day).0;
                for part in parts.iter().filter(|own| own.kind == Some(Kind::SubIcbLocation)) {
                    let held = (body.code, part.period.from(), part.period.until());
                    above.insert(part.code, held);
                }
            }
        }
        above
    }

    /// Returns whose each practice is on a day.
    fn held_by(&self, above: &BTreeMap<Code, Held>, day: Date) -> BTreeMap<Code, Held> {
        let members = self.members(None, day).0;
        let held = members.iter().filter_map(|own| {
            let days = (own.period.from(), own.period.until());
            above.get(&own.body).map(|above| (own.code, both(*above, days)))
        });
        held.collect()
    }

    fn codes_changed(&self, kind: Kind, from: Date, to: Date) -> Vec<Change> {
        let mut changes = Vec::new();
        for body in self.bodies(kind, from) {
            if to < body.life.until() {
                continue;
            }
            for holder in self.lineage(body.code, to) {
                let is_of_kind = self.body_at(holder.code, to).is_some_and(|own| own.kind == kind);
                if holder.code != body.code && is_of_kind {
                    changes.push(Change {
                        what: Changes::Code,
                        old: Some(body.code),
                        new: Some(holder.code),
                        date: holder.date.unwrap_or(body.life.until()),
                    });
                }
            }
        }
        changes.sort();
        changes
    }
}

/// Cuts the days of a link to those of the link below it.
fn both((code, from, until): Held, (own_from, own_until): (Date, Date)) -> Held {
    (code, from.max(own_from), until.min(own_until))
}

fn changed(
    what: Changes,
    then: Option<Held>,
    now: Option<Held>,
    from: Date,
    to: Date,
) -> Option<Change> {
    let (old, new) = (then.map(|own| own.0), now.map(|own| own.0));
    if old == new {
        return None;
    }
    // It became so when the new link began; where there is none, when the old one ended.
    let date = now.map(|own| own.1).or(then.map(|own| own.2)).unwrap_or(to);
    Some(Change { what, old, new, date: date.max(from).min(to) })
}
