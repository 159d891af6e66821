//! What a guard may look at: the register, the books, the tables, the case, the signer, the day.

use remit_dictionary::{Code, Date};
use remit_register::{Functions, View};

use crate::answer::{About, Answer, Mover, NextStep, Refusal};
use crate::books::{Books, Case, Log};
use crate::rule::Rule;
use crate::rules;
use crate::signed::Signer;
use crate::tables::Tables;

/// What is the same for every question of one run.
#[derive(Debug, Clone, Copy)]
pub struct World<'a> {
    /// The register.
    pub view: View<'a>,
    /// The acts of governance on record.
    pub books: &'a Books,
    /// What guidance sets.
    pub tables: &'a Tables,
    /// The catalogue of functions.
    pub functions: &'a Functions,
}

/// One question.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// What can be looked at.
    pub world: World<'a>,
    /// Who acts; nobody when it is asked what remains.
    pub signer: Option<&'a Signer>,
    /// The case, as at the day.
    pub case: Option<Case<'a>>,
    /// The day of the act; today when it is asked what remains.
    pub on: Date,
}

impl<'a> Ask<'a> {
    /// Returns the case. Guards of acts that belong to a case are asked only once it is there.
    ///
    /// # Panics
    /// When there is no case.
    #[must_use]
    pub fn case(&self) -> Case<'a> {
        self.case.expect("BUG: a guard of a case is asked about a case")
    }

    /// Returns what is on record of a body's own house.
    #[must_use]
    pub fn house(&self, body: Code) -> Log<'a> {
        self.world.books.house(body, self.on)
    }

    /// Refuses by the rule of the file, about the case, as the move of its parties.
    pub fn refuse(&self, rule: &'static Rule, next: NextStep) -> Refused {
        let (about, move_of) = match self.case {
            Some(case) => (About::Case(case.id.clone()), Mover::Parties(case.parties().to_vec())),
            None => (About::Day(self.on, self.on), Mover::Signer),
        };
        Refused(Refusal { rule, about, next, move_of, by_when: None })
    }

    /// Answers that a table has no row for the day.
    pub fn no_table(&self) -> Answer {
        self.refuse(&rules::table_covers_the_date::RULE, NextStep::Nothing).into()
    }
}

/// A refusal that is being put together.
#[derive(Debug, Clone)]
#[must_use = "Either answer with it, or say more of it."]
pub struct Refused(pub(crate) Refusal);

impl Refused {
    /// Says what it is about.
    pub fn about(mut self, about: About) -> Self {
        self.0.about = about;
        self
    }

    /// Says whose move it is.
    pub fn move_of(mut self, mover: Mover) -> Self {
        self.0.move_of = mover;
        self
    }

    /// Says by when.
    pub fn by(mut self, date: Option<Date>) -> Self {
        self.0.by_when = date;
        self
    }
}

impl From<Refused> for Answer {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused.0)
    }
}
