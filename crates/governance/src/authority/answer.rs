//! The question who may decide, and its answer.

use std::fmt;

use remit_dictionary::{Code, Date, Pence};
use remit_register::Address;

use crate::acts::{Seat, Working};
use crate::books::Books;
use crate::value::{CaseId, Label, Person};

/// Who would decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decider {
    /// A body for itself: its governing body or board, or an officer of it.
    Body(Code),
    /// A committee of a body.
    Committee(Code, Label),
    /// What bodies arranged, by the name of its case.
    Arrangement(CaseId),
}

impl Decider {
    /// Reads who would decide: a body's code, `BODY/COMMITTEE`, or the case of an arrangement.
    /// Whatever is the name of a case on record is that case.
    #[must_use]
    pub fn read(books: &Books, text: &str, on: Date) -> Option<Self> {
        let case = CaseId::parse(text).ok();
        if let Some(case) = case.clone().filter(|case| books.case(case, on).is_some()) {
            return Some(Self::Arrangement(case));
        }
        if let Some((body, committee)) = text.split_once('/')
            && let Ok(body) = Code::parse(body)
        {
            return Label::parse(committee).ok().map(|name| Self::Committee(body, name));
        }
        Code::parse(text).ok().map(Self::Body).or(case.map(Self::Arrangement))
    }
}

/// An officer through whom it would be decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Officer {
    /// Whoever sits in a seat.
    Seat(Seat),
    /// A person, by all seats that they have.
    Person(Person),
}

/// Who may decide?
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question<'q> {
    /// Who would.
    pub by: Decider,
    /// What: a function of the catalogue, a service within one, or a reserved matter.
    pub function: &'q str,
    /// Through which officer; none where they meet and decide themselves.
    pub officer: Option<Officer>,
    /// How much it costs; none where it costs nothing or that is not asked.
    pub amount: Option<Pence>,
    /// On which day.
    pub on: Date,
}

/// The answer, with the chain of authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The answer.
    pub verdict: Verdict,
    /// From whoever has the duty to whoever would exercise it, party by party.
    pub chain: Vec<Link>,
}

/// What a decision would be worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// It binds all who are concerned.
    Binding {
        /// Whom.
        parties: Vec<Code>,
    },
    /// It has to be ratified by some, and binds the others, if there are any.
    Recommendation {
        /// Who has to ratify it before it holds for them.
        ratify_by: Vec<Code>,
        /// For whom it holds as it is.
        binding_for: Vec<Code>,
    },
    /// It may not be at all.
    Unlawful {
        /// Why.
        reason: Reason,
    },
}

/// Why a decision would be unlawful.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// No arrangement of that name is on record by that day.
    NoArrangement(CaseId),
    /// No committee of that name is on record by that day.
    NoCommittee(Code, Label),
    /// The form has its power only later.
    PowerNotBegun(Working, Date),
    /// The form had its power until this day, which is the first without it.
    PowerEnded(Working, Date),
    /// The matter is reserved.
    Reserved(String),
    /// It is no commissioning function on that day.
    NoFunction(String),
    /// It is a function, and of nobody who is asked about.
    NotTheirs(String),
    /// The body is not alive on that day.
    NotAlive(Code),
    /// None of the parties is alive on that day.
    NobodyAlive,
    /// Nobody sits in that seat on that day.
    SeatVacant(Code, Seat),
}

impl Verdict {
    /// Returns the verdict on some parties, each of them bound or not.
    pub(super) fn of(binding_for: Vec<Code>, ratify_by: Vec<Code>) -> Self {
        if ratify_by.is_empty() {
            return Self::Binding { parties: binding_for };
        }
        Self::Recommendation { ratify_by, binding_for }
    }

    /// Returns the word that commands print.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Binding { .. } => "Binding",
            Self::Recommendation { .. } => "Recommendation",
            Self::Unlawful { .. } => "Unlawful",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoArrangement(case) => {
                write!(f, "no arrangement {case} is proposed by that day")
            }
            Self::NoCommittee(body, name) => {
                write!(f, "{body} has no committee {name} on record by that day")
            }
            Self::PowerNotBegun(form, from) => {
                write!(f, "the power to have a {form} begins on {from}")
            }
            Self::PowerEnded(form, until) => {
                write!(f, "the power to have a {form} ended on {}", until.day_before())
            }
            Self::Reserved(matter) => {
                write!(f, "{matter} is reserved: only the body itself decides it")
            }
            Self::NoFunction(matter) => {
                write!(f, "{matter} is no commissioning function on that day")
            }
            Self::NotTheirs(matter) => {
                write!(f, "{matter} is a function of nobody who is asked about on that day")
            }
            Self::NotAlive(body) => write!(f, "{body} does not exist on that day"),
            Self::NobodyAlive => write!(f, "none of the parties exists on that day"),
            Self::SeatVacant(body, seat) => {
                write!(f, "nobody sits as {seat} of {body} on that day")
            }
        }
    }
}

/// What a link of the chain is to the decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LinkRole {
    /// Has the duty by law, and stays liable.
    Holds,
    /// Exercises the function for NHS England, and stays liable to it.
    ExercisesByDelegation,
    /// The matter is kept to it.
    ReservedTo,
    /// Lets it be exercised, by a line of its scheme.
    Delegates,
    /// The arrangement that exercises it.
    Arrangement,
    /// The body that acts for the others.
    Lead,
    /// The committee that exercises it.
    Committee,
    /// The officer who exercises it.
    Officer,
    /// Has to ratify: no authority is held from it.
    Ratifies,
}

impl LinkRole {
    /// Returns the word that commands print.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::ExercisesByDelegation => "exercises-by-delegation",
            Self::ReservedTo => "reserved-to",
            Self::Delegates => "delegates",
            Self::Arrangement => "arrangement",
            Self::Lead => "lead",
            Self::Committee => "committee",
            Self::Officer => "officer",
            Self::Ratifies => "ratifies",
        }
    }
}

/// Who stands at a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A body.
    Body(Code),
    /// A committee of a body.
    Committee(Code, Label),
    /// Somebody in a seat of a body.
    Officer(Code, Seat, Person),
    /// What bodies arranged.
    Arrangement(CaseId),
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Body(code) => write!(f, "{code}"),
            Self::Committee(code, name) => write!(f, "{name} of {code}"),
            Self::Officer(code, seat, person) => write!(f, "{person}, {seat} of {code}"),
            Self::Arrangement(case) => write!(f, "{case}"),
        }
    }
}

/// A link of the chain of authority.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is to the decision.
    pub role: LinkRole,
    /// Who stands there.
    pub who: Who,
    /// The provision or the terms by which they do.
    pub basis: String,
    /// The numbers of the acts that say so.
    pub acts: Vec<u64>,
    /// The facts of the register that say so.
    pub facts: Vec<Address>,
}

impl Link {
    /// Returns a link that rests on acts.
    pub(super) fn by_acts(role: LinkRole, who: Who, basis: String, acts: Vec<u64>) -> Self {
        Self { role, who, basis, acts, facts: Vec::new() }
    }

    /// Returns the link of a party from which no authority is held.
    pub(super) fn ratifies(party: Code, why: String) -> Self {
        Self::by_acts(LinkRole::Ratifies, Who::Body(party), why, Vec::new())
    }
}
