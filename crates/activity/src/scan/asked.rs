//! What the footprints that are asked for say of a code, before any row is read.

use crate::footprint::{Answer, Footprint, Homes};

use super::merge::parted;

/// The homes on every footprint, and whether the row's own day decides there.
pub(crate) struct Asked<'a>(Vec<(Homes<'a>, bool)>);

impl<'a> Asked<'a> {
    pub fn of(footprints: &'a [Footprint<'a>]) -> Self {
        Self(footprints.iter().map(|own| (own.homes(), own.is_dated())).collect())
    }

    /// Returns the days at which the home of a code, or of the finer code with it, changes.
    pub fn turns(&self, name: &str) -> Vec<i32> {
        let mut days: Vec<i32> = Vec::new();
        let (code, finer) = parted(name);
        for text in [Some(code), finer].into_iter().flatten() {
            for (homes, _) in self.0.iter().filter(|(_, dated)| *dated) {
                let ends = homes.stretches(text).into_iter().map(|(end, _)| end);
                days.extend(ends.filter(|end| *end != i32::MAX));
            }
        }
        days.sort_unstable();
        days.dedup();
        days
    }

    /// Tells whether a footprint divides a code on any day, so that the finer code is needed.
    pub fn is_divided(&self, code: &str) -> bool {
        let divided = |(_, answer): &(i32, Answer)| matches!(answer, Answer::Divided(_));
        self.0.iter().any(|(homes, _)| homes.stretches(code).iter().any(divided))
    }
}
