//! A transfer scheme: which bodies end, and where each of their accounts goes.

use std::collections::BTreeSet;

use remit_dictionary::{Code, Date, Pence};

use crate::{Account, Refusal, Standing};

/// Says where all that some bodies hold goes on a date.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scheme {
    /// The bodies that end.
    pub predecessors: Vec<Code>,
    /// The day for which the balances move. On the next, the predecessors are closed.
    pub on: Date,
    /// Draft while the amounts are estimates.
    pub standing: Standing,
    /// The sweeping-up clauses: where everything of a predecessor goes that no exception names.
    pub rest: Vec<(Code, Home)>,
    /// The accounts that go elsewhere.
    pub exceptions: Vec<(Account, Home)>,
}

/// Where the balance of an account goes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Home {
    /// All of it to one body.
    Whole(Code),
    /// Shared out in proportion to whole numbers, such as head counts, to the penny.
    Weights(Vec<(Code, u32)>),
    /// Exactly these amounts, which have to sum to the balance.
    Amounts(Vec<(Code, Pence)>),
}

/// Why a scheme cannot be carried out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SchemeRefusal {
    /// Nobody ends.
    #[error("the scheme names no predecessor; name the bodies that end")]
    NoPredecessor,
    /// A predecessor is listed twice.
    #[error("{body} is named as a predecessor twice; name it once")]
    PredecessorTwice {
        /// The body.
        body: Code,
    },
    /// A body that ends cannot take over.
    #[error("{body} both ends and takes over; leave it out of the predecessors if it lives on")]
    EndsAndTakesOver {
        /// The body.
        body: Code,
    },
    /// The scheme speaks of a body that does not end.
    #[error("the scheme gives a home to what {body} holds; name it as a predecessor too")]
    NotPredecessor {
        /// The body.
        body: Code,
    },
    /// The scheme speaks of an account that a predecessor does not have.
    #[error("{account} is not open; correct its name, or leave it out of the exceptions")]
    NotHeld {
        /// The account.
        account: Account,
    },
    /// Nothing says where an account goes.
    #[error("{account} has no home; add it to the exceptions, or add a sweeping-up clause")]
    NoHome {
        /// The account.
        account: Account,
    },
    /// An account is named by two exceptions.
    #[error("{account} has two homes; leave one exception, with shares if it is to be divided")]
    TwoHomes {
        /// The account.
        account: Account,
    },
    /// A predecessor has two sweeping-up clauses.
    #[error("{body} has two sweeping-up clauses; leave one, with weights if it is to be divided")]
    SweptTwice {
        /// The body.
        body: Code,
    },
    /// One home names a successor twice.
    #[error("{successor} is named twice in one home; add up its shares")]
    SuccessorTwice {
        /// The successor.
        successor: Code,
    },
    /// The weights name nobody, or are all zero.
    #[error("the weights for {account} sum to zero; give a successor a weight above zero")]
    NoWeight {
        /// The account.
        account: Account,
    },
    /// Some of the balance has no home, or more is given away than there is.
    #[error("{account} holds {balance} and {given} is given out; correct the amounts")]
    AmountsMiss {
        /// The account.
        account: Account,
        /// What it holds.
        balance: Pence,
        /// What the scheme gives out.
        given: Pence,
    },
    /// The ledger does not take what the scheme brings about.
    #[error(transparent)]
    Ledger(#[from] Refusal),
}

impl Home {
    /// Returns the bodies that take over, in the order in which they are named.
    pub(crate) fn successors(&self) -> Vec<Code> {
        match self {
            Self::Whole(successor) => vec![*successor],
            Self::Weights(weights) => weights.iter().map(|(successor, _)| *successor).collect(),
            Self::Amounts(amounts) => amounts.iter().map(|(successor, _)| *successor).collect(),
        }
    }
}

impl Scheme {
    /// Returns the scheme of a merger: everything of the predecessors goes to one successor.
    #[must_use]
    pub fn merger(predecessors: &[Code], successor: Code, on: Date, standing: Standing) -> Self {
        Self {
            predecessors: predecessors.to_vec(),
            on,
            standing,
            rest: predecessors.iter().map(|own| (*own, Home::Whole(successor))).collect(),
            exceptions: Vec::new(),
        }
    }

    /// Checks what can be told of a scheme without a ledger.
    pub(crate) fn check(&self) -> Result<(), SchemeRefusal> {
        if self.predecessors.is_empty() {
            return Err(SchemeRefusal::NoPredecessor);
        }
        if let Some(body) = repeated(self.predecessors.iter().copied()) {
            return Err(SchemeRefusal::PredecessorTwice { body });
        }
        if let Some(body) = repeated(self.rest.iter().map(|(body, _)| *body)) {
            return Err(SchemeRefusal::SweptTwice { body });
        }
        if let Some(account) = repeated(self.exceptions.iter().map(|(account, _)| account)) {
            return Err(SchemeRefusal::TwoHomes { account: account.clone() });
        }
        for (body, home) in self.homes() {
            if !self.predecessors.contains(&body) {
                return Err(SchemeRefusal::NotPredecessor { body });
            }
            let successors = home.successors();
            if let Some(body) = successors.iter().find(|own| self.predecessors.contains(own)) {
                return Err(SchemeRefusal::EndsAndTakesOver { body: *body });
            }
            if let Some(successor) = repeated(successors.into_iter()) {
                return Err(SchemeRefusal::SuccessorTwice { successor });
            }
        }
        Ok(())
    }

    /// Returns every home with the body whose money it is for.
    fn homes(&self) -> impl Iterator<Item = (Code, &Home)> {
        let rest = self.rest.iter().map(|(body, home)| (*body, home));
        rest.chain(self.exceptions.iter().map(|(account, home)| (account.body, home)))
    }

    /// Returns the bodies that take over.
    pub(crate) fn successors(&self) -> BTreeSet<Code> {
        self.homes().flat_map(|(_, home)| home.successors()).collect()
    }
}

/// Returns the first that is there a second time.
fn repeated<T: Ord + Copy>(mut all: impl Iterator<Item = T>) -> Option<T> {
    let mut seen = BTreeSet::new();
    all.find(|own| !seen.insert(*own))
}
