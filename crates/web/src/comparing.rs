//! Two footprints beside each other: which body went where, and what moved between them.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date};
use remit_register::{AreaOf, Kind, View};

use crate::outlines::holders;
use crate::pages::footprint::homes;

/// England divided among the bodies of one kind on a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Footprint {
    /// The kind of body.
    pub kind: Kind,
    /// The date.
    pub date: Date,
}

impl std::fmt::Display for Footprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}@{}", self.kind.word(), self.date)
    }
}

/// What went from one body to another.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Flow {
    /// Whether all the work of the first went to the other, by successions.
    pub whole: bool,
    /// Practices.
    pub practices: usize,
    /// The people registered with them, as last counted.
    pub people: u64,
    /// Small areas.
    pub areas: usize,
}

/// A practice or small area that did not go where the whole of its body went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// The practice or small area.
    pub code: Code,
    /// The body before.
    pub from: Code,
    /// The body after.
    pub to: Code,
    /// The people registered with a practice, as last counted.
    pub people: Option<u32>,
}

/// Two footprints beside each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// What went from which body to which.
    pub flows: BTreeMap<(Code, Code), Flow>,
    /// The practices that moved.
    pub practices: Vec<Moved>,
    /// The small areas that moved.
    pub areas: Vec<Moved>,
}

/// Compares two footprints. People are those of the last count by the later of the two dates.
pub fn compare(view: &View<'_>, before: Footprint, after: Footprint) -> Comparison {
    let mut found = Comparison::default();
    let mut heirs: BTreeMap<Code, BTreeSet<Code>> = BTreeMap::new();
    for body in view.bodies(before.kind, before.date) {
        let own = holders(view, after.kind, after.date, body.code);
        for heir in &own {
            let flow = found.flows.entry((body.code, *heir)).or_default();
            flow.whole = own.len() == 1;
        }
        heirs.insert(body.code, own);
    }
    // What goes elsewhere than the whole of its body has moved; so has each piece of a divided one.
    let moved = |from: Code, to: Code| match heirs.get(&from) {
        Some(heirs) => heirs.len() != 1 || !heirs.contains(&to),
        None => from != to,
    };
    let homes_after: BTreeMap<Code, Code> =
        homes(view, after.kind, after.date).into_iter().collect();
    let counted = before.date.max(after.date);
    for (code, from) in homes(view, before.kind, before.date) {
        let Some(to) = homes_after.get(&code).copied() else {
            continue; // It closed in between, or had not begun.
        };
        let people = view.list_size(code, counted).map(|(people, _)| people);
        let flow = found.flows.entry((from, to)).or_default();
        flow.practices += 1;
        flow.people += people.map_or(0, u64::from);
        if moved(from, to) {
            found.practices.push(Moved { code, from, to, people });
        }
    }
    let before_areas = areas(view, before);
    let after_areas = areas(view, after);
    for (code, from) in before_areas {
        let Some(to) = after_areas.get(&code).copied() else {
            continue;
        };
        found.flows.entry((from, to)).or_default().areas += 1;
        if moved(from, to) {
            found.areas.push(Moved { code, from, to, people: None });
        }
    }
    found
}

/// Returns every small area with the body of a footprint that it belongs to.
fn areas(view: &View<'_>, of: Footprint) -> BTreeMap<Code, Code> {
    let mut places = view.areas(AreaOf::Commissioner);
    let mut above: BTreeMap<Code, Code> = BTreeMap::new();
    let mut all = BTreeMap::new();
    for area in view.small_areas() {
        let Some(recorded) = places.place(area, of.date).parent.code() else {
            continue;
        };
        // A fact about the area itself says where its part of a divided location went.
        let own = view.part_of(area, of.kind, of.date).code();
        let body = own.unwrap_or_else(|| {
            *above.entry(recorded).or_insert_with(|| {
                view.part_of(recorded, of.kind, of.date).code().unwrap_or(recorded)
            })
        });
        all.insert(area, body);
    }
    all
}
