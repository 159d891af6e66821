//! A function is delegated to somebody who is there: a seat that is filled, a committee that is
//! set up, or an arrangement that the body is a party to.
//!
//! Modelling choice.

use crate::acts::{Act, CaseKind, CommitteeSet, DelegationMade};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;
use crate::value::CaseId;

rule!(delegate_is_on_record, Choice, Always);

/// Refuses to delegate to nobody.
pub fn ask(ask: &Ask<'_>, act: &DelegationMade) -> Answer {
    let own = ask.house(act.body);
    let is_seat = house::seated(own).iter().any(|filled| filled.seat.word() == act.to.as_str());
    let is_arrangement = || {
        let case = CaseId::parse(act.to.as_str()).ok();
        let case = case.and_then(|id| ask.world.books.case(&id, ask.on));
        case.is_some_and(|case| {
            case.kind() == CaseKind::Arrangement && case.parties().contains(&act.body)
        })
    };
    if is_seat || house::committee(own, &act.to).is_some() || is_arrangement() {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(CommitteeSet::WORD))
        .about(About::ThingOf(act.body, act.to.clone()))
        .move_of(Mover::Body(act.body))
        .into()
}
