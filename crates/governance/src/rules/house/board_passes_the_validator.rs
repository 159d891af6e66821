//! A new governing body or board is complete before its body begins: the validator finds no breach.
//!
//! Modelling choice: a merger or an approval shows an empty list of breaches. What the record does
//! not say stands in no one's way.

use remit_dictionary::Code;
use remit_register::Kind;

use crate::answer::{Answer, Mover};
use crate::ask::Ask;
use crate::rule::rule;
use crate::validator::{self, Severity};

rule!(board_passes_the_validator, Choice, Always);

/// Refuses while a governing body or board has a breach; names the first.
pub fn of(ask: &Ask<'_>, body: Code, kind: Kind) -> Answer {
    let findings = validator::findings(&ask.world, body, kind, ask.on);
    let Some(breach) = findings.into_iter().find(|own| own.severity == Severity::Breach) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, breach.next).about(breach.about).move_of(Mover::Body(body)).into()
}
