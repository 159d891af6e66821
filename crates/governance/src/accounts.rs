//! The accounts of a change: what its bodies held, how it moved, how drafts were made final.

use remit_dictionary::{Code, Date};
use remit_ledger::{
    Account, Class, Entry, EntryNumber, Home, Ledger, Posting, Receipt, Refusal, Scheme,
    SchemeRefusal, Standing, Step, TrueUpRefusal, transfer, true_up,
};

use crate::acts::{AccountClass, Holding, TruedUp};
use crate::ask::World;
use crate::books::Case;
use crate::change::{effect_on, has_taken_effect, successors};
use crate::holdings::{Balance, balances};
use crate::placing::{self, Placing};

/// The books of the bodies of a change, as they stand after it.
#[derive(Debug, Clone)]
pub struct Accounts {
    /// Every entry, from the balances brought to the last true-up.
    pub ledger: Ledger,
    /// The proof that the transfer lost nothing.
    pub receipt: Receipt,
}

/// Why the accounts of a change cannot be made up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AccountsError {
    /// The case names no legal date.
    #[error("the case names no legal date; open it with effect-on")]
    NoDate,
    /// The balances that a body brought do not make up its books.
    #[error("the balances of {body}: {refusal}")]
    Balances {
        /// The body.
        body: Code,
        /// What is wrong with them.
        refusal: Refusal,
    },
    /// The transfer cannot be carried out.
    #[error(transparent)]
    Transfer(#[from] SchemeRefusal),
    /// A true-up cannot be carried out.
    #[error(transparent)]
    TrueUp(#[from] TrueUpRefusal),
    /// A step is not taken.
    #[error(transparent)]
    Step(#[from] Refusal),
}

/// Makes up the accounts of a change: the balances brought, the transfer on the legal date by the
/// placements of the case, and the true-ups after it.
///
/// # Errors
/// When a body's balances do not sum to zero, an account has no home or two, or a true-up does
/// not fit.
pub fn accounts(world: &World<'_>, case: &Case<'_>) -> Result<Accounts, AccountsError> {
    let date = effect_on(case).ok_or(AccountsError::NoDate)?;
    let mut ledger = Ledger::default();
    let mut bodies = case.parties().to_vec();
    bodies.extend(successors(case).iter().map(|successor| successor.code));
    for body in bodies {
        bring(world, body, date, &mut ledger)
            .map_err(|refusal| AccountsError::Balances { body, refusal })?;
    }
    let before = ledger.entries().count();
    let made = transfer(&ledger, &scheme(world, case, date))?;
    let mut ledger = ledger.after(&made.steps)?;
    if has_taken_effect(case) {
        for party in case.parties() {
            ledger = make_final(case, *party, before, ledger)?;
        }
    }
    Ok(Accounts { ledger, receipt: made.receipt })
}

/// Opens the accounts of a body with the balances that it brought.
fn bring(world: &World<'_>, body: Code, date: Date, ledger: &mut Ledger) -> Result<(), Refusal> {
    let all = balances(world, body, date.day_before());
    if all.is_empty() {
        return Ok(());
    }
    let on = date.day_before();
    let mut postings = Vec::new();
    for balance in &all {
        let account = account_of(balance);
        ledger.take(Step::Open { account: account.clone(), on })?;
        postings.push(Posting { account, amount: balance.amount });
    }
    let narration = format!("balances of {body} on {on}");
    ledger.take(Step::Post(Entry { on, narration, postings, standing: Standing::Final }))
}

fn account_of(balance: &Balance) -> Account {
    let class = match balance.class {
        AccountClass::Asset => Class::Asset,
        AccountClass::Liability => Class::Liability,
        AccountClass::Equity => Class::Equity,
    };
    Account { body: balance.body, class, name: balance.account.clone() }
}

/// Returns the scheme by which balances move: draft where any balance is a draft.
fn scheme(world: &World<'_>, case: &Case<'_>, date: Date) -> Scheme {
    let placing = Placing::of(case);
    let (mut predecessors, mut exceptions, mut draft) = (Vec::new(), Vec::new(), false);
    for party in case.parties() {
        let all = balances(world, *party, date.day_before());
        if all.is_empty() {
            continue;
        }
        predecessors.push(*party);
        draft |= all.iter().any(|own| own.is_draft);
        for balance in &all {
            let account = account_of(balance);
            let (home, _) = placing.home(*party, Holding::Balance, account.name.as_str());
            if let placing::Home::To(code) = home {
                exceptions.push((account, Home::Whole(code)));
            }
        }
    }
    let standing = if draft { Standing::Draft } else { Standing::Final };
    Scheme { predecessors, on: date, standing, rest: Vec::new(), exceptions }
}

/// Makes the draft transfer of a party final, once audited balances of it are on record.
fn make_final(
    case: &Case<'_>,
    party: Code,
    before: usize,
    ledger: Ledger,
) -> Result<Ledger, AccountsError> {
    let all: Vec<_> = case.log.signed::<TruedUp>().filter(|(_, own)| own.of == party).collect();
    let Some((last, _)) = all.last() else {
        return Ok(ledger);
    };
    let of_party = |entry: &Entry| entry.postings.iter().any(|own| own.account.body == party);
    let drafted = ledger.entries().filter(|(number, _)| before < number.0);
    let Some((number, entry)) = drafted.filter(|(_, entry)| of_party(entry)).last() else {
        return Ok(ledger);
    };
    let mut amounts = Vec::new();
    for (_, own) in &all {
        let old = entry
            .postings
            .iter()
            .find(|posting| posting.account.body == party && posting.account.name == own.account);
        let Some(old) = old else { continue };
        // In the same entry the successor has what the party gave up, on the account of that name.
        let new = entry.postings.iter().find(|posting| {
            posting.account.body != party
                && posting.account.name == old.account.name
                && posting.account.class == old.account.class
        });
        amounts.extend(new.map(|posting| (posting.account.clone(), own.balance)));
    }
    let steps = true_up(&ledger, EntryNumber(number.0), last.on, &amounts)?;
    Ok(ledger.after(&steps)?)
}
