//! The ledger: what is open, what was posted, and what may come next.

use std::collections::BTreeMap;

use remit_dictionary::{Code, Date, Pence, Period};

use crate::{
    Account, AccountName, Class, Entry, EntryNumber, NARRATION_MAX, POSTINGS_MAX, Refusal,
    Standing, Step,
};

/// Books in double entry, folded from steps.
///
/// An account that is closed holds nothing on any day: nothing more is posted to it, whatever
/// the date of the entry.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Ledger {
    accounts: BTreeMap<Account, State>,
    /// How many accounts of each body are open. A body that has none left is closed.
    bodies: BTreeMap<Code, usize>,
    entries: Vec<Entry>,
    /// The final entry of each draft one that was trued up.
    true_ups: BTreeMap<EntryNumber, EntryNumber>,
    /// All that was ever posted, without signs. No sum of postings can be larger, so while this
    /// fits, no sum over the ledger overflows.
    turnover: Pence,
}

/// An account as it stands after the last step.
#[derive(Clone, PartialEq, Eq, Debug)]
struct State {
    life: Period,
    balance: Pence,
    last_posted: Date,
}

impl Ledger {
    /// Folds steps into a ledger.
    ///
    /// # Errors
    /// The first refusal.
    pub fn fold(steps: impl IntoIterator<Item = Step>) -> Result<Self, Refusal> {
        let mut ledger = Self::default();
        for step in steps {
            ledger.take(step)?;
        }
        Ok(ledger)
    }

    /// Returns the ledger as it would be after more steps.
    ///
    /// # Errors
    /// The first refusal.
    pub fn after(&self, steps: &[Step]) -> Result<Self, Refusal> {
        let mut ledger = self.clone();
        for step in steps {
            ledger.take(step.clone())?;
        }
        Ok(ledger)
    }

    /// Takes one step. What is refused changes nothing.
    ///
    /// # Errors
    /// When the step would break the books.
    pub fn take(&mut self, step: Step) -> Result<(), Refusal> {
        match step {
            Step::Open { account, on } => self.open(account, on),
            Step::Post(entry) => self.post(entry).map(drop),
            Step::TrueUp { draft, entry } => self.post_true_up(draft, entry),
            Step::Close { account, on } => self.close(&account, on),
            Step::CloseBody { body, on } => self.close_body(body, on),
        }
    }

    /// Returns every account with its life, `[opened, closed)`.
    pub fn accounts(&self) -> impl Iterator<Item = (&Account, Period)> {
        self.accounts.iter().map(|(account, state)| (account, state.life))
    }

    /// Returns the accounts of a body with their lives.
    pub fn accounts_of(&self, body: Code) -> impl Iterator<Item = (&Account, Period)> {
        let first = Account { body, class: Class::Asset, name: AccountName::FIRST };
        let own = self.accounts.range(first..).take_while(move |(account, _)| account.body == body);
        own.map(|(account, state)| (account, state.life))
    }

    /// Returns the accounts of a body that can still be posted to.
    pub fn open_accounts_of(&self, body: Code) -> impl Iterator<Item = &Account> {
        self.accounts_of(body).filter(|(_, life)| life.until() == Date::END).map(|own| own.0)
    }

    /// Returns the life of an account, or nothing where it was never opened.
    #[must_use]
    pub fn life(&self, account: &Account) -> Option<Period> {
        self.accounts.get(account).map(|state| state.life)
    }

    /// Tells whether a body has had accounts and all are closed.
    #[must_use]
    pub fn is_closed(&self, body: Code) -> bool {
        self.bodies.get(&body) == Some(&0)
    }

    /// Returns every entry with its number, in the order in which they were posted.
    pub fn entries(&self) -> impl Iterator<Item = (EntryNumber, &Entry)> {
        (1..).map(EntryNumber).zip(&self.entries)
    }

    /// Returns the number of the entry that made a draft one final, if there is one.
    #[must_use]
    pub fn trued_up_by(&self, draft: EntryNumber) -> Option<EntryNumber> {
        self.true_ups.get(&draft).copied()
    }

    /// Returns what an account holds after all entries; nothing is held where none is known.
    pub(crate) fn holds(&self, account: &Account) -> Pence {
        self.accounts.get(account).map_or(Pence::ZERO, |state| state.balance)
    }

    /// Returns an entry that can be trued up.
    pub(crate) fn draft(&self, number: EntryNumber) -> Result<&Entry, Refusal> {
        let at = number.0.checked_sub(1);
        let entry = at.and_then(|at| self.entries.get(at));
        let entry = entry.ok_or(Refusal::NoSuchEntry { number })?;
        if let Some(by) = self.trued_up_by(number) {
            return Err(Refusal::TruedUpBefore { number, by });
        }
        match entry.standing {
            Standing::Draft => Ok(entry),
            Standing::Final => Err(Refusal::NotADraft { number }),
        }
    }

    fn open(&mut self, account: Account, on: Date) -> Result<(), Refusal> {
        check_day(on)?;
        if self.accounts.contains_key(&account) {
            return Err(Refusal::OpenedBefore { account });
        }
        if self.is_closed(account.body) {
            return Err(Refusal::BodyClosed { body: account.body });
        }
        *self.bodies.entry(account.body).or_default() += 1;
        let state =
            State { life: Period::since(on), balance: Pence::ZERO, last_posted: Date::BEGINNING };
        self.accounts.insert(account, state);
        Ok(())
    }

    pub(crate) fn post(&mut self, entry: Entry) -> Result<EntryNumber, Refusal> {
        check_form(&entry)?;
        let turnover = self.turnover_with(&entry).ok_or(Refusal::TooLarge)?;
        let by: Pence = entry.postings.iter().map(|posting| posting.amount).sum();
        if by != Pence::ZERO {
            return Err(Refusal::DoesNotBalance { by });
        }
        for posting in &entry.postings {
            let state = self.open_account(&posting.account)?;
            if entry.on < state.life.from() {
                let (account, opens) = (posting.account.clone(), state.life.from());
                return Err(Refusal::NotOpenYet { account, opens });
            }
        }
        for posting in &entry.postings {
            let state = self.accounts.get_mut(&posting.account).expect("it was found above");
            state.balance = state.balance + posting.amount;
            state.last_posted = state.last_posted.max(entry.on);
        }
        self.turnover = turnover;
        self.entries.push(entry);
        Ok(EntryNumber(self.entries.len()))
    }

    fn post_true_up(&mut self, draft: EntryNumber, entry: Entry) -> Result<(), Refusal> {
        let drafted = self.draft(draft)?.on;
        if entry.on < drafted {
            return Err(Refusal::TrueUpTooEarly { number: draft, drafted });
        }
        match entry.standing {
            Standing::Draft => return Err(Refusal::TrueUpIsDraft),
            Standing::Final => {}
        }
        let by = self.post(entry)?;
        self.true_ups.insert(draft, by);
        Ok(())
    }

    fn close(&mut self, account: &Account, on: Date) -> Result<(), Refusal> {
        let life = self.life_until(account, on)?;
        self.accounts.get_mut(account).expect("its life was found").life = life;
        *self.bodies.get_mut(&account.body).expect("it has an account") -= 1;
        Ok(())
    }

    fn close_body(&mut self, body: Code, on: Date) -> Result<(), Refusal> {
        match self.bodies.get(&body) {
            None => return Err(Refusal::UnknownBody { body }),
            Some(0) => return Err(Refusal::BodyClosed { body }),
            Some(_) => {}
        }
        let open: Vec<Account> = self.open_accounts_of(body).cloned().collect();
        for account in &open {
            self.life_until(account, on)?;
        }
        for account in &open {
            self.close(account, on)?;
        }
        Ok(())
    }

    /// Returns the life of an account if it closed on a day.
    fn life_until(&self, account: &Account, on: Date) -> Result<Period, Refusal> {
        check_day(on)?;
        let state = self.open_account(account)?;
        let (opens, posted) = (state.life.from(), state.last_posted);
        let account = account.clone();
        if on <= opens {
            return Err(Refusal::ClosesTooEarly { account, opens });
        }
        if on <= posted {
            return Err(Refusal::PostedLater { account, posted });
        }
        if state.balance != Pence::ZERO {
            return Err(Refusal::NotAtZero { account, balance: state.balance });
        }
        Ok(Period::new(opens, on).expect("it was checked to end after it starts"))
    }

    /// Returns an account that can still be posted to.
    fn open_account(&self, account: &Account) -> Result<&State, Refusal> {
        let Some(state) = self.accounts.get(account) else {
            return Err(Refusal::UnknownAccount { account: account.clone() });
        };
        let closed = state.life.until();
        if closed == Date::END {
            return Ok(state);
        }
        if self.is_closed(account.body) {
            return Err(Refusal::BodyClosed { body: account.body });
        }
        Err(Refusal::AccountClosed { account: account.clone(), closed })
    }

    fn turnover_with(&self, entry: &Entry) -> Option<Pence> {
        entry.postings.iter().try_fold(self.turnover, |sum, posting| {
            sum.checked_add(Pence(posting.amount.0.checked_abs()?))
        })
    }
}

/// Checks what can be told of an entry without a ledger.
fn check_form(entry: &Entry) -> Result<(), Refusal> {
    check_day(entry.on)?;
    let narration = &entry.narration;
    if NARRATION_MAX < narration.chars().count() || narration.contains(char::is_control) {
        return Err(Refusal::NarrationUnfit);
    }
    let postings = entry.postings.len();
    if postings < 2 {
        return Err(Refusal::TooFewPostings { postings });
    }
    if POSTINGS_MAX < postings {
        return Err(Refusal::TooManyPostings { postings });
    }
    Ok(())
}

/// Checks that a date prints and reads back, and the next, on which it is told what accounts hold.
fn check_day(on: Date) -> Result<(), Refusal> {
    let reads = |(year, month, day)| Date::from_ymd(year, month, day).is_ok();
    let days = [on, on.next_day()];
    if days.into_iter().all(|day| day.ymd().is_some_and(reads)) {
        return Ok(());
    }
    Err(Refusal::NoSuchDay)
}
