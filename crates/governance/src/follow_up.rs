//! What is still to be done after a change: the work that it makes.
//!
//! Contracts, drafts and finds are worked out from the placements, so the list is the same before
//! the day, for those who prepare, and after it.

use std::fmt;

use remit_dictionary::{Code, Date};
use remit_ledger::AccountName;

use crate::acts::{ConditionKind, Holding, TruedUp};
use crate::answer::Mover;
use crate::ask::World;
use crate::books::Case;
use crate::change::{conditions, effect_on, promises, successors};
use crate::holdings::{Item, found, given_up, items};
use crate::placing::{Home, Placing};
use crate::value::{Label, Words};

/// A line of work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp<'a> {
    /// What is to be done.
    pub work: Work<'a>,
    /// Whose move it is.
    pub move_of: Mover,
    /// By when; nothing where nothing sets a day.
    pub by: Option<Date>,
    /// The number of the act that it rests on.
    pub act: u64,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Work<'a> {
    /// Tell a provider with whom its contract is from now on.
    Notice {
        /// The contract.
        contract: Label,
        /// The provider; nobody where none was named, and it has to be found out.
        provider: Option<Code>,
        /// Whose contract it was.
        from: Code,
        /// Whose it is.
        to: Code,
    },
    /// Put the new party into a contract in the place of the old one.
    PartyList {
        /// The contract.
        contract: Label,
        /// The party that leaves the list.
        from: Code,
        /// The party that takes its place.
        to: Code,
    },
    /// Deal with something found late, which fell under the sweeping-up clause.
    Found {
        /// What it is.
        kind: Holding,
        /// The thing.
        item: Label,
        /// Whose it was.
        from: Code,
        /// Whose it is.
        to: Code,
    },
    /// Audit a balance that moved as a draft, and true it up.
    TrueUp {
        /// The account.
        account: AccountName,
        /// Whose it was.
        from: Code,
        /// Whose it is.
        to: Code,
    },
    /// Meet a condition subsequent.
    Condition {
        /// The condition.
        condition: &'a Label,
        /// What it asks.
        asks: &'a Words,
    },
    /// Judge a promise: its figure, or why it cannot be judged.
    Promise {
        /// The promise.
        promise: &'a Label,
        /// The seat that answers for it.
        owner: &'a Label,
    },
}

impl fmt::Display for Work<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Notice { contract, provider: Some(provider), from, to } => {
                write!(f, "tell {provider} that its contract {contract} with {from} is with {to}")
            }
            Self::Notice { contract, provider: None, from, to } => write!(
                f,
                "find the provider of contract {contract} with {from}, and tell it that it is \
                 with {to}"
            ),
            Self::PartyList { contract, from, to } => {
                write!(f, "in contract {contract} put {to} in the place of {from}")
            }
            Self::Found { kind, item, from, to } => {
                write!(f, "take over the {kind} {item} of {from}, found late, at {to}")
            }
            Self::TrueUp { account, from, to } => {
                write!(f, "audit the draft balance of {account} of {from}, and true it up at {to}")
            }
            Self::Condition { condition, asks } => write!(f, "meet condition {condition}: {asks}"),
            Self::Promise { promise, owner } => write!(f, "judge promise {promise} ({owner})"),
        }
    }
}

/// Returns the work that a change makes and that is not done by the day of the case: contracts
/// first, then finds, drafts, conditions and promises, each in the order of the parties.
#[must_use]
pub fn follow_up<'a>(world: &World<'a>, case: &Case<'a>) -> Vec<FollowUp<'a>> {
    let Some(date) = effect_on(case) else {
        return Vec::new();
    };
    let placing = Placing::of(case);
    let (mut all, mut late, mut drafts) = (Vec::new(), Vec::new(), Vec::new());
    for party in case.parties() {
        for item in items(world, *party, date.day_before(), Some(case.id)) {
            if item.kind == Holding::Contract
                && let (Home::To(to), _) = placing.home(*party, item.kind, item.label.as_str())
            {
                all.extend(of_contract(&item, *party, to));
            }
        }
        if let Home::To(to) = placing.sweeps_to(*party) {
            late.extend(found(case, *party).flat_map(|item| of_find(&item, *party, to)));
        }
        drafts.extend(of_drafts(world, case, &placing, *party));
    }
    all.extend(late);
    all.extend(drafts);
    all.extend(of_conditions(case));
    all.extend(of_promises(case));
    all
}

fn of_contract<'a>(item: &Item<'_>, from: Code, to: Code) -> [FollowUp<'a>; 2] {
    let (contract, provider) = (item.label.clone(), item.with);
    let line = |work| FollowUp { work, move_of: Mover::Body(to), by: None, act: item.act };
    [
        line(Work::Notice { contract: contract.clone(), provider, from, to }),
        line(Work::PartyList { contract, from, to }),
    ]
}

/// A contract that is found late makes the same work as another.
fn of_find<'a>(item: &Item<'_>, from: Code, to: Code) -> Vec<FollowUp<'a>> {
    let work = Work::Found { kind: item.kind, item: item.label.clone(), from, to };
    let mut all = vec![FollowUp { work, move_of: Mover::Body(to), by: None, act: item.act }];
    if item.kind == Holding::Contract {
        all.extend(of_contract(item, from, to));
    }
    all
}

fn of_drafts<'a>(
    world: &World<'_>,
    case: &Case<'_>,
    placing: &Placing<'_>,
    party: Code,
) -> Vec<FollowUp<'a>> {
    let trued = |account: &AccountName| {
        case.all::<TruedUp>().any(|own| own.of == party && own.account == *account)
    };
    let drafts = given_up(world, case, party).into_iter();
    let open = drafts.filter(|own| own.is_draft && !trued(&own.account));
    open.filter_map(|own| {
        let (home, _) = placing.home(party, Holding::Balance, own.account.as_str());
        let Home::To(to) = home else { return None };
        let work = Work::TrueUp { account: own.account, from: party, to };
        Some(FollowUp { work, move_of: Mover::Body(to), by: None, act: own.act })
    })
    .collect()
}

fn of_conditions<'a>(case: &Case<'a>) -> Vec<FollowUp<'a>> {
    let open = conditions(case).into_iter();
    let open = open.filter(|own| own.kind == ConditionKind::Subsequent && own.is_open());
    open.map(|own| FollowUp {
        work: Work::Condition { condition: own.label, asks: own.asks },
        move_of: of_successors(case),
        by: own.by,
        act: own.latest,
    })
    .collect()
}

fn of_promises<'a>(case: &Case<'a>) -> Vec<FollowUp<'a>> {
    let open = promises(case).into_iter().filter(|own| own.judged.is_none());
    open.map(|own| FollowUp {
        work: Work::Promise { promise: &own.promised.promise, owner: &own.promised.owner },
        move_of: of_successors(case),
        by: Some(own.promised.judged_on),
        act: own.act,
    })
    .collect()
}

fn of_successors(case: &Case<'_>) -> Mover {
    Mover::Parties(successors(case).iter().map(|own| own.code).collect())
}
