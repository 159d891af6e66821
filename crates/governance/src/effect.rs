//! What a change brings about in the register.
//!
//! Where everything of a body goes to one successor, the succession says it all: members and areas
//! are carried along it. Where a body is divided, each practice and small area is told apart.

use remit_dictionary::{Code, Date, Period};
use remit_register::{AreaOf, Claim, Fact, Generation, Kind, Share};

use crate::acts::{Holding, Route};
use crate::ask::World;
use crate::books::Case;
use crate::change::{effect_on, kind_of_successors, successors};
use crate::holdings::territory;
use crate::placing::{Home, Placing};

/// Returns the facts that a change brings about on its legal date. Empty while the case does not
/// say what kind of body becomes what, and when.
#[must_use]
pub fn facts(world: &World<'_>, case: &Case<'_>) -> Vec<Fact> {
    let (Some(date), Some(kind)) = (effect_on(case), kind_of_successors(world, case)) else {
        return Vec::new();
    };
    let placing = Placing::of(case);
    let mut facts = Vec::new();
    for successor in successors(case) {
        if is_alive(world, successor.code, kind, date.day_before()) {
            continue; // It lives already and is extended.
        }
        let since = |claim| Fact::during(successor.code, claim, Period::since(date));
        facts.push(since(Claim::Exists(kind)));
        facts.push(since(Claim::Named(successor.name.to_string())));
        facts.extend(inherited(world, case, &placing, successor.code, date).map(since));
    }
    let divided: Vec<Code> = case
        .parties()
        .iter()
        .copied()
        .filter(|party| placing.whole_territory(*party).is_none())
        .collect();
    for party in case.parties() {
        facts.extend(ending(world, case, &placing, *party, date));
    }
    if !divided.is_empty() {
        facts.extend(divided_territory(world, &placing, &divided, kind, date));
    }
    facts
}

fn is_alive(world: &World<'_>, code: Code, kind: Kind, date: Date) -> bool {
    world.view.body_at(code, date).is_some_and(|body| body.kind == kind)
}

/// Returns what a body is part of from its first day: whatever all that become it were part of.
fn inherited(
    world: &World<'_>,
    case: &Case<'_>,
    placing: &Placing<'_>,
    successor: Code,
    date: Date,
) -> impl Iterator<Item = Claim> + use<> {
    let heirs = case.parties().iter().filter(|party| placing.heirs(**party).contains(&successor));
    let parties: Vec<Code> = heirs.copied().collect();
    let before = date.day_before();
    let common = |kind: Kind| {
        let mut larger =
            parties.iter().map(|party| world.view.part_of(*party, kind, before).code());
        let first = larger.next()??;
        larger.all(|other| other == Some(first)).then_some(Claim::PartOf(first, kind))
    };
    let all = [Kind::Stp, Kind::Region].into_iter().filter(|kind| kind.in_law().contains(date));
    all.filter_map(common).collect::<Vec<_>>().into_iter()
}

/// Returns how a party ends, and who has its place.
fn ending(
    world: &World<'_>,
    case: &Case<'_>,
    placing: &Placing<'_>,
    party: Code,
    date: Date,
) -> Vec<Fact> {
    let mut facts = Vec::new();
    let Some(body) = world.view.body_at(party, date.day_before()) else {
        return facts;
    };
    let since = |claim| Fact::during(party, claim, Period::since(date));
    let statute = case.opened.route == Some(Route::Statute);
    if statute && body.kind == Kind::Ccg {
        // Health and Care Act 2022 s.19: the code goes on as a sub-ICB location of the board.
        facts.push(since(Claim::Exists(Kind::SubIcbLocation)));
        facts
            .extend(placing.whole_territory(party).map(|icb| since(Claim::PartOf(icb, Kind::Icb))));
        return facts;
    }
    if let Ok(life) = Period::new(body.life.from(), date) {
        facts.push(Fact::during(party, Claim::Exists(body.kind), life));
    }
    match placing.whole_territory(party) {
        Some(successor) => facts.push(since(Claim::SucceededBy(successor, Share::Whole))),
        None => {
            let heirs = placing.heirs(party).into_iter();
            facts.extend(heirs.map(|heir| since(Claim::SucceededBy(heir, Share::Part))));
        }
    }
    facts
}

/// Returns where each part, practice and small area of divided bodies goes.
fn divided_territory(
    world: &World<'_>,
    placing: &Placing<'_>,
    divided: &[Code],
    kind: Kind,
    date: Date,
) -> Vec<Fact> {
    let territory = territory(world, divided, date.day_before());
    let since = |code, claim| Fact::during(code, claim, Period::since(date));
    let mut facts = Vec::new();
    let mut homes_of_parts = std::collections::BTreeMap::new();
    for (part, party) in &territory.parts {
        if let (Home::To(home), _) = placing.home(*party, Holding::Parts, part.as_str()) {
            homes_of_parts.insert(*part, home);
            facts.push(since(*part, Claim::PartOf(home, Kind::Icb)));
        }
    }
    let whole_part = |code: Code, recorded: Code, party: Code, what: Holding| {
        let (home, _) = placing.home_of_territory(party, what, code, recorded);
        let Home::To(home) = home else { return None };
        // What stays with its part follows the part; only the rest is told by itself.
        (homes_of_parts.get(&recorded) != Some(&home)).then_some(home)
    };
    for (practice, (recorded, party)) in &territory.members {
        if let Some(home) = whole_part(*practice, *recorded, *party, Holding::Members) {
            let claim = match kind {
                Kind::Icb => Claim::PartOf(home, Kind::Icb),
                _ => Claim::CommissionedBy(home),
            };
            facts.push(since(*practice, claim));
        }
    }
    for (area, (recorded, party)) in &territory.areas {
        if let Some(home) = whole_part(*area, *recorded, *party, Holding::Areas) {
            let claim = Claim::InArea(home, AreaOf::Commissioner, Generation::Lsoa2011);
            facts.push(since(*area, claim));
        }
    }
    facts
}
