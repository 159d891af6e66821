//! Those who vote, abstain or leave the room at a meeting attended it.
//!
//! Modelling choice.

use crate::acts::ResolutionTaken;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;
use crate::rules;
use crate::rules::nobody_is_counted_twice::Counts;

rule!(those_who_vote_attended, Choice, Always);

/// Refuses a vote of somebody who was not there.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let Some((_, held)) = house::meeting(ask.house(act.body), &act.meeting) else {
        return Answer::NotYetAskable { needs: &rules::meeting_was_held::RULE };
    };
    let Some(absent) = act.people().into_iter().find(|person| !held.attended.contains(person))
    else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("attended"))
        .about(About::Person(absent.clone()))
        .move_of(Mover::Signer)
        .into()
}
