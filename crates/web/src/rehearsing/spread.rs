//! What a merged average hides: how practices and parties differ.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date};
use remit_governance::territory::territory;
use remit_governance::{Case, World};
use remit_register::Kind;

/// Small areas in the most deprived fifth of England, by CCG of 2019, where we have them.
const DEPRIVATION: &str = include_str!("../../../../data/deprivation/kent_and_medway.csv");
/// Where that is from.
pub const DEPRIVATION_SOURCE: &str = "Index of Multiple Deprivation 2019 (MHCLG), by ONS look-up";

/// How the list sizes of some practices are spread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lists {
    /// Practices on the day before the change.
    pub practices: usize,
    /// The sizes that are on record, the smallest first.
    pub sizes: Vec<u64>,
}

impl Lists {
    /// Returns people per practice, rounded to the nearest.
    pub fn average(&self) -> Option<u64> {
        let count = u64::try_from(self.sizes.len()).ok().filter(|count| 0 < *count)?;
        Some((self.people() * 2 + count) / (2 * count))
    }

    /// Returns how many people are registered.
    pub fn people(&self) -> u64 {
        self.sizes.iter().sum()
    }

    /// Returns the size that half of the practices do not exceed.
    pub fn middle(&self) -> Option<u64> {
        self.sizes.get(self.sizes.len().saturating_sub(1) / 2).copied()
    }
}

/// Small areas, and how many are in the most deprived fifth of England.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deprivation {
    /// The CCG of 2019, which is now a part of the party.
    pub ccg: Code,
    /// Its small areas.
    pub areas: u32,
    /// Those in the most deprived fifth.
    pub deprived: u32,
}

/// How the parties differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// The lists of each party.
    pub lists: BTreeMap<Code, Lists>,
    /// The lists of all together.
    pub merged: Lists,
    /// The deprivation within each party, where we have it.
    pub deprivation: BTreeMap<Code, Vec<Deprivation>>,
}

impl Spread {
    /// Works out how the parties differ on the day before a change.
    pub fn of(world: &World<'_>, case: &Case<'_>, effect: Date) -> Self {
        let day = effect.day_before();
        let parties = case.parties();
        let held = territory(world, parties, day).members;
        let lists_of = |own: &dyn Fn(Code) -> bool| {
            let members = held.iter().filter(|(_, held)| own(held.whose));
            let (mut practices, mut sizes) = (0, Vec::new());
            for (code, _) in members {
                practices += 1;
                sizes.extend(world.view.list_size(*code, day).map(|(size, _)| u64::from(size)));
            }
            sizes.sort_unstable();
            Lists { practices, sizes }
        };
        let each = parties.iter().map(|party| (*party, lists_of(&|whose| whose == *party)));
        let lists = each.collect();
        let merged = lists_of(&|_| true);
        Self { lists, merged, deprivation: deprivation(world, parties, day) }
    }
}

/// A CCG of 2019 belongs where its work has gone by the day.
fn deprivation(world: &World<'_>, parties: &[Code], day: Date) -> BTreeMap<Code, Vec<Deprivation>> {
    let mut all: BTreeMap<Code, Vec<Deprivation>> = BTreeMap::new();
    for row in csv::Reader::from_reader(DEPRIVATION.as_bytes()).into_records() {
        let row = row.expect("BUG: the table of deprivation is whole");
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let number = |at: usize| cell(at).parse().expect("BUG: a count of small areas");
        let ccg = Code::parse(cell(0)).expect("BUG: the code of a CCG");
        for holder in world.view.lineage(ccg, day) {
            let board = world.view.part_of(holder.code, Kind::Icb, day).code();
            let home = board.unwrap_or(holder.code);
            if parties.contains(&home) {
                let own = Deprivation { ccg, areas: number(1), deprived: number(2) };
                all.entry(home).or_default().push(own);
            }
        }
    }
    all
}
