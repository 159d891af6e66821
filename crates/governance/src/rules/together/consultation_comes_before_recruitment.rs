//! Nobody recruits to a joint post before the outcome of the consultation with the people affected
//! is on record, for every post of the structure.
//!
//! Modelling choice, after Leicestershire in December 2018: recruitment of the joint accountable
//! officer was to begin subject to the outcome of consultation with affected individuals.

use crate::acts::{Act, ConsultationClosed, ConsultationOpened};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::{Consulted, consulted, posts};
use crate::ask::Ask;
use crate::rule::rule;

rule!(consultation_comes_before_recruitment, Choice, Always);

/// Returns the posts of the structure that is proposed.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    posts(&ask.case()).iter().cloned().map(About::Thing).collect()
}

/// Refuses to recruit while the people in a post have not been heard.
pub fn ask(ask: &Ask<'_>, subject: &About) -> Answer {
    let About::Thing(post) = subject else {
        return Answer::Passed; // Every subject is a post.
    };
    let refuse = |next| ask.refuse(&RULE, next).about(subject.clone());
    match consulted(&ask.case(), post) {
        Consulted::Heard => Answer::Passed,
        Consulted::NotYet => refuse(NextStep::Record(ConsultationOpened::WORD)).into(),
        Consulted::Open(closes_on) if ask.on <= closes_on => {
            let next = NextStep::WaitUntil(closes_on.next_day());
            refuse(next).move_of(Mover::Calendar).into()
        }
        Consulted::Open(_) => refuse(NextStep::Record(ConsultationClosed::WORD)).into(),
    }
}
