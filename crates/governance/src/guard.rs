//! Guards: a rule asked of an act. Deciding stops at the first refusal; what remains is all of
//! those that do not need an act to be asked.

use crate::acts::Act;
use crate::answer::{About, Answer, Refusal};
use crate::ask::Ask;
use crate::role::RoleKind;
use crate::rule::{Regime, Rule};
use crate::rules;

/// A guard of a kind of act.
pub enum Guard<A: 'static> {
    /// Asks about the act that is sent.
    Act(&'static Rule, fn(&Ask<'_>, &A) -> Answer),
    /// Asks about the case alone, so it is part of what remains.
    Case(&'static Rule, fn(&Ask<'_>) -> Answer),
    /// Asks the same of several: of each party, condition, promise or thing held.
    Each(&'static Rule, fn(&Ask<'_>) -> Vec<About>, fn(&Ask<'_>, &About) -> Answer),
}

impl<A> Guard<A> {
    /// Returns its rule.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        match self {
            Self::Act(rule, _) | Self::Case(rule, _) | Self::Each(rule, _, _) => rule,
        }
    }
}

/// What lets a kind of act be.
pub trait Guarded: Act + 'static {
    /// Who may put it on record.
    const ROLES: &'static [RoleKind];
    /// The law in which it exists.
    const REGIME: Regime;
    /// Whether it is done just once in a case.
    const ONCE: bool = false;
    /// The guards, in order of precedence.
    const GUARDS: &'static [Guard<Self>];
}

/// Asks the guards that every act has, then those of its kind; returns the first refusal.
pub(crate) fn first_refusal<A: Guarded>(ask: &Ask<'_>, act: &A) -> Option<Refusal> {
    let common = [
        rules::date_is_within_the_regime::ask(ask, A::REGIME),
        rules::role_is_held::ask(ask),
        rules::role_may_do_it::ask(ask, A::ROLES),
        rules::case_is_on_record::ask(ask, act.case(), A::WORD),
        rules::acts_for_its_own::ask(ask, act.body()),
        rules::case_is_open::ask(ask, A::WORD),
        rules::done_once::ask(ask, A::WORD, A::ONCE),
    ];
    if let Some(refusal) = common.into_iter().find_map(refusal_of) {
        return Some(refusal);
    }
    A::GUARDS.iter().find_map(|guard| match guard {
        Guard::Act(rule, question) if in_force(rule, ask) => refusal_of(question(ask, act)),
        Guard::Case(rule, question) if in_force(rule, ask) => refusal_of(question(ask)),
        Guard::Each(rule, subjects, question) if in_force(rule, ask) => {
            subjects(ask).iter().find_map(|subject| refusal_of(question(ask, subject)))
        }
        Guard::Act(..) | Guard::Case(..) | Guard::Each(..) => None,
    })
}

/// Something that still stands in the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outstanding {
    /// The act that it stands in the way of.
    pub step: &'static str,
    /// The rule.
    pub rule: &'static Rule,
    /// What the guard answers: refused, or not yet askable.
    pub answer: Answer,
}

/// Asks the guards of a kind that need no act, and returns all that do not pass.
pub(crate) fn outstanding<A: Guarded>(ask: &Ask<'_>) -> Vec<Outstanding> {
    outstanding_of(A::GUARDS, ask)
}

/// Asks guards that need no act, of a list of their own, and returns all that do not pass.
pub(crate) fn outstanding_of<A: Guarded>(
    guards: &'static [Guard<A>],
    ask: &Ask<'_>,
) -> Vec<Outstanding> {
    let mut all = Vec::new();
    let mut take = |rule: &'static Rule, answer: Answer| {
        if answer != Answer::Passed {
            all.push(Outstanding { step: A::WORD, rule, answer });
        }
    };
    for guard in guards.iter().filter(|guard| in_force(guard.rule(), ask)) {
        match guard {
            Guard::Act(..) => {}
            Guard::Case(rule, question) => take(rule, question(ask)),
            Guard::Each(rule, subjects, question) => {
                for subject in subjects(ask) {
                    take(rule, question(ask, &subject));
                }
            }
        }
    }
    all
}

fn in_force(rule: &Rule, ask: &Ask<'_>) -> bool {
    rule.regime.period().contains(ask.on)
}

/// An act is refused as well where a guard cannot be asked yet: what it needs is the refusal.
fn refusal_of(answer: Answer) -> Option<Refusal> {
    match answer {
        Answer::Passed => None,
        Answer::Refused(refusal) => Some(refusal),
        Answer::NotYetAskable { needs } => Some(Refusal {
            rule: needs,
            about: About::Field("act"),
            next: crate::answer::NextStep::Nothing,
            move_of: crate::answer::Mover::Signer,
            by_when: None,
        }),
    }
}
