//! What a change brings about in the register.
//!
//! Where everything of a body goes to one successor, the succession says it all: members and areas
//! are carried along it. Where a body is divided, each practice and small area is told apart.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date, Period};
use remit_register::{AreaOf, Claim, Fact, Generation, Kind, Share};

use crate::acts::{Holding, Route};
use crate::ask::World;
use crate::books::Case;
use crate::change::{effect_on, kind_of_successors, successors};
use crate::placing::{Home, Placing};
use crate::territory::{Held, Territory, territory};

/// Returns the facts that a change brings about on its legal date. Empty while the case does not
/// say what kind of body becomes what, and when.
#[must_use]
pub fn facts(world: &World<'_>, case: &Case<'_>) -> Vec<Fact> {
    let Some(date) = effect_on(case) else {
        return Vec::new();
    };
    let held = territory(world, case.parties(), date.day_before());
    facts_given(world, case, &Placing::of(case), &held)
}

/// Returns the facts, given what the parties hold the day before.
pub(crate) fn facts_given(
    world: &World<'_>,
    case: &Case<'_>,
    placing: &Placing<'_>,
    held: &Territory,
) -> Vec<Fact> {
    let (Some(date), Some(kind)) = (effect_on(case), kind_of_successors(world, case)) else {
        return Vec::new();
    };
    let heirs: BTreeMap<Code, BTreeSet<Code>> =
        case.parties().iter().map(|party| (*party, placing.heirs(*party, held))).collect();
    let mut facts = Vec::new();
    for successor in successors(case) {
        if is_alive(world, successor.code, kind, date.day_before()) {
            continue; // It lives already and is extended.
        }
        let since = |claim| Fact::during(successor.code, claim, Period::since(date));
        facts.push(since(Claim::Exists(kind)));
        facts.push(since(Claim::Named(successor.name.to_string())));
        let from = heirs.iter().filter(|(_, heirs)| heirs.contains(&successor.code));
        let from: Vec<Code> = from.map(|(party, _)| *party).collect();
        facts.extend(inherited(world, &from, date).into_iter().map(since));
    }
    for (party, heirs) in &heirs {
        facts.extend(ending(world, case, *party, heirs, date));
    }
    let divided = |party: &Code| heirs.get(party).is_some_and(|heirs| 1 < heirs.len());
    divided_territory(placing, held, &divided, (kind, date), &mut facts);
    facts
}

fn is_alive(world: &World<'_>, code: Code, kind: Kind, date: Date) -> bool {
    world.view.body_at(code, date).is_some_and(|body| body.kind == kind)
}

/// Returns what a body is part of from its first day: whatever all that become it were part of.
fn inherited(world: &World<'_>, from: &[Code], date: Date) -> Vec<Claim> {
    let before = date.day_before();
    let common = |kind: Kind| {
        let mut larger = from.iter().map(|party| world.view.part_of(*party, kind, before).code());
        let first = larger.next()??;
        larger.all(|other| other == Some(first)).then_some(Claim::PartOf(first, kind))
    };
    let kinds = [Kind::Stp, Kind::Region].into_iter();
    kinds.filter(|kind| kind.in_law().contains(date)).filter_map(common).collect()
}

/// Returns how a party ends, and who has its place.
fn ending(
    world: &World<'_>,
    case: &Case<'_>,
    party: Code,
    heirs: &BTreeSet<Code>,
    date: Date,
) -> Vec<Fact> {
    let Some(body) = world.view.body_at(party, date.day_before()) else {
        return Vec::new();
    };
    let since = |claim| Fact::during(party, claim, Period::since(date));
    let whole = heirs.first().filter(|_| heirs.len() == 1);
    let mut facts = Vec::new();
    if case.opened.route == Some(Route::Statute) && body.kind == Kind::Ccg {
        // Health and Care Act 2022 s.19: the code goes on as a sub-ICB location of the board. The
        // register reads the succession from that; only a division has to be told.
        facts.push(since(Claim::Exists(Kind::SubIcbLocation)));
        if let Some(board) = whole {
            facts.push(since(Claim::PartOf(*board, Kind::Icb)));
            return facts;
        }
    } else if let Ok(life) = Period::new(body.life.from(), date) {
        facts.push(Fact::during(party, Claim::Exists(body.kind), life));
    }
    let share = if whole.is_some() { Share::Whole } else { Share::Part };
    facts.extend(heirs.iter().map(|heir| since(Claim::SucceededBy(*heir, share))));
    facts
}

/// Tells where each part, practice and small area of divided bodies goes.
fn divided_territory(
    placing: &Placing<'_>,
    territory: &Territory,
    is_divided: &dyn Fn(&Code) -> bool,
    (kind, date): (Kind, Date),
    facts: &mut Vec<Fact>,
) {
    let since = |code, claim| Fact::during(code, claim, Period::since(date));
    let mut homes_of_parts = BTreeMap::new();
    for (part, party) in territory.parts.iter().filter(|(_, party)| is_divided(party)) {
        if let (Home::To(home), _) = placing.home(*party, Holding::Parts, part.as_str()) {
            homes_of_parts.insert(*part, home);
            facts.push(since(*part, Claim::PartOf(home, Kind::Icb)));
        }
    }
    // What stays with its part follows the part; only the rest is told by itself.
    let own_home = |what: Holding, code: Code, held: Held| {
        match placing.home_of_territory(held.whose, what, code, held.recorded) {
            (Home::To(home), _) => Some(home),
            _ => None,
        }
        .filter(|home| homes_of_parts.get(&held.recorded) != Some(home))
    };
    for (practice, held) in territory.members.iter().filter(|(_, held)| is_divided(&held.whose)) {
        if let Some(home) = own_home(Holding::Members, *practice, *held) {
            let claim = match kind {
                Kind::Icb => Claim::PartOf(home, Kind::Icb),
                _ => Claim::CommissionedBy(home),
            };
            facts.push(since(*practice, claim));
        }
    }
    for (area, held) in territory.areas.iter().filter(|(_, held)| is_divided(&held.whose)) {
        if let Some(home) = own_home(Holding::Areas, *area, *held) {
            let claim = Claim::InArea(home, AreaOf::Commissioner, Generation::Lsoa2011);
            facts.push(since(*area, claim));
        }
    }
}
