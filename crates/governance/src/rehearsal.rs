//! Rehearsing a change: the register as it would be, and the receipt that nothing is lost.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Moment, Pence};
use remit_register::{Entry, Fact, Register};

use crate::ask::World;
use crate::books::Case;
use crate::change::{effect_on, successors};
use crate::counting::{Counting, total};
use crate::effect::facts_given;
use crate::holdings::Item;
use crate::placing::{Clause, Home, Placing};
use crate::territory::territory;

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
    /// Open conditions, directions, cases and challenges.
    pub obligations: u64,
    /// Everything else that is listed.
    pub other_items: u64,
    /// Accounts with a balance on record, zero or not.
    pub accounts: u64,
    /// The balances of assets.
    pub assets: Pence,
    /// The balances of liabilities.
    pub liabilities: Pence,
    /// The balances of equity.
    pub equity: Pence,
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
    /// What ends with its body, each thing by its name.
    pub closed: BTreeMap<Code, Count>,
    /// The things listed, and where each goes.
    pub moved: Vec<Moved<'a>>,
    /// How many things go by each clause, territory included.
    pub clauses: BTreeMap<Clause, u64>,
    /// Every code that changes.
    pub codes: Vec<CodeChange>,
    /// What would have no home or several, or would not be where the placements send it.
    pub astray: Vec<String>,
    /// Practices and small areas that come or go on that very day, whatever becomes of the change.
    pub by_themselves: Vec<Code>,
}

impl Receipt<'_> {
    /// Returns what all bodies held, and what they hold or have closed, together.
    #[must_use]
    pub fn totals(&self) -> (Count, Count) {
        (total(self.before.values()), total(self.after.values().chain(self.closed.values())))
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
    let placing = Placing::of(case);
    let mut bodies = case.parties().to_vec();
    bodies.extend(successors(case).iter().map(|successor| successor.code));
    bodies.sort_unstable();
    bodies.dedup();
    let old = territory(world, &bodies, date.day_before());
    let facts = facts_given(world, case, &placing, &old);
    let register = register.with(proposal(register, case, &facts), &facts);
    let mut receipt = Receipt {
        before: BTreeMap::new(),
        after: BTreeMap::new(),
        closed: BTreeMap::new(),
        moved: Vec::new(),
        clauses: BTreeMap::new(),
        codes: Vec::new(),
        astray: Vec::new(),
        by_themselves: Vec::new(),
    };
    let mut count = Counting { world, case, placing, bodies, date, receipt: &mut receipt };
    count.territory(&old, &register);
    count.things();
    count.codes(&old);
    Some(Rehearsal { facts, register, receipt })
}

/// Returns the entry under which a proposal is laid over a register.
fn proposal(register: &Register, case: &Case<'_>, facts: &[Fact]) -> Entry {
    let last = register.entries().last();
    let number = last.map_or(1, |last| last.number + 1);
    let recorded_at = last.map_or(Moment::from_microseconds(0), |last| last.recorded_at);
    Entry::decided(number, recorded_at, &format!("case {}, rehearsed", case.id), facts)
}
