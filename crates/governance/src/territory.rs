//! Who holds which practice, small area and part on a day.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};
use remit_register::{AreaOf, Kind, Parent, View};

use crate::ask::World;

/// A practice or small area that a body holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The code under which it is recorded: the body's own, or that of a part of it.
    pub recorded: Code,
    /// Whose it is.
    pub whose: Code,
}

/// What some bodies hold on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Territory {
    /// Each part (a sub-ICB location) and whose it is.
    pub parts: BTreeMap<Code, Code>,
    /// Each practice.
    pub members: BTreeMap<Code, Held>,
    /// Each small area.
    pub areas: BTreeMap<Code, Held>,
}

/// Returns the territory of some bodies on a day.
#[must_use]
pub fn territory(world: &World<'_>, bodies: &[Code], on: Date) -> Territory {
    let view = world.view;
    let mut territory = Territory::default();
    for kind in [Kind::SubIcbLocation, Kind::SubIcbReportingEntity] {
        for part in view.bodies(kind, on) {
            let whose = view.part_of(part.code, Kind::Icb, on).code();
            if let Some(whose) = whose.filter(|whose| bodies.contains(whose)) {
                territory.parts.insert(part.code, whose);
            }
        }
    }
    let parts = &territory.parts;
    let held = |code: Code, recorded: Code| {
        let whose = match view.part_of(code, Kind::Icb, on) {
            // A fact about the thing itself says where its part of a divided location went.
            Parent::Known(own) => Some(own.code).filter(|own| bodies.contains(own)),
            _ => {
                let own = bodies.contains(&recorded).then_some(recorded);
                own.or_else(|| parts.get(&recorded).copied())
            }
        };
        whose.map(|whose| (code, Held { recorded, whose }))
    };
    let members = view.commissioners(on).into_iter();
    territory.members = members.filter_map(|(code, recorded)| held(code, recorded)).collect();
    let mut places = view.areas(AreaOf::Commissioner);
    let recorded = |area| Some((area, places.place(area, on).parent.code()?));
    let areas = view.small_areas().filter_map(recorded);
    territory.areas = areas.filter_map(|(code, recorded)| held(code, recorded)).collect();
    territory
}

/// Returns the body that a practice belongs to on a day: its commissioner, or the board that its
/// location is part of.
#[must_use]
pub fn body_of_practice(view: &View<'_>, practice: Code, on: Date) -> Option<Code> {
    body_of(view, practice, view.commissioner_of(practice, on).code()?, on)
}

/// Returns the body that a small area belongs to on a day.
#[must_use]
pub fn body_of_area(view: &View<'_>, area: Code, on: Date) -> Option<Code> {
    body_of(view, area, view.areas(AreaOf::Commissioner).place(area, on).parent.code()?, on)
}

fn body_of(view: &View<'_>, code: Code, recorded: Code, on: Date) -> Option<Code> {
    let board = |code: Code| view.part_of(code, Kind::Icb, on).code();
    Some(board(code).or_else(|| board(recorded)).unwrap_or(recorded))
}
