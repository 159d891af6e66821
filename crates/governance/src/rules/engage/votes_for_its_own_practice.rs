//! Whoever acts for a member practice votes for that practice, or for one that asked it to; a
//! clerk enters what came by post.
//!
//! Modelling choice: the role names the practice.

use crate::acts::{RoleEnded, RoleGiven, VoteCast};
use crate::answer::{About, Answer, Mover, NextStep};
use crate::ask::Ask;
use crate::role::RoleKind;
use crate::rule::rule;
use crate::signed::Signer;

rule!(votes_for_its_own_practice, Choice, Ccg);

/// Refuses a vote for another practice.
pub fn ask(ask: &Ask<'_>, act: &VoteCast) -> Answer {
    let Some(signer) = ask.signer else {
        return Answer::Passed;
    };
    let casts = act.proxy.unwrap_or(act.practice);
    let is_practice = signer.role == RoleKind::MemberPractice;
    if !is_practice || speaks_for(ask, signer).contains(&casts) {
        return Answer::Passed;
    }
    ask.refuse(&RULE, NextStep::Mend("practice"))
        .about(About::Body(casts))
        .move_of(Mover::Signer)
        .into()
}

/// Returns the practices that somebody speaks for at a body on the day.
fn speaks_for(ask: &Ask<'_>, signer: &Signer) -> Vec<remit_dictionary::Code> {
    let house = ask.house(signer.body);
    let has_ended = |given: u64| {
        house.signed::<RoleEnded>().any(|(recorded, ended)| {
            given < recorded.number && ended.person == signer.actor && ended.role == signer.role
        })
    };
    let given = house.signed::<RoleGiven>().filter(|(recorded, given)| {
        given.person == signer.actor
            && given.role == signer.role
            && given.until.is_none_or(|end| ask.on < end)
            && !has_ended(recorded.number)
    });
    given.filter_map(|(_, given)| given.practice).collect()
}
