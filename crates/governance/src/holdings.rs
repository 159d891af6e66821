//! What bodies hold on a day: members, small areas, parts, and everything that is listed.

use std::collections::{BTreeMap, HashMap};

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::AccountName;
use remit_register::{AreaOf, Kind, Parent};

use crate::acts::{
    BalanceBrought, BalanceState, DirectionGiven, DirectionLifted, Holding, ItemFound, ItemHeld,
};
use crate::ask::World;
use crate::books::Case;
use crate::rules::case_is_open::is_over;
use crate::value::{Label, Words};

/// A thing that a body holds, apart from members, areas and balances.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item<'a> {
    /// Its label.
    pub label: Label,
    /// What it is.
    pub kind: Holding,
    /// What it is called.
    pub title: &'a Words,
    /// What it is worth, if that can be said.
    pub value: Option<Pence>,
    /// With whom.
    pub with: Option<Code>,
}

/// A balance of an account of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance<'a> {
    /// As it was brought last.
    pub brought: &'a BalanceBrought,
}

impl Balance<'_> {
    /// Tells whether it is not audited yet.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        self.brought.state == BalanceState::Draft
    }
}

/// Returns the things that a body holds: what was listed, its directions in force, its open cases.
#[must_use]
pub fn items<'a>(world: &World<'a>, body: Code, on: Date, except: &Case<'_>) -> Vec<Item<'a>> {
    let house = world.books.house(body, on);
    let mut items: Vec<Item<'a>> = Vec::new();
    for held in house.all::<ItemHeld>() {
        let ItemHeld { item, kind, title, value, with, .. } = held;
        let label = item.clone();
        items.push(Item { label, kind: *kind, title, value: *value, with: *with });
    }
    let found = except.all::<ItemFound>().filter(|found| found.of == body);
    let known: Vec<Label> = found.map(|found| found.item.clone()).collect();
    items.retain(|item| !known.contains(&item.label));
    for given in house.all::<DirectionGiven>() {
        let lifted = house.all::<DirectionLifted>().any(|own| own.direction == given.direction);
        if !lifted {
            let (label, title) = (given.direction.clone(), &given.words);
            items.push(Item { label, kind: Holding::Direction, title, value: None, with: None });
        }
    }
    for case in world.books.cases(on).filter(|case| case.id != except.id && !is_over(case)) {
        // The assessment that serves a change ends with it.
        if case.parties().contains(&body) && case.opened.serves.as_ref() != Some(except.id) {
            let label = Label::parse(case.id.as_str()).expect("a case is named like a label");
            let title = &case.opened.title;
            items.push(Item { label, kind: Holding::Case, title, value: None, with: None });
        }
    }
    items
}

/// Returns the balances of a body, account by account.
#[must_use]
pub fn balances<'a>(world: &World<'a>, body: Code, on: Date) -> Vec<Balance<'a>> {
    let mut last: BTreeMap<&AccountName, &BalanceBrought> = BTreeMap::new();
    for brought in world.books.house(body, on).all::<BalanceBrought>() {
        last.insert(&brought.account, brought);
    }
    last.into_values().map(|brought| Balance { brought }).collect()
}

/// Who holds which practice, small area and part on a day, among some bodies.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Territory {
    /// Each part (a sub-ICB location) and whose it is.
    pub parts: BTreeMap<Code, Code>,
    /// Each practice, the code under which it is recorded, and whose it is.
    pub members: BTreeMap<Code, (Code, Code)>,
    /// Each small area, the code under which it is recorded, and whose it is.
    pub areas: BTreeMap<Code, (Code, Code)>,
    /// The people registered with those practices, as last counted by the day.
    pub people: u64,
}

/// Returns the territory of some bodies on a day.
#[must_use]
pub fn territory(world: &World<'_>, bodies: &[Code], on: Date) -> Territory {
    let view = world.view;
    let wanted = |code: Code| bodies.contains(&code).then_some(code);
    let mut territory = Territory::default();
    for kind in [Kind::SubIcbLocation, Kind::SubIcbReportingEntity] {
        for part in view.bodies(kind, on) {
            if let Some(whose) = view.part_of(part.code, Kind::Icb, on).code().and_then(wanted) {
                territory.parts.insert(part.code, whose);
            }
        }
    }
    let mut divided: HashMap<Code, bool> = HashMap::new();
    let mut owner = |recorded: Code, own: Code| -> Option<Code> {
        if let Some(whose) = wanted(recorded).or_else(|| territory.parts.get(&recorded).copied()) {
            // A fact about the thing itself says where its part of a divided location went.
            return match view.part_of(own, Kind::Icb, on) {
                Parent::Known(known) if known.code != whose => wanted(known.code),
                _ => Some(whose),
            };
        }
        let is_divided = divided.entry(recorded).or_insert_with(|| {
            matches!(view.part_of(recorded, Kind::Icb, on), Parent::Undetermined { .. })
        });
        if !*is_divided {
            return None;
        }
        view.part_of(own, Kind::Icb, on).code().and_then(wanted)
    };
    let mut members = BTreeMap::new();
    for (practice, recorded) in view.commissioners(on) {
        if let Some(whose) = owner(recorded, practice) {
            members.insert(practice, (recorded, whose));
        }
    }
    let mut areas = BTreeMap::new();
    let mut places = view.areas(AreaOf::Commissioner);
    for area in view.small_areas() {
        if let Some(recorded) = places.place(area, on).parent.code()
            && let Some(whose) = owner(recorded, area)
        {
            areas.insert(area, (recorded, whose));
        }
    }
    territory.people = people(world, members.keys().copied(), on);
    territory.members = members;
    territory.areas = areas;
    territory
}

/// Returns how many people are registered with some practices, as last counted by the day.
pub fn people(world: &World<'_>, practices: impl Iterator<Item = Code>, on: Date) -> u64 {
    practices
        .filter_map(|code| world.view.list_size(code, on))
        .map(|(size, _)| u64::from(size))
        .sum()
}
