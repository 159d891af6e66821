//! Every successor has a code that the Organisation Data Service has issued, four weeks before
//! the change. It is named once more then, with issued=issued.
//!
//! ODS calendar for reconfigurations: all done by D minus 4 weeks.

use crate::acts::{Act, Issued, SuccessorNamed};
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::change::{codes_due, effect_on, successors};
use crate::rule::rule;

rule!(each_code_is_issued, Verified, Always);

/// Asks of each successor.
pub fn subjects(ask: &Ask<'_>) -> Vec<About> {
    successors(&ask.case()).iter().map(|successor| About::Body(successor.code)).collect()
}

/// Refuses while its code is only reserved, or ours.
pub fn ask(ask: &Ask<'_>, successor: &About) -> Answer {
    let About::Body(code) = successor else {
        return Answer::Passed;
    };
    let case = ask.case();
    let named = successors(&case);
    if named.iter().any(|own| own.code == *code && own.issued == Issued::Issued) {
        return Answer::Passed;
    }
    let due = effect_on(&case).and_then(|effect| codes_due(&ask.world, effect));
    ask.refuse(&RULE, NextStep::Record(SuccessorNamed::WORD)).about(successor.clone()).by(due).into()
}
