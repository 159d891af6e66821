//! A structure names its posts, each once, and never the people in them.
//!
//! Modelling choice: people are consulted by post, so that the record holds no names of staff.

use crate::acts::StructureProposed;
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::rule::rule;

rule!(structure_names_posts, Choice, Always);

/// Refuses a structure without posts, or with one of them twice.
pub fn ask(ask: &Ask<'_>, act: &StructureProposed) -> Answer {
    let twice = act.posts.iter().enumerate().find(|(at, post)| act.posts[..*at].contains(post));
    let about = match twice {
        Some((_, post)) => About::Thing(post.clone()),
        None if act.posts.is_empty() => About::Field("posts"),
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, NextStep::Mend("posts")).about(about).move_of(Mover::Signer).into()
}
