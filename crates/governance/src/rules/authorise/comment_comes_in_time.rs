//! An applicant comments within two weeks of the last condition that was proposed.
//!
//! Domain guide 5.3 (comment: two weeks); the days are a figure.

use crate::acts::CommentMade;
use crate::answer::{About, Answer, NextStep};
use crate::ask::Ask;
use crate::authorisation::comment_until;
use crate::rule::rule;

rule!(comment_comes_in_time, Verified, Always);

/// Refuses a comment that comes too late.
pub fn ask(ask: &Ask<'_>, _: &CommentMade) -> Answer {
    let Some(until) = comment_until(&ask.world, &ask.case()) else {
        return Answer::NotYetAskable { needs: &super::comment_is_on_conditions::RULE };
    };
    if ask.on <= until {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Nothing).about(About::Day(ask.on, until)).by(Some(until)).into()
}
