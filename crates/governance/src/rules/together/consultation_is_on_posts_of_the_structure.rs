//! People are consulted by their posts, and on a structure that is proposed.
//!
//! Modelling choice: posts, not names.

use crate::acts::{Act, ConsultationOpened, StructureProposed};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::arrangement::posts;
use crate::ask::Ask;
use crate::rule::rule;

rule!(consultation_is_on_posts_of_the_structure, Choice, Always);

/// Refuses a consultation on no post, or on one that no structure has.
pub fn ask(ask: &Ask<'_>, act: &ConsultationOpened) -> Answer {
    let known = posts(&ask.case());
    let (next, about) = match act.posts.iter().find(|post| !known.contains(post)) {
        Some(post) => (NextStep::Record(StructureProposed::WORD), About::Thing(post.clone())),
        None if act.posts.is_empty() => (NextStep::Mend("posts"), About::Field("posts")),
        None => return Answer::Passed,
    };
    ask.refuse(&RULE, next).about(about).move_of(Mover::Signer).into()
}
