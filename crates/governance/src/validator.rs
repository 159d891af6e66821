//! The validator: every breach of a governing body or board on a day.
//!
//! Each question is a rule in a file of its own, in `rules/house/`; a finding names it.

use remit_dictionary::{Code, Date};
use remit_register::Kind;

use crate::acts::{Act, CommitteeSet, Seat, SeatFilled, Tie};
use crate::answer::{About, NextStep};
use crate::ask::World;
use crate::house::{self, SeatRule};
use crate::rule::Rule;
use crate::rules;
use crate::value::{Label, Person};

/// Something that the validator found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// How bad it is.
    pub severity: Severity,
    /// What it is about.
    pub about: About,
    /// What to do about it.
    pub next: NextStep,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The rule is broken.
    Breach,
    /// The record does not say what would be needed to tell.
    NotTold,
}

impl Severity {
    /// Returns the word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Breach => "breach",
            Self::NotTold => "not-told",
        }
    }
}

impl Finding {
    pub(crate) fn breach(rule: &'static Rule, about: About) -> Self {
        let next = NextStep::Record(SeatFilled::WORD);
        Self { rule, severity: Severity::Breach, about, next }
    }

    pub(crate) fn not_told(rule: &'static Rule, about: About) -> Self {
        Self { severity: Severity::NotTold, ..Self::breach(rule, about) }
    }
}

/// A governing body or board on a day.
#[derive(Debug)]
pub struct Board<'a> {
    pub(crate) world: World<'a>,
    pub(crate) body: Code,
    /// The day whose law is asked: that of the question, or the first day of its kind of body.
    pub(crate) on: Date,
    /// What the law asks of its seats.
    pub(crate) seats: Vec<SeatRule>,
    /// Who fills which.
    pub(crate) seated: Vec<&'a SeatFilled>,
    pub(crate) committees: Vec<&'a CommitteeSet>,
    pub(crate) ties: Vec<(&'a Person, Tie)>,
}

type Question = (&'static Rule, fn(&Board<'_>) -> Vec<Finding>);

macro_rules! questions {
    ($($rule:ident,)+) => {
        &[$((&rules::$rule::RULE, rules::$rule::findings),)+]
    };
}

/// What is asked of every board, in the order of the rule book.
const QUESTIONS: &[Question] = questions![
    governing_body_has_enough_members,
    statutory_seats_are_filled,
    one_person_fills_one_statutory_seat,
    ties_keep_people_out,
    chair_is_no_officer,
    deputy_of_a_clinical_chair_is_lay,
    finance_officer_is_an_employed_accountant,
    audit_and_remuneration_committees_exist,
    audit_chair_is_the_audit_lay_member,
    primary_care_committee_is_lay_led,
];

/// Returns everything that the validator finds of a body of a kind on a day. The kind is said by
/// whoever asks: a body that is to begin is not in the register yet.
#[must_use]
pub fn findings(world: &World<'_>, body: Code, kind: Kind, on: Date) -> Vec<Finding> {
    let own = world.books.house(body, on);
    let law = on.max(kind.in_law().from());
    let board = Board {
        world: *world,
        body,
        on: law,
        seats: house::seats_of(world, kind, law),
        seated: house::seated(own),
        committees: house::committees(own).into_values().collect(),
        ties: house::ties(own),
    };
    let asked = QUESTIONS.iter().filter(|(rule, _)| rule.regime.period().contains(law));
    asked.flat_map(|(_, question)| question(&board)).collect()
}

impl<'a> Board<'a> {
    /// Returns who sits on it, each once.
    pub(crate) fn members(&self) -> std::collections::BTreeSet<&'a Person> {
        self.seated.iter().map(|filled| &filled.person).collect()
    }

    /// Returns how many people fill a seat.
    pub(crate) fn filled(&self, seat: Seat) -> u64 {
        house::filled(&self.seated, seat)
    }

    /// Returns those who fill a seat.
    pub(crate) fn in_seat(&self, seat: Seat) -> impl Iterator<Item = &'a SeatFilled> {
        self.seated.iter().copied().filter(move |filled| filled.seat == seat)
    }

    /// Tells whether a person fills a seat.
    pub(crate) fn sits(&self, person: &Person, seat: Seat) -> bool {
        self.in_seat(seat).any(|filled| filled.person == *person)
    }

    /// Tells whether a person is a lay member.
    pub(crate) fn is_lay(&self, person: &Person) -> bool {
        [Seat::LayMember, Seat::LayMemberAudit].into_iter().any(|seat| self.sits(person, seat))
    }

    /// Tells whether a person is an officer.
    pub(crate) fn is_executive(&self, person: &Person) -> bool {
        let officers = [Seat::AccountableOfficer, Seat::ChiefFinanceOfficer];
        officers.into_iter().any(|seat| self.sits(person, seat))
    }

    /// Returns a seat of this board as what a finding is about.
    pub(crate) fn seat(&self, seat: Seat) -> About {
        self.thing(seat.word())
    }

    /// Returns a thing of this body as what a finding is about.
    pub(crate) fn thing(&self, name: &str) -> About {
        match Label::parse(name) {
            Ok(label) => About::ThingOf(self.body, label),
            Err(_) => About::Body(self.body),
        }
    }
}
