//! Checking by our own rules what was read from a beancount file.

use std::collections::{BTreeMap, BTreeSet};

use remit_dictionary::Pence;

use super::{Directive, Statement};
use crate::{Account, Entry, EntryNumber, Ledger, Refusal, Standing, Step};

/// Something that is wrong with the books in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {problem}")]
pub struct Finding {
    /// The line on which the statement begins.
    pub line: usize,
    /// What is wrong.
    pub problem: Problem,
}

/// What can be wrong with the books in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A ledger does not take it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// An account does not hold what the file says.
    #[error("{account} should hold {expected} and holds {found}; find the entry that is missing")]
    BalanceDiffers {
        /// The account.
        account: Account,
        /// What the file says.
        expected: Pence,
        /// What the entries before that day make.
        found: Pence,
    },
    /// A final entry has a link that no draft entry has.
    #[error("no draft entry has the link ^{link}; correct it or take it out")]
    UnknownLink {
        /// The link.
        link: String,
    },
    /// Two draft entries have one link.
    #[error("another draft entry has the link ^{link}; give this one a link of its own")]
    LinkTaken {
        /// The link.
        link: String,
    },
}

/// Folds statements by their days into a ledger.
///
/// What follows from a finding is not told again: the accounts of an entry that was refused, and
/// an account that holds what it should not, are in doubt from then on.
///
/// # Errors
/// Every finding, by day.
pub fn check(statements: &[Statement]) -> Result<Ledger, Vec<Finding>> {
    let mut sorted: Vec<&Statement> = statements.iter().collect();
    sorted.sort_by_key(|own| (own.on, rank(&own.directive), own.line));
    let mut checker = Checker::default();
    let mut findings = Vec::new();
    for statement in sorted {
        if let Err(problem) = checker.take(statement) {
            checker.doubt(&statement.directive);
            findings.push(Finding { line: statement.line, problem });
        }
    }
    if findings.is_empty() { Ok(checker.ledger) } else { Err(findings) }
}

/// Orders the statements of one day: balances and closes hold when the day begins.
fn rank(directive: &Directive) -> u8 {
    match directive {
        Directive::Open(_) => 0,
        Directive::Balance(..) => 1,
        Directive::Close(_) => 2,
        Directive::Post(..) => 3,
    }
}

#[derive(Default)]
struct Checker {
    ledger: Ledger,
    in_doubt: BTreeSet<Account>,
    drafts: BTreeMap<String, EntryNumber>,
}

impl Checker {
    fn take(&mut self, statement: &Statement) -> Result<(), Problem> {
        let on = statement.on;
        match &statement.directive {
            Directive::Open(account) => {
                Ok(self.ledger.take(Step::Open { account: account.clone(), on })?)
            }
            Directive::Balance(account, expected) => self.balance(account, *expected),
            Directive::Close(account) if self.in_doubt.contains(account) => Ok(()),
            Directive::Close(account) => {
                Ok(self.ledger.take(Step::Close { account: account.clone(), on })?)
            }
            Directive::Post(entry, link) => self.post(entry.clone(), link.as_deref()),
        }
    }

    fn balance(&self, account: &Account, expected: Pence) -> Result<(), Problem> {
        let account = account.clone();
        if self.ledger.life(&account).is_none() {
            return Err(Refusal::UnknownAccount { account }.into());
        }
        let found = self.ledger.holds(&account);
        if found == expected || self.in_doubt.contains(&account) {
            return Ok(());
        }
        Err(Problem::BalanceDiffers { account, expected, found })
    }

    fn post(&mut self, entry: Entry, link: Option<&str>) -> Result<(), Problem> {
        let Some(link) = link else {
            return Ok(self.ledger.take(Step::Post(entry))?);
        };
        match (entry.standing, self.drafts.get(link).copied()) {
            (Standing::Draft, None) => {
                let draft = self.ledger.post(entry)?;
                self.drafts.insert(link.to_owned(), draft);
                Ok(())
            }
            (Standing::Draft, Some(_)) => Err(Problem::LinkTaken { link: link.to_owned() }),
            (Standing::Final, None) => Err(Problem::UnknownLink { link: link.to_owned() }),
            (Standing::Final, Some(draft)) => {
                Ok(self.ledger.take(Step::TrueUp { draft, entry })?)
            }
        }
    }

    fn doubt(&mut self, directive: &Directive) {
        match directive {
            Directive::Open(account)
            | Directive::Balance(account, _)
            | Directive::Close(account) => {
                self.in_doubt.insert(account.clone());
            }
            Directive::Post(entry, _) => {
                self.in_doubt.extend(entry.postings.iter().map(|own| own.account.clone()));
            }
        }
    }
}
