//! How long something has had the same parent without a break.

use remit_dictionary::{Code, Date, Period};

use crate::index::Tag;
use crate::parent::{Asked, Reader};
use crate::{Parent, View};

impl Reader<'_> {
    /// Returns the days around a date on which a child has the same parent without a break, as
    /// far as they lie within some bounds.
    pub(crate) fn span(
        &mut self,
        child: u32,
        asked: Asked,
        parent: Code,
        date: Date,
        bounds: Period,
    ) -> Period {
        let mut days = std::mem::take(&mut self.days);
        self.turning_days(child, asked, &mut days);
        let mut from = bounds.from();
        for day in days.iter().rev().filter(|day| bounds.from() < **day && **day <= date) {
            if !self.is_parent(child, asked, parent, day.day_before()) {
                from = *day;
                break;
            }
        }
        let mut until = bounds.until();
        for day in days.iter().filter(|day| date < **day && **day < bounds.until()) {
            if !self.is_parent(child, asked, parent, *day) {
                until = *day;
                break;
            }
        }
        self.days = days;
        Period::new(from, until).unwrap_or(bounds)
    }

    fn is_parent(&mut self, child: u32, asked: Asked, parent: Code, day: Date) -> bool {
        let answer = match asked {
            Asked::Commissioner => self.parent(child, asked, day),
            Asked::PartOf(kind) => self.part_of_id(child, kind, day),
        };
        answer.code() == Some(parent)
    }

    /// Collects the days on which the parent of a child may change, in order.
    fn turning_days(&self, child: u32, asked: Asked, days: &mut Vec<Date>) {
        let view = self.view;
        days.clear();
        let rows = view.rows(child, asked.tag());
        let mut before = u32::MAX;
        for row in rows.filter(|row| asked.detail().is_none_or(|own| own == row.detail)) {
            days.push(row.first_day());
            days.push(view.published(row).next_day());
            if !row.is_seen() {
                days.push(row.end_day());
            }
            if row.object != before {
                self.turning_days_of(view.canonical_id(row.object), 0, days);
                before = row.object;
            }
        }
        match asked {
            Asked::PartOf(_) => self.turning_days_of(child, 0, days),
            Asked::Commissioner => {
                days.extend(&view.register.derived.histories_end);
            }
        }
        days.retain(|day| day.is_real());
        days.sort_unstable();
        days.dedup();
    }

    /// Collects the days on which what a code stands for may change, along its successors.
    fn turning_days_of(&self, id: u32, depth: u32, days: &mut Vec<Date>) {
        const DEPTH_MAX: u32 = 4;
        let view = self.view;
        let goes_on = view.look(id, |bodies| {
            for body in bodies {
                days.push(body.life.from());
                days.push(body.life.until());
            }
            bodies.last().is_some_and(|body| body.life.until() == Date::END)
        });
        if depth < DEPTH_MAX && !goes_on {
            for row in view.rows(id, Tag::SucceededBy) {
                days.push(row.first_day());
                self.turning_days_of(row.object, depth + 1, days);
            }
        }
    }
}

impl View<'_> {
    /// Returns who commissions a practice through some days: stretches without a break, in order.
    ///
    /// The stretches cover all the days that are asked about; each has one answer.
    #[must_use]
    pub fn commissioners_through(&self, practice: Code, within: Period) -> Vec<(Period, Parent)> {
        let Some(id) = self.id(practice) else {
            return vec![(within, Parent::NotKnown { before: None })];
        };
        let mut reader = self.reader();
        let mut days = Vec::new();
        reader.turning_days(id, Asked::Commissioner, &mut days);
        days.retain(|day| within.from() < *day && *day < within.until());
        days.insert(0, within.from());
        days.push(within.until());
        let mut stretches: Vec<(Period, Parent)> = Vec::new();
        for pair in days.windows(2) {
            let answer = reader.parent(id, Asked::Commissioner, pair[0]);
            match stretches.last_mut() {
                Some((period, last)) if last.code().is_some() && last.code() == answer.code() => {
                    *period = Period::new(period.from(), pair[1]).expect("BUG: days are in order");
                }
                _ => stretches
                    .push((Period::new(pair[0], pair[1]).expect("BUG: days are in order"), answer)),
            }
        }
        stretches
    }
}
