//! What bodies hold on a day: everything that is listed, balances, obligations.
//!
//! What a body listed is its own until it gives way. From then on whatever the placements of that
//! change send to a body is held by that body, and is handed on by the next change in its turn.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Pence};
use remit_ledger::{AccountName, TRUE_UP_ACCOUNT};

use crate::acts::{
    AccountClass, BalanceBrought, BalanceState, CaseKind, ConditionKind, DirectionGiven,
    DirectionLifted, Holding, ItemFound, ItemHeld, TruedUp,
};
use crate::ask::World;
use crate::authorisation::{Status, status};
use crate::books::{Case, Recorded};
use crate::change::{conditions, effect_on, effective, has_taken_effect, successors};
use crate::placing::{Home, Placing};
use crate::rules::case_is_open::is_over;
use crate::value::{CaseId, Label, Words};

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
    /// The body that had it first.
    pub listed_by: Code,
    /// The act that put it on record.
    pub act: u64,
}

/// A balance of an account of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Balance {
    /// Whose it is.
    pub body: Code,
    /// The account.
    pub account: AccountName,
    /// Its class.
    pub class: AccountClass,
    /// The balance; what is owed is below zero.
    pub amount: Pence,
    /// Whether it, or a part of it, is not audited yet.
    pub is_draft: bool,
    /// The last act that brought some of it on record.
    pub act: u64,
}

/// Returns the things that a body holds at the end of a day: what was listed, its directions in
/// force, its open cases, the conditions that its predecessors left it. `except` is a case that
/// is not itself among them: that of the change in hand.
#[must_use]
pub fn items<'a>(
    world: &World<'a>,
    body: Code,
    on: Date,
    except: Option<&CaseId>,
) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    if !has_given_way(world, body, on) {
        listed(world, body, on, &mut items);
        open_cases(world, body, on, except, &mut items);
    }
    received(world, body, on, &mut items);
    items
}

/// Tells whether a body has given way to others by a day.
#[must_use]
pub fn has_given_way(world: &World<'_>, body: Code, on: Date) -> bool {
    effective(world, on).any(|(case, _)| case.parties().contains(&body))
}

fn listed<'a>(world: &World<'a>, body: Code, on: Date, items: &mut Vec<Item<'a>>) {
    let house = world.books.house(body, on);
    for (recorded, held) in house.signed::<ItemHeld>() {
        let ItemHeld { item, kind, title, value, with, .. } = held;
        let (label, act) = (item.clone(), recorded.number);
        let (kind, value, with) = (*kind, *value, *with);
        items.push(Item { label, kind, title, value, with, listed_by: body, act });
    }
    for (recorded, given) in house.signed::<DirectionGiven>() {
        if !is_lifted(world, body, &given.direction, on) {
            let (label, title, act) = (given.direction.clone(), &given.words, recorded.number);
            items.push(obligation(Holding::Direction, label, title, body, act));
        }
    }
}

fn is_lifted(world: &World<'_>, body: Code, direction: &Label, on: Date) -> bool {
    let house = world.books.house(body, on);
    house.all::<DirectionLifted>().any(|own| own.direction == *direction)
}

fn obligation<'a>(
    kind: Holding,
    label: Label,
    title: &'a Words,
    listed_by: Code,
    act: u64,
) -> Item<'a> {
    Item { label, kind, title, value: None, with: None, listed_by, act }
}

fn open_cases<'a>(
    world: &World<'a>,
    body: Code,
    on: Date,
    except: Option<&CaseId>,
    items: &mut Vec<Item<'a>>,
) {
    for case in world.books.cases(on).filter(|case| Some(case.id) != except && is_open(world, case))
    {
        // The assessment that serves a change ends with it.
        let serves = except.is_some() && case.opened.serves.as_ref() == except;
        if case.parties().contains(&body) && !serves {
            let label = Label::parse(case.id.as_str()).expect("a case is named like a label");
            let act = case.log.acts().next().map_or(0, |first| first.number);
            items.push(obligation(Holding::Case, label, &case.opened.title, body, act));
        }
    }
}

/// A change that has taken effect leaves conditions and promises behind, but is not open. Nor is
/// an application or assessment once it is decided and no condition of it is left.
fn is_open(world: &World<'_>, case: &Case<'_>) -> bool {
    if is_over(case) || has_taken_effect(case) {
        return false;
    }
    match case.kind() {
        CaseKind::Arrangement | CaseKind::Change => true,
        CaseKind::Authorisation | CaseKind::Assessment => match status(world, case) {
            Status::Undecided => true,
            Status::WithConditions { conditions, .. } => 0 < conditions,
            Status::Full | Status::Refused => false,
        },
    }
}

/// Adds what came to a body by changes that took effect, and is still there.
fn received<'a>(world: &World<'a>, body: Code, on: Date, items: &mut Vec<Item<'a>>) {
    if has_given_way(world, body, on) {
        return;
    }
    for (case, date) in effective(world, on) {
        let placing = Placing::of(&case);
        if !placing.sends_to(body) {
            continue;
        }
        for party in case.parties() {
            for item in self::items(world, *party, date.day_before(), Some(case.id)) {
                let (home, _) = placing.home(*party, item.kind, item.label.as_str());
                if home == Home::To(body) && is_still_held(world, body, on, &item) {
                    items.push(item);
                }
            }
            let swept = placing.sweeps_to(*party) == Home::To(body);
            items.extend(found(&case, *party).filter(|_| swept));
        }
        left_conditions(&case, body, items);
    }
}

fn is_still_held(world: &World<'_>, body: Code, on: Date, item: &Item<'_>) -> bool {
    match item.kind {
        Holding::Direction => {
            !is_lifted(world, body, &item.label, on)
                && !is_lifted(world, item.listed_by, &item.label, on)
        }
        Holding::Case => {
            let mut cases = world.books.cases(on);
            cases.any(|case| case.id.as_str() == item.label.as_str() && is_open(world, &case))
        }
        Holding::Condition => {
            let settled = |case: Case<'_>| {
                conditions(&case).iter().any(|own| own.act == item.act && !own.is_open())
            };
            !world.books.cases(on).any(settled)
        }
        _ => true,
    }
}

/// Returns what was found of a party after the change.
pub fn found<'a>(case: &Case<'a>, party: Code) -> impl Iterator<Item = Item<'a>> + use<'a> {
    let all = case.log.signed::<ItemFound>().filter(move |(_, found)| found.of == party);
    all.map(|(recorded, found)| Item {
        label: found.item.clone(),
        kind: found.kind,
        title: &found.title,
        value: found.value,
        with: found.with,
        listed_by: found.of,
        act: recorded.number,
    })
}

/// Conditions subsequent bind every successor of their change.
fn left_conditions<'a>(case: &Case<'a>, body: Code, items: &mut Vec<Item<'a>>) {
    if successors(case).iter().all(|own| own.code != body) {
        return;
    }
    let left = conditions(case).into_iter();
    for own in left.filter(|own| own.kind == ConditionKind::Subsequent && own.is_open()) {
        let label = own.label.clone();
        items.push(obligation(Holding::Condition, label, own.asks, body, own.act));
    }
}

/// Returns the balances of a body at the end of a day, account by account: what it brought last,
/// and what came to it since.
#[must_use]
pub fn balances(world: &World<'_>, body: Code, on: Date) -> Vec<Balance> {
    if has_given_way(world, body, on) {
        return Vec::new();
    }
    let mut last: BTreeMap<&AccountName, (&Recorded, &BalanceBrought)> = BTreeMap::new();
    for (recorded, brought) in world.books.house(body, on).signed::<BalanceBrought>() {
        last.insert(&brought.account, (recorded, brought));
    }
    let mut all: BTreeMap<(AccountName, AccountClass), Balance> = BTreeMap::new();
    for (recorded, own) in last.values() {
        let BalanceBrought { account, class, balance, state, .. } = own;
        let (account, class, amount) = (account.clone(), *class, *balance);
        let (is_draft, act) = (*state == BalanceState::Draft, recorded.number);
        add(&mut all, Balance { body, account, class, amount, is_draft, act });
    }
    for (case, date) in effective(world, on) {
        let placing = Placing::of(&case);
        if !placing.sends_to(body) {
            continue;
        }
        for party in case.parties() {
            for own in balances(world, *party, date.day_before()) {
                let (home, _) = placing.home(*party, Holding::Balance, own.account.as_str());
                // What its new body has brought since, has it in.
                let again = last.get(&own.account).is_some_and(|(brought, _)| date <= brought.on);
                if home == Home::To(body) && !again {
                    take_over(&mut all, body, &case, &own);
                }
            }
        }
    }
    all.into_values().collect()
}

/// Adds a balance that came from a party, as it was trued up where it was; the difference stands
/// against equity, as in the ledger.
fn take_over(
    all: &mut BTreeMap<(AccountName, AccountClass), Balance>,
    body: Code,
    case: &Case<'_>,
    own: &Balance,
) {
    let mut trued = case.log.signed::<TruedUp>();
    let audited = trued.find(|(_, act)| act.of == own.body && act.account == own.account);
    let Some((recorded, audited)) = audited else {
        add(all, Balance { body, ..own.clone() });
        return;
    };
    let act = recorded.number;
    let amount = audited.balance;
    add(all, Balance { body, amount, is_draft: false, act, ..own.clone() });
    if amount != own.amount {
        let account = AccountName::parse(TRUE_UP_ACCOUNT).expect("it has the form of a name");
        let (class, amount) = (AccountClass::Equity, own.amount - amount);
        add(all, Balance { body, account, class, amount, is_draft: false, act });
    }
}

fn add(all: &mut BTreeMap<(AccountName, AccountClass), Balance>, own: Balance) {
    let key = (own.account.clone(), own.class);
    let zero = Balance { amount: Pence::ZERO, is_draft: false, ..own.clone() };
    let known = all.entry(key).or_insert(zero);
    known.amount = known.amount + own.amount;
    known.is_draft |= own.is_draft;
    known.act = known.act.max(own.act);
}

/// Returns the balances that a party gave up in a change.
#[must_use]
pub fn given_up(world: &World<'_>, case: &Case<'_>, party: Code) -> Vec<Balance> {
    let date = effect_on(case).map(Date::day_before);
    date.map(|date| balances(world, party, date)).unwrap_or_default()
}
