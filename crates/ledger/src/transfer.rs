//! Moving every balance of bodies that end to those that take over.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::{Code, Date, Pence};

use crate::share_out::share_out;
use crate::{Account, Class, Entry, Home, Ledger, Posting, Refusal, Scheme, SchemeRefusal, Step};

/// What a scheme brings about in a ledger.
#[must_use = "Record the steps and take them; until then nothing has moved."]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Transfer {
    /// The accounts that open, one entry a predecessor, and the predecessors that close.
    pub steps: Vec<Step>,
    /// The proof that nothing is lost.
    pub receipt: Receipt,
}

/// The proof that a transfer lost nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// Each class, over all predecessors and successors, before and after.
    pub classes: Vec<ClassTotals>,
    /// Each account that was closed, and where it went.
    pub moved: Vec<Moved>,
}

/// What some bodies hold of one class, before and after a transfer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ClassTotals {
    /// The class.
    pub class: Class,
    /// What they held.
    pub before: Pence,
    /// What they hold.
    pub after: Pence,
}

/// Where an account went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Moved {
    /// The account of the predecessor.
    pub from: Account,
    /// What it held.
    pub balance: Pence,
    /// The accounts of successors and what each got; none where there was nothing to get.
    pub to: Vec<(Account, Pence)>,
    /// What in the scheme says so.
    pub clause: Clause,
}

/// What in a scheme says where an account goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clause {
    /// The sweeping-up clause of its body.
    Rest,
    /// An exception that names it.
    Exception,
}

impl Receipt {
    /// Returns how many accounts went where a clause of one sort says.
    #[must_use]
    pub fn moved_by(&self, clause: Clause) -> usize {
        self.moved.iter().filter(|moved| moved.clause == clause).count()
    }
}

/// Works out what a scheme does to a ledger: the steps to take, and the receipt.
///
/// # Errors
/// When an account would have two homes or none, or the ledger refuses a step.
pub fn transfer(ledger: &Ledger, scheme: &Scheme) -> Result<Transfer, SchemeRefusal> {
    scheme.check()?;
    for (account, _) in &scheme.exceptions {
        let open = ledger.life(account).is_some_and(|life| life.until() == Date::END);
        if !open {
            return Err(SchemeRefusal::NotHeld { account: account.clone() });
        }
    }
    let mut moved = Vec::new();
    for predecessor in &scheme.predecessors {
        for account in ledger.open_accounts_of(*predecessor) {
            moved.push(place(ledger, scheme, account)?);
        }
    }
    let steps = steps(ledger, scheme, &moved);
    let after = ledger.after(&steps)?;
    Ok(Transfer { steps, receipt: Receipt { classes: totals(scheme, ledger, &after), moved } })
}

/// Finds the one home of an account, and what each successor gets of it.
fn place(ledger: &Ledger, scheme: &Scheme, account: &Account) -> Result<Moved, SchemeRefusal> {
    let exception = scheme.exceptions.iter().find(|(own, _)| own == account);
    let rest = scheme.rest.iter().find(|(body, _)| *body == account.body);
    let (clause, home) = match (exception, rest) {
        (Some((_, home)), _) => (Clause::Exception, home),
        (None, Some((_, home))) => (Clause::Rest, home),
        (None, None) => return Err(SchemeRefusal::NoHome { account: account.clone() }),
    };
    let balance = ledger.holds(account);
    let mut shares = shares(account, balance, home)?;
    shares.retain(|(_, share)| *share != Pence::ZERO);
    let to = shares.into_iter().map(|(body, share)| (account.of(body), share)).collect();
    Ok(Moved { from: account.clone(), balance, to, clause })
}

fn shares(
    account: &Account,
    balance: Pence,
    home: &Home,
) -> Result<Vec<(Code, Pence)>, SchemeRefusal> {
    match home {
        Home::Whole(successor) => Ok(vec![(*successor, balance)]),
        Home::Weights(weights) => share_out(balance, weights)
            .ok_or_else(|| SchemeRefusal::NoWeight { account: account.clone() }),
        Home::Amounts(amounts) => {
            let mut all = amounts.iter().map(|(_, amount)| *amount);
            let given = all.try_fold(Pence::ZERO, Pence::checked_add).ok_or(Refusal::TooLarge)?;
            if given != balance {
                let account = account.clone();
                return Err(SchemeRefusal::AmountsMiss { account, balance, given });
            }
            Ok(amounts.clone())
        }
    }
}

/// Opens what the successors lack, posts one entry a predecessor, and closes the predecessors.
fn steps(ledger: &Ledger, scheme: &Scheme, moved: &[Moved]) -> Vec<Step> {
    let homes: BTreeSet<&Account> =
        moved.iter().flat_map(|own| &own.to).map(|(account, _)| account).collect();
    let lacking = homes.into_iter().filter(|account| ledger.life(account).is_none());
    let mut steps: Vec<Step> =
        lacking.map(|account| Step::Open { account: account.clone(), on: scheme.on }).collect();
    for predecessor in &scheme.predecessors {
        let own = moved.iter().filter(|own| own.from.body == *predecessor);
        steps.extend(entry(scheme, *predecessor, own).map(Step::Post));
    }
    let closes_on = scheme.on.next_day();
    let close = |body: &Code| Step::CloseBody { body: *body, on: closes_on };
    steps.extend(scheme.predecessors.iter().map(close));
    steps
}

/// Returns the entry that empties a predecessor, or nothing where it is empty.
fn entry<'a>(
    scheme: &Scheme,
    predecessor: Code,
    moved: impl Iterator<Item = &'a Moved>,
) -> Option<Entry> {
    let mut postings = Vec::new();
    let mut successors = BTreeSet::new();
    for own in moved.filter(|own| !own.to.is_empty()) {
        postings.push(Posting { account: own.from.clone(), amount: -own.balance });
        for (account, amount) in &own.to {
            successors.insert(account.body);
            postings.push(Posting { account: account.clone(), amount: *amount });
        }
    }
    if postings.is_empty() {
        return None;
    }
    let narration = match successors.len() {
        1 => format!("transfer: {predecessor} to {}", successors.first().expect("it has one")),
        several => format!("transfer: {predecessor} to {several} bodies"),
    };
    Some(Entry { on: scheme.on, narration, postings, standing: scheme.standing })
}

/// Adds up what the bodies of a scheme hold before and after, and sees that it is the same.
fn totals(scheme: &Scheme, before: &Ledger, after: &Ledger) -> Vec<ClassTotals> {
    let mut bodies = scheme.successors();
    bodies.extend(&scheme.predecessors);
    let (before, after) = (by_class(before, &bodies), by_class(after, &bodies));
    assert!(before == after, "BUG: a transfer loses or makes money of a class");
    let totals = before.into_iter().zip(after);
    totals.map(|((class, before), (_, after))| ClassTotals { class, before, after }).collect()
}

fn by_class(ledger: &Ledger, bodies: &BTreeSet<Code>) -> BTreeMap<Class, Pence> {
    let mut totals = BTreeMap::from(Class::ALL.map(|class| (class, Pence::ZERO)));
    for (account, _) in bodies.iter().flat_map(|body| ledger.accounts_of(*body)) {
        let total = totals.entry(account.class).or_default();
        *total = *total + ledger.holds(account);
    }
    totals
}
