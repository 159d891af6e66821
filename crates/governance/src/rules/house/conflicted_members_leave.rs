//! Whoever has declared an interest in a matter leaves before it is decided.
//!
//! Domain guide, section 6, from memory: declare, register, leave the decision.

use crate::acts::ResolutionTaken;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;
use crate::rules;

rule!(conflicted_members_leave, Memory, Always);

/// Refuses a decision for which somebody with an interest stayed.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let own = ask.house(act.body);
    let Some((_, held)) = house::meeting(own, &act.meeting) else {
        return Answer::NotYetAskable { needs: &rules::meeting_was_held::RULE };
    };
    let conflicted = house::conflicted(own, &act.matter);
    let stayed = |person: &&&_| held.attended.contains(**person) && !act.left.contains(**person);
    let Some(person) = conflicted.iter().find(stayed) else {
        return Answer::Passed;
    };
    ask.refuse(&RULE, NextStep::Mend("left"))
        .about(About::Person((*person).clone()))
        .move_of(Mover::Body(act.body))
        .into()
}
