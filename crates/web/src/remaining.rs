//! What remains of a case, as pages and programs say it: by deadline, and without names of people.

use remit_dictionary::{Code, Date};
use remit_governance::{
    About, Answer, Case, Mover, NextStep, Outstanding, Rule, Standing, World, remains, standing,
};

/// Something that remains of a case.
pub struct Remaining {
    /// The act that it stands in the way of.
    pub step: &'static str,
    /// The rule.
    pub rule: &'static Rule,
    /// Where it stands.
    pub standing: Standing,
    /// What is wrong, or which rule comes first.
    pub what: What,
}

/// What a rule answers.
pub enum What {
    /// It refuses.
    Refused(Refused),
    /// It cannot be asked before this rule has passed.
    First(&'static Rule),
}

/// What a rule refuses, and what to do about it.
pub struct Refused {
    /// What it is about.
    pub about: About,
    /// Whose move it is.
    pub move_of: Mover,
    /// By when.
    pub by_when: Option<Date>,
    /// What to do.
    pub next: NextStep,
}

impl Remaining {
    fn of(one: Outstanding, on: Date) -> Option<Self> {
        let standing = standing(&one, on);
        let what = match one.answer {
            Answer::Passed => return None,
            Answer::NotYetAskable { needs } => What::First(needs),
            Answer::Refused(own) => What::Refused(Refused {
                about: own.about,
                move_of: own.move_of,
                by_when: own.by_when,
                next: own.next,
            }),
        };
        Some(Self { step: one.step, rule: one.rule, standing, what })
    }

    /// Returns what is refused, where something is.
    pub fn refused(&self) -> Option<&Refused> {
        match &self.what {
            What::Refused(own) => Some(own),
            What::First(_) => None,
        }
    }

    /// Tells whether it asks the same as another, of somebody or something else.
    pub fn is_alike(&self, other: &Self) -> bool {
        let asks = |own: &Self| {
            let refused = own.refused();
            refused.map(|own| (own.move_of.clone(), own.by_when, own.next))
        };
        let first = |own: &Self| match &own.what {
            What::First(rule) => Some(*rule),
            What::Refused(_) => None,
        };
        (self.step, self.rule, self.standing) == (other.step, other.rule, other.standing)
            && asks(self) == asks(other)
            && first(self) == first(other)
    }

    /// Returns the day to which it is put in order: its deadline, else the day it waits for.
    pub fn day(&self) -> Date {
        let own = self.refused();
        own.and_then(|own| match (own.by_when, own.next) {
            (Some(day), _) | (None, NextStep::WaitUntil(day)) => Some(day),
            (None, _) => None,
        })
        .unwrap_or(Date::END)
    }
}

/// Returns what remains of a case on a day, by deadline.
pub fn of(world: World<'_>, case: Case<'_>, on: Date) -> Vec<Remaining> {
    let all = remains(world, case, on).into_iter();
    let mut all: Vec<Remaining> = all.filter_map(|one| Remaining::of(one, on)).collect();
    all.sort_by_key(|own| (own.standing == Standing::NotYet, own.day()));
    all
}

/// Counts what is late.
pub fn late(all: &[Remaining]) -> usize {
    all.iter().filter(|own| matches!(own.standing, Standing::Late(_))).count()
}

/// Returns the word for where something stands, as commands print it.
pub fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::Open => "open",
        Standing::Late(_) => "late",
        Standing::Waiting => "waiting",
        Standing::NotYet => "not yet",
    }
}

/// Returns what a refusal is about without naming people: they live beside the record.
pub fn about(about: &About) -> String {
    match about {
        About::Person(_) => "a person, kept beside the record".to_owned(),
        own @ (About::Case(_)
        | About::Body(_)
        | About::Thing(_)
        | About::ThingOf(..)
        | About::Account(..)
        | About::Field(_)
        | About::Day(..)
        | About::Count { .. }
        | About::Amount(..)) => own.to_string(),
    }
}

/// Returns the body or bodies whose move it is, where it is theirs.
pub fn movers(move_of: &Mover) -> Vec<Code> {
    match move_of {
        Mover::Body(code) => vec![*code],
        Mover::Parties(codes) => codes.clone(),
        Mover::Signer | Mover::NhsEngland | Mover::Ministers | Mover::Calendar => Vec::new(),
    }
}
