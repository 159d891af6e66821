//! Only a balance that moved as a draft is trued up, and only once.
//!
//! Modelling choice: draft balances move marked as draft and are trued up after audit.

use crate::acts::TruedUp;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::holdings::given_up;
use crate::rule::rule;

rule!(balance_was_a_draft, Choice, Always);

/// Refuses to true up what was final, unknown, or trued up already.
pub fn ask(ask: &Ask<'_>, act: &TruedUp) -> Answer {
    let case = ask.case();
    let all = given_up(&ask.world, &case, act.of);
    let draft = all.iter().any(|own| own.account == act.account && own.is_draft);
    let again =
        case.all::<TruedUp>().any(|own| own.of == act.of && own.account == act.account);
    if draft && !again {
        return Answer::Passed;
    }
    ask.refuse(&RULE, if again { NextStep::Nothing } else { NextStep::Mend("account") })
        .about(About::Account(act.of, act.account.clone()))
        .move_of(Mover::Signer)
        .into()
}
