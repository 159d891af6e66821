//! A new governing body or board is complete before its body begins: the validator finds no breach.
//!
//! Modelling choice: a merger or an approval shows an empty list of breaches. What the record does
//! not say stands in no one's way. A body that lives already and takes on more is not asked again,
//! and neither is one that a statute makes.

use remit_dictionary::Code;
use remit_register::Kind;

use crate::acts::Route;
use crate::answer::{About, Answer, Mover};
use crate::ask::Ask;
use crate::change::{effect_on, kind_of_successors, successors};
use crate::rule::rule;
use crate::validator::{self, Finding, Severity};

rule!(board_passes_the_validator, Choice, Always);

/// Returns what each breach of a board that is to begin is about.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    let mut subjects: Vec<About> = Vec::new();
    for (_, breach) in breaches(ask) {
        if !subjects.contains(&breach.about) {
            subjects.push(breach.about);
        }
    }
    subjects
}

/// Refuses while there is a breach.
pub fn ask(ask: &Ask<'_>, about: &About) -> Answer {
    let breach = breaches(ask).into_iter().find(|(_, breach)| breach.about == *about);
    breach.map_or(Answer::Passed, |(body, breach)| {
        ask.refuse(&RULE, breach.next)
            .about(breach.about)
            .move_of(Mover::Body(body))
            .by(effect_on(&ask.case()))
            .into()
    })
}

/// Returns the breaches of every board that begins with the change, each with its body.
fn breaches(ask: &Ask<'_>) -> Vec<(Code, Finding)> {
    let case = ask.case();
    if case.opened.route == Some(Route::Statute) {
        return Vec::new(); // What Parliament makes is not stopped by an empty seat.
    }
    let (Some(effect), Some(kind)) = (effect_on(&case), kind_of_successors(&ask.world, &case))
    else {
        return Vec::new();
    };
    let is_new = |code: &Code| {
        let before = ask.world.view.body_at(*code, effect.day_before());
        before.is_none_or(|body| body.kind != kind)
    };
    let new = successors(&case).into_iter().map(|successor| successor.code).filter(is_new);
    new.flat_map(|code| of(ask, code, kind).into_iter().map(move |breach| (code, breach)))
        .collect()
}

fn of(ask: &Ask<'_>, body: Code, kind: Kind) -> Vec<Finding> {
    let findings = validator::findings(&ask.world, body, kind, ask.on).into_iter();
    findings.filter(|finding| finding.severity == Severity::Breach).collect()
}
