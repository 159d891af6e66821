//! Sharing by registered population: how the people of a divided code are spread over bodies.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};
use remit_register::{Kind, View};

use super::{Footprint, Home};

/// How the people of a divided code are spread over the bodies of each footprint.
#[derive(Debug)]
pub struct ByPopulation<'a> {
    view: View<'a>,
    footprints: &'a [Footprint<'a>],
}

impl<'a> ByPopulation<'a> {
    /// Prepares to share by registered population.
    #[must_use]
    pub fn of(view: View<'a>, footprints: &'a [Footprint<'a>]) -> Self {
        Self { view, footprints }
    }

    /// Returns how many people of a code are registered with practices of each body.
    #[must_use]
    pub fn of_code(&self, footprint: usize, code: &str) -> Vec<(Home, u64)> {
        let view = self.view;
        let Ok(code) = Code::parse(code).map(|code| view.canonical(code)) else {
            return Vec::new();
        };
        // The code's members on its last day; while it lives, as the last source has them.
        let ends = view.bodies_of(code).into_iter().map(|body| body.life.until());
        let newest = Date::from_ymd(2099, 12, 31).expect("it is a day of the calendar");
        let day = ends.max().filter(|end| end.is_real()).map_or(newest, Date::day_before);
        let homes = self.footprints[footprint].homes();
        let mut people: BTreeMap<Home, u64> = BTreeMap::new();
        let mut bodies = vec![code];
        while let Some(body) = bodies.pop() {
            for member in view.members(Some(body), day).0 {
                if member.kind != Some(Kind::Practice) {
                    bodies
                        .extend((member.kind == Some(Kind::SubIcbLocation)).then_some(member.code));
                    continue;
                }
                let latest = || view.list_size(member.code, newest);
                let Some((size, _)) = view.list_size(member.code, day).or_else(latest) else {
                    continue;
                };
                if let Some(home) = homes.home_of(member.code.as_str()) {
                    *people.entry(home).or_default() += u64::from(size);
                }
            }
        }
        people.into_iter().collect()
    }
}
