//! Areas: whose small area it is on a date, and boundary moves that no succession shows.
//!
//! Look-ups show every small area on one day. Between two of them an area stays where it was,
//! carried along whole successions. Where the later look-up has it elsewhere, the boundary moved
//! in between: on the day that practices moved the same way, else on 1 April of the later
//! look-up. Such a day is marked inferred.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use remit_dictionary::{Code, Date, Period};

use crate::index::{Row, Tag, area_of_detail, as_u32};
use crate::parent::Asked;
use crate::succession::Carried;
use crate::view::View;
use crate::{Address, AreaOf, Kind, Parent, Series};

/// A move of small areas or practices from one body to another without a succession.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// The day it took effect.
    pub date: Date,
    /// The small area or practice that moved.
    pub code: Code,
    /// The body it left.
    pub from: Code,
    /// The body it went to.
    pub to: Code,
    /// Whether the day was inferred.
    pub inferred: bool,
    /// The facts that show it elsewhere before and after.
    pub sources: Vec<Address>,
}

/// Whose area a small area is on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The answer.
    pub parent: Parent,
    /// How long, without a break.
    pub period: Period,
    /// Whether an end of the period was inferred from look-ups that only bracket a move.
    pub inferred: bool,
    /// Every look-up that shows it so.
    pub sources: Vec<Address>,
}

/// One stretch of a small area's history.
#[derive(Debug, Clone, Copy)]
struct Stretch<'a> {
    /// The first look-up that shows the area with this body or its predecessor.
    row: &'a Row,
    /// The first day of the stretch.
    from: Date,
    inferred: bool,
}

/// Reads areas, and remembers when boundaries moved.
#[derive(Debug)]
pub struct Areas<'a> {
    view: View<'a>,
    of: AreaOf,
    /// Left body, gained body, between these days: the day, and whether it was inferred.
    moved_on: HashMap<(u32, u32, Date, Date), Option<Date>>,
    carried: HashMap<(u32, Date), Option<u32>>,
}

impl<'a> View<'a> {
    /// Returns a reader of the areas of one division of England.
    #[must_use]
    pub fn areas(&self, of: AreaOf) -> Areas<'a> {
        Areas { view: *self, of, moved_on: HashMap::new(), carried: HashMap::new() }
    }

    /// Returns every small area that any source shows, in the order of codes.
    pub fn small_areas(&self) -> impl Iterator<Item = Code> + use<'a> {
        let register = self.register;
        let view = *self;
        (0..as_u32(register.codes.len()))
            .filter(move |id| view.rows(*id, Tag::InArea).next().is_some())
            .map(move |id| register.code(id))
    }
}

impl<'a> Areas<'a> {
    /// Returns whose area a small area is on a date.
    pub fn place(&mut self, area: Code, date: Date) -> Place {
        let unknown = |before| Place {
            parent: Parent::NotKnown { before },
            period: Period::ALWAYS,
            inferred: false,
            sources: Vec::new(),
        };
        let Some(id) = self.view.id(area) else {
            return unknown(None);
        };
        if let Some(place) = self.stated(id, date) {
            return place;
        }
        let stretches = self.stretches(id);
        let Some(at) = stretches.iter().rposition(|stretch| stretch.from <= date) else {
            return unknown(stretches.first().map(|stretch| stretch.from));
        };
        if let Some(parent) = self.disputed(id, date) {
            return Place { parent, ..unknown(None) };
        }
        let stretch = stretches[at];
        let next = stretches.get(at + 1);
        let source = stretch.row.address();
        let view = self.view;
        let stated = view.canonical_id(stretch.row.object);
        let parent = match view.carry(stated, date) {
            Carried::Divided { among } => {
                let among = among.iter().map(|own| view.canonical(view.code(*own))).collect();
                Parent::Undetermined { among, source }
            }
            Carried::To { id, since } => Parent::Known(crate::Known {
                code: view.canonical(view.code(id)),
                reading: match since {
                    Some(_) if !self.shown_as(area, id, date) => crate::Reading::Carried,
                    _ => crate::Reading::Stated,
                },
                source,
                id,
            }),
        };
        let from = match view.carry(stated, date) {
            Carried::To { since: Some(since), .. } => since.max(stretch.from),
            Carried::To { .. } | Carried::Divided { .. } => stretch.from,
        };
        let until = self.end_of(&parent, date, next);
        Place {
            sources: self.showing(id, &parent, date),
            parent,
            period: Period::new(from, until).unwrap_or(Period::ALWAYS),
            inferred: stretch.inferred || next.is_some_and(|next| next.inferred),
        }
    }

    /// A fact file or a correction of ours says for which days an area is whose.
    fn stated(&self, id: u32, date: Date) -> Option<Place> {
        let view = self.view;
        let belief = |row: &Row| {
            let entry = view.entry_of(row);
            let act = if entry.series == Series::Correction { (row.act, row.nth) } else { (0, 0) };
            (std::cmp::Reverse(entry.series), entry.published, act)
        };
        let ours = || {
            let rows = self.rows(id).filter(|row| row.contains(date));
            rows.filter(|row| view.entry_of(row).series <= Series::FactFile)
                .filter(|row| !self.is_overtaken(id, row, date))
        };
        let row = ours().max_by_key(|row| (belief(row), row.object))?;
        let (source, object) = (row.address(), view.canonical_id(row.object));
        let alike = ours().filter(|other| belief(other) == belief(row));
        if let Some(parent) = disputed_among(view, alike) {
            return Some(Place {
                parent,
                period: Period::day(date),
                inferred: false,
                sources: vec![],
            });
        }
        let parent = if row.is_taken_back() {
            Parent::Nobody { source }
        } else if date <= view.published(row) {
            let (code, reading) = (view.code(object), crate::Reading::Stated);
            Parent::Known(crate::Known { code, reading, source, id: object })
        } else {
            self.carried_on(object, source, date)
        };
        Some(Place { parent, period: row.period(), inferred: false, sources: vec![source] })
    }

    /// What was stated before the day is carried on where its body has ended since, as it is for
    /// practices.
    fn carried_on(&self, object: u32, source: Address, date: Date) -> Parent {
        let view = self.view;
        match view.carry(object, date) {
            Carried::To { id, since } => Parent::Known(crate::Known {
                code: view.canonical(view.code(id)),
                reading: since.map_or(crate::Reading::Stated, |_| crate::Reading::Carried),
                source,
                id,
            }),
            Carried::Divided { among } => {
                let among = among.iter().map(|own| view.canonical(view.code(*own))).collect();
                Parent::Undetermined { among, source }
            }
        }
    }

    /// A decision that took effect on a day gives way to what was published after that day.
    fn is_overtaken(&self, id: u32, decided: &Row, date: Date) -> bool {
        let view = self.view;
        let effect = view.entry_of(decided).published;
        let later = |row: &Row| {
            let entry = view.entry_of(row);
            row.first_day() <= date
                && entry.series != Series::Correction
                && effect < entry.published
        };
        view.is_decided(decided) && self.rows(id).any(later)
    }

    /// Look-ups of one vintage, published on one day, that show the area with different bodies.
    fn disputed(&self, id: u32, date: Date) -> Option<Parent> {
        let view = self.view;
        let when = |row: &Row| (row.from, view.entry_of(row).published);
        let shown = self.rows(id).filter(|row| row.first_day() <= date);
        let last = shown.max_by_key(|row| when(row))?;
        disputed_among(view, self.rows(id).filter(|row| when(row) == when(last)))
    }

    fn rows(&self, id: u32) -> impl Iterator<Item = &'a Row> + use<'a> {
        let of = self.of;
        self.view.rows(id, Tag::InArea).filter(move |row| area_of_detail(row.detail).0 == of)
    }

    /// Tells whether a look-up of the day or before already shows the area with this very body.
    fn shown_as(&self, area: Code, body: u32, date: Date) -> bool {
        let Some(id) = self.view.id(area) else {
            return false;
        };
        self.rows(id).any(|row| row.object == body && row.first_day() <= date)
    }

    fn showing(&self, id: u32, parent: &Parent, date: Date) -> Vec<Address> {
        let Some(code) = parent.code() else {
            return Vec::new();
        };
        let view = self.view;
        let agrees = |row: &&Row| {
            let shown = view.canonical_id(row.object);
            let carried = view.carry(shown, date.max(row.first_day()));
            matches!(carried, Carried::To { id, .. } if view.canonical(view.code(id)) == code)
        };
        self.rows(id).filter(agrees).map(Row::address).collect()
    }

    /// Cuts the history of an area where a look-up has it elsewhere than successions would.
    fn stretches(&mut self, id: u32) -> Vec<Stretch<'a>> {
        let view = self.view;
        let mut shown: Vec<&Row> =
            self.rows(id).filter(|row| view.entry_of(row).series > Series::FactFile).collect();
        shown.sort_by_key(|row| {
            (row.from, std::cmp::Reverse(view.entry_of(row).published), row.object)
        });
        shown.dedup_by_key(|row| row.from);
        let mut stretches: Vec<Stretch<'a>> = Vec::new();
        let mut before: Option<&Row> = None;
        for row in shown {
            let date = row.first_day();
            let start = match before {
                None => Some((date, false)),
                Some(old) => self.boundary_between(old, row),
            };
            if let Some((from, inferred)) = start {
                stretches.push(Stretch { row, from, inferred });
            }
            before = Some(row);
        }
        stretches
    }

    /// Returns the day of a boundary move between two look-ups, if successions do not explain
    /// what the later one shows.
    fn boundary_between(&mut self, old: &Row, new: &Row) -> Option<(Date, bool)> {
        let view = self.view;
        let (left, gained) = (view.canonical_id(old.object), view.canonical_id(new.object));
        if left == gained {
            return None;
        }
        let carried = self.carried_to(left, new.first_day());
        if carried.is_none() || carried == Some(gained) {
            return None;
        }
        let between = (left, gained, old.first_day(), new.first_day());
        let day = match self.moved_on.get(&between) {
            Some(day) => *day,
            None => {
                let day = view.practices_moved_on(left, gained, between.2, between.3);
                self.moved_on.insert(between, day);
                day
            }
        };
        Some(match day {
            Some(day) => (day, true),
            None => (first_of_april(new.first_day()), true),
        })
    }

    fn carried_to(&mut self, id: u32, date: Date) -> Option<u32> {
        let view = self.view;
        *self.carried.entry((id, date)).or_insert_with(|| match view.carry(id, date) {
            Carried::To { id, .. } => Some(id),
            Carried::Divided { .. } => None,
        })
    }

    fn end_of(&self, parent: &Parent, date: Date, next: Option<&Stretch<'_>>) -> Date {
        let moved = next.map_or(Date::END, |next| next.from);
        let ended = parent.code().and_then(|code| self.view.body_at(code, date)).map(|body| {
            let code_lives_on = self.view.body_at(body.code, body.life.until()).is_some();
            if code_lives_on { Date::END } else { body.life.until() }
        });
        moved.min(ended.unwrap_or(Date::END))
    }

    /// Returns every move of a small area that no succession shows.
    pub fn moves(&mut self) -> Vec<Move> {
        let mut moves = Vec::new();
        for area in self.view.small_areas() {
            let id = self.view.id(area).expect("BUG: a small area is a known code");
            let stretches = self.stretches(id);
            for pair in stretches.windows(2) {
                let (old, new) = (&pair[0], &pair[1]);
                let view = self.view;
                let left = view.canonical_id(old.row.object);
                let left = self.carried_to(left, new.from.day_before()).unwrap_or(left);
                moves.push(Move {
                    date: new.from,
                    code: area,
                    from: view.code(left),
                    to: view.code(view.canonical_id(new.row.object)),
                    inferred: new.inferred,
                    sources: vec![old.row.address(), new.row.address()],
                });
            }
        }
        moves.sort();
        moves
    }

    /// Returns the small areas of a body on a date, with those that may be its and are not settled.
    pub fn of_body(&mut self, body: Code, date: Date) -> (Vec<Code>, Vec<Code>) {
        let body = self.view.canonical(body);
        let (mut own, mut open) = (Vec::new(), Vec::new());
        for area in self.view.small_areas() {
            match self.place(area, date).parent {
                Parent::Known(known) if known.code == body => own.push(area),
                Parent::Undetermined { among, .. } if among.contains(&body) => open.push(area),
                _ => {}
            }
        }
        (own, open)
    }
}

/// Returns the dispute between rows that are believed alike, if they name different bodies.
fn disputed_among<'r>(view: View<'_>, rows: impl Iterator<Item = &'r Row>) -> Option<Parent> {
    let mut between: Vec<(Code, Address)> = Vec::new();
    for row in rows {
        let code = view.canonical(view.code(row.object));
        if between.iter().all(|(known, _)| *known != code) {
            between.push((code, row.address()));
        }
    }
    between.sort_unstable();
    (between.len() > 1).then_some(Parent::Disputed { between })
}

fn first_of_april(date: Date) -> Date {
    let (year, ..) = date.ymd().expect("BUG: a look-up shows a real day");
    Date::from_ymd(year, 4, 1).expect("every year has a 1 April").min(date)
}

impl<'a> View<'a> {
    /// Returns the day on which most practices moved from one body to another between two days.
    fn practices_moved_on(&self, left: u32, gained: u32, after: Date, by: Date) -> Option<Date> {
        let mut days: BTreeMap<Date, u32> = BTreeMap::new();
        for moved in self.practice_moves(Some(gained), after, by) {
            if self.id(moved.from) == Some(left) {
                *days.entry(moved.date).or_default() += 1;
            }
        }
        days.into_iter()
            .max_by_key(|(day, count)| (*count, std::cmp::Reverse(*day)))
            .map(|(day, _)| day)
    }

    /// Returns every move of a practice from one living commissioner to another between two days,
    /// that no succession brought about; `gained` picks those to one body.
    #[must_use]
    pub(crate) fn practice_moves(&self, gained: Option<u32>, after: Date, by: Date) -> Vec<Move> {
        let mut moves = BTreeSet::new();
        let mut reader = self.reader();
        let wanted = |row: &&Row| {
            row.tag == Tag::CommissionedBy as u8
                && row.act <= self.known
                && gained.is_none_or(|gained| row.object == gained)
                && after < row.first_day()
                && row.first_day() <= by
        };
        for row in self.register.rows.iter().filter(wanted) {
            let day = row.first_day();
            let new = reader.parent(row.subject, Asked::Commissioner, day);
            let old = reader.parent(row.subject, Asked::Commissioner, day.day_before());
            let (Parent::Known(new), Parent::Known(old)) = (new, old) else {
                continue;
            };
            let carried = self.carry(old.id, day);
            if new.id == old.id || matches!(carried, Carried::To { id, .. } if id == new.id) {
                continue;
            }
            if !self.both_have_areas(old.id, new.id, day) {
                continue;
            }
            moves.insert(Move {
                date: day,
                code: self.code(row.subject),
                from: old.code,
                to: new.code,
                inferred: false,
                sources: vec![old.source, new.source],
            });
        }
        moves.into_iter().collect()
    }

    /// Only between CCGs, or the sub-ICB locations that keep their codes, is it a boundary move: a
    /// practice that comes from a PCT or a hub is something else.
    fn both_have_areas(&self, old: u32, new: u32, day: Date) -> bool {
        let has_area = |id, day| {
            self.body_at_id(id, day)
                .is_some_and(|body| matches!(body.kind, Kind::Ccg | Kind::SubIcbLocation))
        };
        has_area(old, day.day_before()) && has_area(new, day)
    }

    /// Returns every move of a practice between commissioners of one kind that no succession shows.
    #[must_use]
    pub fn moves_of_practices(&self) -> Vec<Move> {
        self.practice_moves(None, Date::BEGINNING, Date::END)
    }
}
