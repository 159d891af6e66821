//! Where a criterion is not met, the decision waits for the applicant's comment, or until the two
//! weeks of comment are over.
//!
//! Domain guide 5.3 (comment: two weeks).

use crate::acts::CommentMade;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::{Findings, comment_until, moderated_at, proposed};
use crate::rule::rule;

rule!(time_to_comment, Verified, Always);

/// Refuses to decide before the applicant could comment.
pub fn ask(ask: &Ask<'_>) -> Answer {
    let case = ask.case();
    if moderated_at(&case).is_none() {
        return Answer::NotYetAskable { needs: &super::application_is_moderated::RULE };
    }
    if Findings::of(&ask.world, &case).unmet().next().is_none() {
        return Answer::Passed; // There is nothing to comment on.
    }
    let last = proposed(&case).next_back();
    let (Some((last, _)), Some(until)) = (last, comment_until(&ask.world, &case)) else {
        return Answer::NotYetAskable { needs: &super::unmet_criterion_has_a_condition::RULE };
    };
    let commented =
        case.log.signed::<CommentMade>().any(|(comment, _)| last.number < comment.number);
    if commented || until < ask.on {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::WaitUntil(until.next_day()))
        .about(About::Day(ask.on, until))
        .by(Some(until))
        .into()
}
