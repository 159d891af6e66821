//! Only a promise that was made is judged: not before its day, and by a figure with what it
//! shows, or with the reason why it cannot be judged.
//!
//! Modelling choice.

use crate::acts::{Act, BenefitJudged, BenefitPromised};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(promise_is_on_record, Choice, Always);

/// Refuses to judge what was never promised, too early, or by nothing.
pub fn ask(ask: &Ask<'_>, act: &BenefitJudged) -> Answer {
    let case = ask.case();
    let refuse = |next| ask.refuse(&RULE, next).about(About::Thing(act.promise.clone()));
    let Some(promised) = case.all::<BenefitPromised>().rfind(|own| own.promise == act.promise)
    else {
        return refuse(NextStep::Record(BenefitPromised::WORD)).move_of(Mover::Signer).into();
    };
    if ask.on < promised.judged_on {
        let about = About::Day(ask.on, promised.judged_on);
        let wait = NextStep::WaitUntil(promised.judged_on);
        return refuse(wait).about(about).move_of(Mover::Calendar).into();
    }
    match (&act.figure, act.finding, &act.cannot) {
        (Some(_), Some(_), None) | (None, None, Some(_)) => Answer::Passed,
        _ => refuse(NextStep::Mend("figure")).move_of(Mover::Signer).into(),
    }
}
