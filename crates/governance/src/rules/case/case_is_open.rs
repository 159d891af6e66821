//! Nothing more is done in a case that was withdrawn, refused or ended; what was promised or set
//! before can still be judged.
//!
//! Modelling choice.

use crate::acts::{
    Act, ApplicationDecided, ArrangementDecided, BenefitJudged, CaseWithdrawn, ChangeDecided,
    Ended, LettersSent, Outcome,
};
use crate::answer::{Answer, NextStep};
use crate::ask::Ask;
use crate::books::Case;
use crate::rule::rule;

rule!(case_is_open, Choice, Always);

/// What may still be done in a case that is over.
const AFTERWARDS: [&str; 2] = [BenefitJudged::WORD, LettersSent::WORD];

/// Refuses an act in a case that is over.
pub fn ask(ask: &Ask<'_>, act: &'static str) -> Answer {
    match ask.case {
        Some(case) if is_over(&case) && !AFTERWARDS.contains(&act) => {
            ask.refuse(&RULE, NextStep::OpenAnother).into()
        }
        _ => Answer::Passed,
    }
}

/// Tells whether a case was withdrawn, refused or ended.
pub fn is_over(case: &Case<'_>) -> bool {
    let decisions = [
        case.last::<ApplicationDecided>().map(|decided| decided.outcome),
        case.last::<ArrangementDecided>().map(|decided| decided.outcome),
        case.last::<ChangeDecided>().map(|decided| decided.outcome),
    ];
    case.has::<CaseWithdrawn>()
        || case.has::<Ended>()
        || decisions.contains(&Some(Outcome::Refused))
}
