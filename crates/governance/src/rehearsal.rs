//! Rehearsing a change: the register as it would be, and the receipt that nothing is lost.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Moment, Pence};
use remit_register::{Entry, Fact, Register};

use crate::acts::Holding;
use crate::ask::World;
use crate::books::Case;
use crate::change::{effect_on, successors};
use crate::effect::facts;
use crate::holdings::{Item, Territory, balances, items, territory};
use crate::placing::{Clause, Home, Placing};

/// What a body holds, counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Practices and others that prescribe.
    pub members: u64,
    /// Small areas.
    pub areas: u64,
    /// People registered with the practices.
    pub people: u64,
    /// Sub-ICB locations and reporting entities.
    pub parts: u64,
    /// Contracts.
    pub contracts: u64,
    /// Open conditions, directions and cases.
    pub obligations: u64,
    /// Everything else that is listed.
    pub other_items: u64,
    /// The balances of its accounts, without signs: what there is to move.
    pub balances: Pence,
}

/// Something that goes from one body to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved<'a> {
    /// Whose it was.
    pub from: Code,
    /// What it is.
    pub item: Item<'a>,
    /// Where it goes.
    pub home: Home,
    /// What says so.
    pub clause: Clause,
}

/// A code that changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct CodeChange {
    /// A body, a practice or a small area.
    pub what: Changed,
    /// Its code.
    pub code: Code,
    /// The body it belonged to, or its own old code.
    pub old: Code,
    /// The body it belongs to, or its new code.
    pub new: Code,
}

/// What a changed code is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// A body that gives way.
    Body,
    /// A sub-ICB location whose board changes.
    Part,
    /// A practice whose commissioner changes.
    Practice,
    /// A small area whose commissioner changes.
    Area,
}

impl Changed {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Part => "part",
            Self::Practice => "practice",
            Self::Area => "small-area",
        }
    }
}

/// The proof that nothing is lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt<'a> {
    /// What each body held the day before.
    pub before: BTreeMap<Code, Count>,
    /// What each body holds on the day.
    pub after: BTreeMap<Code, Count>,
    /// The things listed, and where each goes.
    pub moved: Vec<Moved<'a>>,
    /// How many things go by each clause, territory included.
    pub clauses: BTreeMap<Clause, u64>,
    /// Every code that changes.
    pub codes: Vec<CodeChange>,
    /// The first thing that would have no home, or several.
    pub astray: Vec<String>,
}

impl Receipt<'_> {
    /// Returns what all bodies held and hold together.
    #[must_use]
    pub fn totals(&self) -> (Count, Count) {
        (total(&self.before), total(&self.after))
    }

    /// Tells whether before and after are equal, and everything has one home.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let (before, after) = self.totals();
        before == after && self.astray.is_empty()
    }
}

/// A change as it would be.
#[derive(Debug)]
pub struct Rehearsal<'a> {
    /// The facts it brings about.
    pub facts: Vec<Fact>,
    /// The register with them.
    pub register: Register,
    /// The proof.
    pub receipt: Receipt<'a>,
}

/// Rehearses a change on its legal date. The record is untouched.
///
/// Nothing where the case does not say on which day.
#[must_use]
pub fn rehearse<'a>(
    register: &Register,
    world: &World<'a>,
    case: &Case<'a>,
) -> Option<Rehearsal<'a>> {
    let date = effect_on(case)?;
    let facts = facts(world, case);
    let after = register.with(proposal(register, case, &facts), &facts);
    let receipt = receipt(world, case, &after, date);
    Some(Rehearsal { facts, register: after, receipt })
}

/// Returns the entry under which a proposal is laid over a register.
fn proposal(register: &Register, case: &Case<'_>, facts: &[Fact]) -> Entry {
    let last = register.entries().last();
    let number = last.map_or(1, |last| last.number + 1);
    let recorded_at = last.map_or(Moment::from_microseconds(0), |last| last.recorded_at);
    Entry::decided(number, recorded_at, &format!("case {}, rehearsed", case.id), facts)
}

fn receipt<'a>(world: &World<'a>, case: &Case<'a>, after: &Register, date: Date) -> Receipt<'a> {
    let before_day = date.day_before();
    let mut bodies = case.parties().to_vec();
    bodies.extend(successors(case).iter().map(|successor| successor.code));
    bodies.sort_unstable();
    bodies.dedup();
    let world_after = World { view: after.now(), ..*world };
    let old = territory(world, &bodies, before_day);
    let new = territory(&world_after, &bodies, date);
    let placing = Placing::of(case);
    let mut receipt = Receipt {
        before: BTreeMap::new(),
        after: BTreeMap::new(),
        moved: Vec::new(),
        clauses: BTreeMap::new(),
        codes: codes(case, &placing, &old, &new),
        astray: Vec::new(),
    };
    count_territory(world, &old, date, &mut receipt.before);
    count_territory(world, &new, date, &mut receipt.after);
    for party in case.parties() {
        count_clauses(&placing, &old, *party, &mut receipt);
    }
    place_things(world, case, &placing, &bodies, before_day, &mut receipt);
    receipt
}

fn count_territory(
    world: &World<'_>,
    territory: &Territory,
    date: Date,
    counts: &mut BTreeMap<Code, Count>,
) {
    for whose in territory.parts.values() {
        counts.entry(*whose).or_default().parts += 1;
    }
    for (practice, (_, whose)) in &territory.members {
        let count = counts.entry(*whose).or_default();
        count.members += 1;
        count.people += world.view.list_size(*practice, date).map_or(0, |(size, _)| size.into());
    }
    for (_, whose) in territory.areas.values() {
        counts.entry(*whose).or_default().areas += 1;
    }
}

/// Counts by which clause the practices and small areas of a party are placed, and what is astray.
fn count_clauses(
    placing: &Placing<'_>,
    territory: &Territory,
    party: Code,
    receipt: &mut Receipt<'_>,
) {
    let kinds = [(Holding::Members, &territory.members), (Holding::Areas, &territory.areas)];
    for (kind, all) in kinds {
        for (code, (recorded, whose)) in all {
            if *whose != party {
                continue;
            }
            let (home, clause) = placing.home_of_territory(party, kind, *code, *recorded);
            *receipt.clauses.entry(clause).or_default() += 1;
            if !matches!(home, Home::To(_)) {
                receipt.astray.push(format!("{kind} {code} of {party}"));
            }
        }
    }
}

/// Places the listed things and the balances of the parties, and counts them before and after.
fn place_things<'a>(
    world: &World<'a>,
    case: &Case<'a>,
    placing: &Placing<'_>,
    bodies: &[Code],
    on: Date,
    receipt: &mut Receipt<'a>,
) {
    for body in bodies {
        let gives_way = case.parties().contains(body);
        for item in items(world, *body, on, case) {
            add_item(receipt.before.entry(*body).or_default(), &item);
            let (home, clause) = match gives_way {
                true => placing.home(*body, item.kind, item.label.as_str()),
                false => (Home::To(*body), Clause::Kind),
            };
            match home {
                Home::To(home) => add_item(receipt.after.entry(home).or_default(), &item),
                // What is closed by name is accounted for; it is counted with the body it ends with.
                Home::Closed => add_item(receipt.after.entry(*body).or_default(), &item),
                Home::None | Home::Several(_) => {
                    receipt.astray.push(format!("{} {} of {body}", item.kind, item.label));
                }
            }
            if gives_way {
                *receipt.clauses.entry(clause).or_default() += 1;
                receipt.moved.push(Moved { from: *body, item, home, clause });
            }
        }
        for balance in balances(world, *body, on) {
            let amount = Pence(balance.brought.balance.0.abs());
            receipt.before.entry(*body).or_default().balances =
                receipt.before.entry(*body).or_default().balances + amount;
            let account = balance.brought.account.as_str();
            let (home, clause) = match gives_way {
                true => placing.home(*body, Holding::Balance, account),
                false => (Home::To(*body), Clause::Kind),
            };
            match home {
                Home::To(home) => {
                    let count = receipt.after.entry(home).or_default();
                    count.balances = count.balances + amount;
                }
                Home::Closed | Home::None | Home::Several(_) => {
                    receipt.astray.push(format!("balance {account} of {body}"));
                }
            }
            if gives_way {
                *receipt.clauses.entry(clause).or_default() += 1;
            }
        }
    }
}

fn add_item(count: &mut Count, item: &Item<'_>) {
    match item.kind {
        Holding::Contract => count.contracts += 1,
        Holding::Condition | Holding::Direction | Holding::Case | Holding::Challenge => {
            count.obligations += 1;
        }
        Holding::Members
        | Holding::Areas
        | Holding::Parts
        | Holding::Balance
        | Holding::Asset
        | Holding::Liability
        | Holding::Post
        | Holding::Policy
        | Holding::DataSet
        | Holding::Everything => count.other_items += 1,
    }
}

fn total(counts: &BTreeMap<Code, Count>) -> Count {
    counts.values().fold(Count::default(), |sum, one| Count {
        members: sum.members + one.members,
        areas: sum.areas + one.areas,
        people: sum.people + one.people,
        parts: sum.parts + one.parts,
        contracts: sum.contracts + one.contracts,
        obligations: sum.obligations + one.obligations,
        other_items: sum.other_items + one.other_items,
        balances: sum.balances + one.balances,
    })
}

/// Returns every code that changes: bodies, parts, practices, small areas.
fn codes(
    case: &Case<'_>,
    placing: &Placing<'_>,
    old: &Territory,
    new: &Territory,
) -> Vec<CodeChange> {
    let mut codes = Vec::new();
    for party in case.parties() {
        for heir in placing.heirs(*party) {
            codes.push(CodeChange { what: Changed::Body, code: *party, old: *party, new: heir });
        }
    }
    let mut add = |what, code: Code, old: Code, new: Option<Code>| {
        if let Some(new) = new.filter(|new| *new != old) {
            codes.push(CodeChange { what, code, old, new });
        }
    };
    for (part, whose) in &old.parts {
        add(Changed::Part, *part, *whose, new.parts.get(part).copied());
    }
    for (practice, (_, whose)) in &old.members {
        add(Changed::Practice, *practice, *whose, new.members.get(practice).map(|own| own.1));
    }
    for (area, (_, whose)) in &old.areas {
        add(Changed::Area, *area, *whose, new.areas.get(area).map(|own| own.1));
    }
    codes
}
