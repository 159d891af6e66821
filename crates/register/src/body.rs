//! Organisations: what a code means on a date, how long a body lives, what it is called.

use remit_dictionary::{Code, Date, Period};

use crate::index::{Row, Tag};
use crate::view::View;
use crate::{Address, Kind, Series};

/// An organisation: a legal person (or a practice, or a place), apart from its codes and names.
///
/// It is told by its first code and its kind: the same code on another kind is another one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Body {
    /// The code by which it is told.
    pub code: Code,
    /// What it is.
    pub kind: Kind,
    /// Its life, as the best source and the law have it.
    pub life: Period,
    pub(crate) id: u32,
}

/// A code is reserved for a body that is to begin within the year.
const RESERVED_DAYS_MAX: i32 = 366;
/// How deep an undescribed code's kind is looked for along its predecessors.
const INFER_DEPTH_MAX: u32 = 4;

/// The lives of every body that others name, worked out once for what is known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Lives {
    /// Where the bodies of each slot start; one longer than the slots.
    starts: Vec<u32>,
    bodies: Vec<Body>,
}

impl Lives {
    pub(crate) fn of(view: &View<'_>) -> Self {
        let mut lives = Self { starts: vec![0], bodies: Vec::new() };
        for id in &view.register.derived.slots {
            lives.bodies.extend(view.work_out(*id));
            lives.starts.push(crate::index::as_u32(lives.bodies.len()));
        }
        lives
    }

    fn of_slot(&self, slot: usize) -> &[Body] {
        &self.bodies[self.starts[slot] as usize..self.starts[slot + 1] as usize]
    }
}

impl<'a> View<'a> {
    /// Returns every organisation that a code has stood for, the earliest first.
    #[must_use]
    pub fn bodies_of(&self, code: Code) -> Vec<Body> {
        self.id(self.canonical(code)).map(|id| self.bodies_of_id(id)).unwrap_or_default()
    }

    pub(crate) fn bodies_of_id(&self, id: u32) -> Vec<Body> {
        self.look(id, <[Body]>::to_vec)
    }

    /// Lets a question look at the organisations of a code without copying them.
    pub(crate) fn look<T>(&self, id: u32, question: impl FnOnce(&[Body]) -> T) -> T {
        match (self.lives, self.register.derived.slot(id)) {
            (Some(lives), Some(slot)) => question(lives.of_slot(slot)),
            _ => question(&self.work_out(id)),
        }
    }

    fn work_out(&self, id: u32) -> Vec<Body> {
        let mut bodies = Vec::new();
        self.each_body_of(id, &mut |body| bodies.push(body));
        bodies.sort_by_key(|body| (body.life.from(), body.kind));
        bodies
    }

    /// Returns the organisation that a code stands for on a date, if one is alive.
    #[must_use]
    pub fn body_at(&self, code: Code, date: Date) -> Option<Body> {
        self.id(self.canonical(code)).and_then(|id| self.body_at_id(id, date))
    }

    pub(crate) fn body_at_id(&self, id: u32, date: Date) -> Option<Body> {
        self.look(id, |bodies| bodies.iter().find(|body| body.life.contains(date)).copied())
    }

    /// Returns the organisations of a kind that are alive on a date, in the order of their codes.
    #[must_use]
    pub fn bodies(&self, kind: Kind, date: Date) -> Vec<Body> {
        let mut bodies = Vec::new();
        for id in 0..crate::index::as_u32(self.register.codes.len()) {
            if self.canonical_id(id) != id {
                continue; // The body is listed under the code that ODS gave it.
            }
            self.look(id, |own| {
                let wanted = |body: &&Body| body.kind == kind && body.life.contains(date);
                bodies.extend(own.iter().filter(wanted));
            });
        }
        bodies
    }

    /// Returns every organisation that any source knows, in the order of codes.
    pub fn every_body(&self) -> impl Iterator<Item = Body> + use<'a> {
        let view = *self;
        (0..crate::index::as_u32(self.register.codes.len()))
            .filter(move |id| view.canonical_id(*id) == *id)
            .flat_map(move |id| view.bodies_of_id(id))
    }

    fn each_body_of(&self, id: u32, take: &mut dyn FnMut(Body)) {
        if self.rows(id, Tag::Exists).next().is_none() {
            if let Some(body) = self.inferred(id, INFER_DEPTH_MAX) {
                take(body);
            }
            return;
        }
        let mut done = 0_u32;
        for row in self.rows(id, Tag::Exists) {
            let family = family(row.detail);
            if done & (1 << family) != 0 {
                continue;
            }
            done |= 1 << family;
            if let Some(body) = self.life_of(id, family) {
                take(body);
            }
        }
    }

    /// Returns the body that all sources together make of a code and a family of kinds.
    fn life_of(&self, id: u32, family_number: u8) -> Option<Body> {
        let of_family = |row: &&Row| family(row.detail) == family_number;
        let mut stated: Option<(&Row, Series, Date)> = None;
        let mut seen: Option<(Date, u8)> = None;
        for row in self.rows(id, Tag::Exists).filter(of_family) {
            let entry = self.entry_of(row);
            if row.is_seen() {
                let (first, kind) = seen.unwrap_or((row.first_day(), row.detail));
                seen = Some((first.min(row.first_day()), kind));
            } else if stated.is_none_or(|(best, series, published)| {
                let ours = series == Series::Correction;
                let own =
                    |row: &Row| (if ours { row.act } else { 0 }, row.until, row.from, row.detail);
                let newer = (entry.published, own(row)) > (published, own(best));
                entry.series < series || (entry.series == series && newer)
            }) {
                stated = Some((row, entry.series, entry.published));
            }
        }
        let (period, kind, stated_on) = match (stated, seen) {
            (Some((row, series, published)), _) => {
                let firm = firm(series) && !self.is_decided(row);
                (row.period(), row.detail, if firm { Date::END } else { published })
            }
            (None, Some((first, kind))) => {
                (Period::since(self.first_sign(id, first, kind)), kind, Date::BEGINNING)
            }
            (None, None) => return None,
        };
        let kind = Kind::from_number(kind).expect("BUG: only known kinds are kept");
        let from = self.legal_start(id, kind, period, stated_on);
        let until = self.legal_end(id, from, period, stated_on);
        let life = Period::new(from, until).ok()?.overlap(kind.in_law())?;
        Some(Body { code: self.code(id), kind, life, id })
    }

    /// Returns the first day on which a body shows: when a source saw it, or when it took over
    /// the work of others, whichever came first.
    fn first_sign(&self, id: u32, seen: Date, kind: u8) -> Date {
        let law = Kind::from_number(kind).map_or(Period::ALWAYS, Kind::in_law);
        let took_over = self.naming(id, Tag::SucceededBy).map(Row::first_day);
        took_over.filter(|date| law.contains(*date)).fold(seen, Date::min)
    }

    /// Returns the day a body began in law.
    ///
    /// ODS may reserve a code before the body exists: 13T was opened on 2014-11-26 and became a
    /// CCG on 2015-04-01, when it succeeded three others. A CCG formed by merger begins with it.
    /// One that was there for longer, and took another over, lived all the while.
    fn legal_start(&self, id: u32, kind: Kind, period: Period, stated_on: Date) -> Date {
        let from = period.from();
        if kind != Kind::Ccg || stated_on == Date::END {
            return from;
        }
        let law = kind.in_law().from();
        let mergers = self.naming(id, Tag::SucceededBy).map(Row::first_day);
        let soon = from.plus_days(RESERVED_DAYS_MAX);
        let formed = mergers.filter(|date| law < *date && from < *date && *date <= soon);
        formed.min().unwrap_or(from)
    }

    /// Returns the day a body ended: when its work went to others, unless a source that was
    /// published later still has it.
    fn legal_end(&self, id: u32, from: Date, period: Period, stated_on: Date) -> Date {
        if period.until() != Date::END {
            return period.until();
        }
        let handed_over = self.rows(id, Tag::SucceededBy).map(Row::first_day);
        let last = handed_over.filter(|date| from < *date && stated_on < *date).max();
        last.unwrap_or(Date::END)
    }

    /// Returns what an undescribed code must be: a body that succeeds a CCG is a CCG, one that
    /// succeeds an ICB is an ICB.
    fn inferred(&self, id: u32, depth: u32) -> Option<Body> {
        let first = self.naming(id, Tag::SucceededBy).min_by_key(|row| (row.from, row.subject))?;
        if depth == 0 || first.subject == id {
            return None;
        }
        let from = first.first_day();
        let before = self.body_before(first.subject, from, depth)?;
        if before.kind.in_law().contains(from) {
            let until = self.legal_end(id, from, Period::since(from), Date::BEGINNING);
            let life = Period::new(from, until).ok()?.overlap(before.kind.in_law())?;
            return Some(Body { code: self.code(id), kind: before.kind, life, id });
        }
        None
    }

    fn body_before(&self, id: u32, date: Date, depth: u32) -> Option<Body> {
        if self.rows(id, Tag::Exists).next().is_none() {
            return self.inferred(id, depth - 1);
        }
        self.body_at_id(id, date.day_before())
    }

    /// Returns the name of a body on a date: the name it had then, else the nearest one known.
    #[must_use]
    pub fn name_of(&self, body: &Body, date: Date) -> Option<&'a str> {
        let life = body.life;
        let among = |row: &&Row| match body.kind {
            Kind::Ccg | Kind::Stp | Kind::Icb | Kind::SubIcbLocation => {
                row.period().overlap(life).is_some()
            }
            _ => true,
        };
        let rows = self.rows(body.id, Tag::Named).filter(among);
        let rows = rows.filter(|row| !self.is_undone(row, date));
        let best = rows.min_by_key(|row| self.name_rank(row, date))?;
        Some(self.register.texts.get(best.object))
    }

    /// Tells whether a correction of a text is one that takes back, or was taken back later, for
    /// the day: then what the files say counts again.
    fn is_undone(&self, row: &Row, date: Date) -> bool {
        let corrects = |row: &Row| self.register.derived.dated(row.act).1 == Series::Correction;
        let later =
            |other: &Row| other.is_taken_back() && other.act > row.act && other.contains(date);
        let tag = [Tag::Named, Tag::Town, Tag::Postcode].into_iter().find(|t| *t as u8 == row.tag);
        row.is_taken_back()
            || (corrects(row) && tag.is_some_and(|tag| self.rows(row.subject, tag).any(later)))
    }

    /// Orders names: our own words for the day, the latest sight of it, the first sight after it,
    /// and last what a later directory calls a body that had ended.
    fn name_rank(&self, row: &Row, date: Date) -> (u8, i64, u8, &'a str) {
        let (published, series) = self.register.derived.dated(row.act);
        let published = i64::from(published.days());
        let days = i64::from(row.first_day().days());
        let (rank, nearness) = match (series, row.is_seen()) {
            (Series::Correction, _) if row.contains(date) && !self.is_decided(row) => {
                (0, -i64::from(row.act))
            }
            (Series::FactFile, _) if row.contains(date) => (1, -published),
            (_, true) if row.first_day() <= date => (2, -days),
            (_, true) => (3, days),
            (_, false) if row.contains(date) => (4, -published),
            (_, false) => (5, days),
        };
        (rank, nearness, series as u8, self.register.texts.get(row.object))
    }

    /// Returns the name that a code goes by on a date, whichever body it stands for; a body that
    /// has ended keeps its last.
    #[must_use]
    pub fn name_of_code(&self, code: Code, date: Date) -> Option<&'a str> {
        let body = self.body_at(code, date).or_else(|| self.nearest_body(code, date))?;
        self.name_of(&body, date)
    }

    /// Returns the body of a code that is alive on the date, else the one that ended last before
    /// it, else the one that began first after it.
    #[must_use]
    pub fn nearest_body(&self, code: Code, date: Date) -> Option<Body> {
        let bodies = self.bodies_of(code);
        let alive = bodies.iter().find(|body| body.life.contains(date));
        let ended = bodies.iter().rev().find(|body| body.life.until() <= date);
        alive.or(ended).or(bodies.first()).copied()
    }

    /// Returns the newest words of a text claim on a date: town or postcode.
    pub(crate) fn text_at(&self, id: u32, tag: Tag, date: Date) -> Option<&'a str> {
        let rows = self.rows(id, tag).filter(|row| !self.is_undone(row, date));
        let best = rows.min_by_key(|row| self.name_rank(row, date))?;
        Some(self.register.texts.get(best.object))
    }

    /// Returns the post town of a body on a date, as its sources write it.
    #[must_use]
    pub fn town_of(&self, code: Code, date: Date) -> Option<&'a str> {
        self.text_at(self.id(code)?, Tag::Town, date)
    }

    /// Returns the postcode of a body on a date.
    #[must_use]
    pub fn postcode_of(&self, code: Code, date: Date) -> Option<&'a str> {
        self.text_at(self.id(code)?, Tag::Postcode, date)
    }

    /// Returns how many people were registered with a practice when last counted by the date,
    /// and the day of the count.
    #[must_use]
    pub fn list_size(&self, code: Code, date: Date) -> Option<(u32, Date)> {
        self.last_count(code, date).map(|row| (row.object, row.first_day()))
    }

    /// Returns how many people were registered with a practice on each day on which they were
    /// counted, the first day first, each with the fact that says so.
    #[must_use]
    pub fn list_sizes(&self, code: Code) -> Vec<(u32, Date, Address)> {
        let mut all = Vec::new();
        let mut last = self.last_count(code, Date::END);
        while let Some(row) = last {
            all.push((row.object, row.first_day(), row.address()));
            last = self.last_count(code, row.first_day().day_before());
        }
        all.reverse();
        all
    }

    fn last_count(&self, code: Code, date: Date) -> Option<&'a Row> {
        let rows = self.rows(self.id(code)?, Tag::ListSize);
        let counted = rows.filter(|row| row.first_day() <= date);
        counted.max_by_key(|row| {
            let entry = self.entry_of(row);
            (row.from, std::cmp::Reverse(entry.series), entry.published, row.object)
        })
    }
}

/// What we state ourselves is not cut by what others publish.
fn firm(series: Series) -> bool {
    series <= Series::FactFile
}

/// Kinds that one organisation may pass between share a family: a prescribing cost centre that
/// becomes a GP practice is still the same.
fn family(kind: u8) -> u8 {
    if kind == Kind::PrescribingCostCentre as u8 { Kind::Practice as u8 } else { kind }
}
