//! A resolution counts only if enough members take part, as the constitution in force that day
//! says. Members with an interest are not counted among them.
//!
//! Domain guide, section 6: each constitution sets its quorum (verified that they vary); that it
//! is counted without conflicted members is from memory. A share is one of all who sit there, those
//! with an interest among them, or of all seats where the constitution says so. A committee has the
//! quorum of its own, if it was given one.

use crate::acts::{Act, MeetingHeld, ResolutionTaken};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::house;
use crate::rule::rule;
use crate::rules;

rule!(meeting_is_quorate, Memory, Always);

/// Refuses a resolution of too few.
pub fn ask(ask: &Ask<'_>, act: &ResolutionTaken) -> Answer {
    let own = ask.house(act.body);
    let Some((_, held)) = house::meeting(own, &act.meeting) else {
        return Answer::NotYetAskable { needs: &rules::meeting_was_held::RULE };
    };
    let Some(needed) = house::quorum(&ask.world, act.body, held.committee.as_ref(), ask.on) else {
        return Answer::NotYetAskable { needs: &rules::constitution_is_in_force::RULE };
    };
    let conflicted = house::conflicted(own, &act.matter);
    let counts = |person: &&_| !act.left.contains(*person) && !conflicted.contains(*person);
    let found = held.attended.iter().filter(counts).count() as u64;
    if needed <= found {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Record(MeetingHeld::WORD))
        .about(About::Count { found, needed })
        .move_of(Mover::Body(act.body))
        .into()
}
