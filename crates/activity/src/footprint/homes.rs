//! Where codes belong on one footprint, and from which day to which.

use std::collections::BTreeSet;
use std::sync::Mutex;

use remit_dictionary::{Code, Date, Period};
use remit_register::{AreaOf, Areas, Parent, View};

use super::belonging::{answer, carried, code_of, is_member, of_commissioner, raised, settled};
use super::{Answer, Division, Footprint, Home, NOWHERE, body};
use crate::when::{END, FIRST};

/// Answers where codes belong on one footprint; remembers when boundaries moved.
pub struct Homes<'a> {
    footprint: &'a Footprint<'a>,
    areas: Option<Mutex<Areas<'a>>>,
    placed: Mutex<BTreeSet<Code>>,
}

impl<'a> Footprint<'a> {
    /// Returns who answers where codes belong.
    #[must_use]
    pub fn homes(&'a self) -> Homes<'a> {
        let areas = match self {
            Self::At { view, .. } | Self::AsRecorded { view } => {
                Some(Mutex::new(view.areas(AreaOf::Commissioner)))
            }
            Self::Table { .. } => None,
        };
        Homes { footprint: self, areas, placed: Mutex::default() }
    }
}

impl Homes<'_> {
    /// Returns where a code belongs, if it belongs to one place at all times.
    #[must_use]
    pub fn home_of(&self, text: &str) -> Option<Home> {
        match self.stretches(text).pop()?.1 {
            Answer::One(home) => Some(home),
            Answer::Divided(_) => None,
        }
    }

    /// Returns where a code belongs: stretches in order, each with the day it ends.
    pub(crate) fn stretches(&self, text: &str) -> Vec<(i32, Answer)> {
        match self.footprint {
            Footprint::At { division, date, view, .. } => {
                vec![(i32::MAX, self.at(view, *division, *date, text))]
            }
            Footprint::AsRecorded { view } => self.as_recorded(view, text),
            Footprint::Table { homes, .. } => match homes.get(text) {
                None => vec![(i32::MAX, Answer::One(Home::Unknown))],
                Some(bodies) => of_table(bodies),
            },
        }
    }

    fn as_recorded(&self, view: &View<'_>, text: &str) -> Vec<(i32, Answer)> {
        let Some(code) = code_of(view, text) else {
            return vec![(i32::MAX, Answer::One(Home::Unknown))];
        };
        let days = Period::new(Date::from_days(FIRST), Date::from_days(END))
            .expect("BUG: the days of rows are in order");
        let mut stretches = Vec::new();
        if code.is_small_area() {
            let mut day = days.from();
            while day < days.until() {
                let place = self.place(code, day);
                stretches.push((place.1.days(), answer(&place.0)));
                day = place.1.max(day.next_day());
            }
        } else if is_member(view, code) {
            for (period, parent) in view.commissioners_through(code, days) {
                stretches.push((period.until().days(), answer(&parent)));
            }
        } else {
            stretches.push((i32::MAX, body(code)));
        }
        if let Some(last) = stretches.last_mut() {
            last.0 = i32::MAX;
        }
        stretches
    }

    /// Returns whose area a small area is on a day, and the day that this ends.
    fn place(&self, code: Code, date: Date) -> (Parent, Date) {
        let areas = self.areas.as_ref().expect("BUG: a footprint of the register has areas");
        let mut areas = areas.lock().expect("BUG: nobody panics holding the areas");
        let place = areas.place(code, date);
        (place.parent, place.period.until())
    }

    /// Tells whether a code that was asked for went by where its surgery stands.
    pub(crate) fn was_placed(&self, text: &str) -> bool {
        let Footprint::At { view, surgeries: Some(_), .. } = self.footprint else { return false };
        let placed = self.placed.lock().expect("BUG: nobody panics holding what was placed");
        code_of(view, text).is_some_and(|code| placed.contains(&code))
    }

    /// A practice without a body on the day belongs to that of the area its surgery stands in.
    fn by_place(&self, view: &View<'_>, division: Division, date: Date, code: Code) -> Answer {
        let Footprint::At { surgeries: Some(surgeries), .. } = self.footprint else {
            return NOWHERE;
        };
        let area = view.postcode_of(code, date).and_then(|postcode| surgeries.area_of(postcode));
        let Some(area) = area.and_then(|area| code_of(view, area)) else { return NOWHERE };
        let answer = match self.place(area, date).0.code() {
            Some(body) => settled(raised(view, division, date, body)),
            None => NOWHERE,
        };
        if matches!(answer, Answer::One(Home::Body(_))) {
            let mut placed = self.placed.lock().expect("BUG: nobody panics holding it");
            placed.insert(code);
        }
        answer
    }

    fn at(&self, view: &View<'_>, division: Division, date: Date, text: &str) -> Answer {
        let Some(code) = code_of(view, text) else {
            return Answer::One(Home::Unknown);
        };
        if code.is_small_area() {
            let (parent, _) = self.place(code, date);
            return match (parent.code(), &parent) {
                (Some(code), _) => settled(raised(view, division, date, code)),
                (None, Parent::NotKnown { before: None }) => Answer::One(Home::Unknown),
                (None, _) => answer(&parent),
            };
        }
        if !is_member(view, code) {
            return of_commissioner(view, division, date, code);
        }
        let parent = view.commissioner_of(code, date);
        match parent {
            Parent::Known(known) => settled(raised(view, division, date, known.code)),
            Parent::Nobody { .. } | Parent::NotKnown { .. } => {
                match carried(view, division, date, code) {
                    NOWHERE => self.by_place(view, division, date, code),
                    answer => answer,
                }
            }
            Parent::Undetermined { .. } | Parent::Disputed { .. } => Answer::One(Home::NotSettled),
        }
    }
}

/// Between the days of a table, and before and after them, a code has no body.
fn of_table(bodies: &[(Period, String)]) -> Vec<(i32, Answer)> {
    let mut stretches = Vec::new();
    let mut day = Date::BEGINNING;
    for (period, text) in bodies {
        if day < period.from() {
            stretches.push((period.from().days(), NOWHERE));
        }
        let home = Answer::One(Home::Body(text.clone()));
        stretches.push((period.until().days(), home));
        day = period.until();
    }
    if day < Date::END {
        stretches.push((i32::MAX, NOWHERE));
    }
    stretches
}
